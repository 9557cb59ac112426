import { useApi } from '../api/api.context.js';
import { bodyOf } from '../api/client.js';
import type { User, UserKind } from '../api/types.js';
import { PLACES_PER_PAGE, usePlaces } from '../ui/use-places.js';

export interface PeopleFilter {
  readonly search?: string;
  readonly status?: 'active' | 'inactive';
  readonly account?: 'none' | 'invited' | 'active';
  readonly groupId?: string;
  readonly importId?: string;
}

/** People of a kind in the order of their names: a list in which one can leap, however long it is. */
export function usePeople(kind: UserKind, filter: PeopleFilter) {
  const api = useApi();
  const query = { kind, ...filter };
  return usePlaces<User>({
    key: ['users', kind, filter],
    load: (start, signal) =>
      bodyOf(api.GET('/v1/users', { params: { query: { ...query, limit: PLACES_PER_PAGE, ...start } }, signal })),
    count: async (signal) => (await bodyOf(api.GET('/v1/users/count', { params: { query }, signal }))).count,
  });
}
