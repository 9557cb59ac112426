import { useQuery } from '@tanstack/react-query';
import { useApi } from '../api/api.context.js';
import { bodyOf } from '../api/client.js';
import type { GroupOfPeople, Page, UserKind } from '../api/types.js';

/** Groups of a kind to choose from, the first two hundred by name. */
export function useGroups(kind: UserKind, enabled = true) {
  const api = useApi();
  return useQuery({
    queryKey: ['groups', kind, 'choice'],
    queryFn: async () => {
      const page = await bodyOf(api.GET('/v1/groups', { params: { query: { kind, limit: 200 } } }));
      return (page as Page<GroupOfPeople>).items;
    },
    enabled,
  });
}
