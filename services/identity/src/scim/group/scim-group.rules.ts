import { scimError } from '../http/scim.error.js';
import type { ScimObject } from '../resource/normalize.rules.js';
import type { Resource } from '../resource/resource.js';
import { GROUP_SCHEMA, ROLLCALL_GROUP_SCHEMA } from '../schema/group.schema.js';
import type { Member, StoredGroup } from './read-groups.sql.js';

/** A group as clients see it. `members` absent: not asked for, or not to be seen. */
export function groupResource(group: StoredGroup, members: readonly Member[] | undefined, base: string): Resource {
  const { id, kind, name, description, externalId } = group;
  return {
    schemas: [GROUP_SCHEMA, ROLLCALL_GROUP_SCHEMA],
    id,
    ...(externalId === null ? {} : { externalId }),
    displayName: name,
    ...(members ? { members: members.map((member) => memberResource(member, base)) } : {}),
    [ROLLCALL_GROUP_SCHEMA]: { kind, ...(description === null ? {} : { description }) },
    meta: {
      resourceType: 'Group',
      created: group.createdAt.toISOString(),
      lastModified: group.lastModified.toISOString(),
      location: `${base}/Groups/${id}`,
      version: group.version,
    },
  };
}

function memberResource({ id, name }: Member, base: string) {
  return { value: id, $ref: `${base}/Users/${id}`, display: name, type: 'User' };
}

/** A group as a client may change it, but for its members. */
export function editableGroup({ kind, name, description, externalId }: StoredGroup): ScimObject {
  return {
    displayName: name,
    ...(externalId === null ? {} : { externalId }),
    [ROLLCALL_GROUP_SCHEMA]: { kind, ...(description === null ? {} : { description }) },
  };
}

export interface WantedGroup {
  readonly name: string;
  /** Absent: left as it is. */
  readonly description?: string | null;
  readonly externalId: string | null;
}

/** @throws DomainError with scimType `invalidValue` */
export function wantedGroup(resource: ScimObject): WantedGroup {
  const name = ((resource['displayName'] as string | undefined) ?? '').trim();
  const externalId = ((resource['externalId'] as string | undefined) ?? '').trim() || null;
  const own = resource[ROLLCALL_GROUP_SCHEMA] as ScimObject | undefined;
  const description = (own?.['description'] as string | undefined) || null;
  requireText('displayName', name, 100);
  requireText('externalId', externalId ?? '', 200);
  requireText('description', description ?? '', 1000);
  if (name === '') throw scimError('invalidValue', 'displayName is required.');
  return { name, externalId, ...(own ? { description } : {}) };
}

function requireText(attribute: string, value: string, longest: number): void {
  if ([...value].length > longest) throw scimError('invalidValue', `${attribute} has at most ${longest} characters.`);
  if (value.includes('\0')) throw scimError('invalidValue', `${attribute} has no NUL characters.`);
}
