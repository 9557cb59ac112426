import type { Api } from '../api/client.js';
import type { AssignedRoles } from '../api/types.js';
import { versionedOf, type Versioned } from '../api/versioned.js';

/** Who has roles: a person by themselves, or everybody in a group. */
export interface Holder {
  readonly type: 'user' | 'group';
  readonly id: string;
}

export function rolesOf(api: Api, { type, id }: Holder): Promise<Versioned<AssignedRoles>> {
  const params = { path: { id } };
  return versionedOf(
    type === 'user' ? api.GET('/v1/users/{id}/roles', { params }) : api.GET('/v1/groups/{id}/roles', { params }),
  );
}

export function giveRoles(
  api: Api,
  { type, id }: Holder,
  roleIds: string[],
  etag: string,
): Promise<Versioned<AssignedRoles>> {
  const options = { params: { path: { id }, header: { 'If-Match': etag } }, body: { roleIds } };
  return versionedOf(
    type === 'user' ? api.PUT('/v1/users/{id}/roles', options) : api.PUT('/v1/groups/{id}/roles', options),
  );
}
