import type { Api } from '../api/client.js';
import type { Role } from '../api/types.js';
import { versionedOf, type Versioned } from '../api/versioned.js';

export const loadRole = (api: Api, id: string): Promise<Versioned<Role>> =>
  versionedOf(api.GET('/v1/roles/{id}', { params: { path: { id } } }));
