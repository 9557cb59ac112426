import { useApi } from '../api/api.context.js';
import { bodyOf } from '../api/client.js';
import type { User, UserKind } from '../api/types.js';
import { usePages } from '../ui/use-pages.js';

export interface PeopleFilter {
  readonly search?: string;
  readonly status?: 'active' | 'inactive';
  readonly account?: 'none' | 'invited' | 'active';
  readonly groupId?: string;
  readonly importId?: string;
}

const PAGE = 100;

export function usePeople(kind: UserKind, filter: PeopleFilter) {
  const api = useApi();
  return usePages<User>({
    key: ['users', kind, filter],
    load: (cursor) => bodyOf(api.GET('/v1/users', { params: { query: { kind, limit: PAGE, cursor, ...filter } } })),
  });
}
