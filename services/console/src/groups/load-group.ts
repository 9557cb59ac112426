import type { Api } from '../api/client.js';
import { versionedOf } from '../api/versioned.js';

export const loadGroup = (api: Api, id: string) =>
  versionedOf(api.GET('/v1/groups/{id}', { params: { path: { id } } }));
