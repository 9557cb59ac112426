import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useDebouncedValue } from '@mantine/hooks';
import { useApi } from '../api/api.context.js';
import { bodyOf } from '../api/client.js';
import type { GroupOfPeople, Page, UserKind } from '../api/types.js';

const SHOWN = 50;
const REST_MS = 150;

/** Groups whose name has what is typed, and making one that is not there yet. */
export function useGroupSearch(kind: UserKind, typed: string) {
  const api = useApi();
  const queries = useQueryClient();
  const [search] = useDebouncedValue(typed.trim(), REST_MS);
  const found = useQuery({
    queryKey: ['groups', kind, 'found', search],
    queryFn: async ({ signal }) => {
      const query = { kind, limit: SHOWN, search: search || undefined };
      const page = (await bodyOf(api.GET('/v1/groups', { params: { query }, signal }))) as Page<GroupOfPeople>;
      return page.items.filter(({ isSystem }) => !isSystem);
    },
    placeholderData: keepPreviousData,
  });
  const create = useMutation({
    mutationFn: (name: string) => bodyOf(api.POST('/v1/groups', { body: { kind, name } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['groups'] }),
  });
  return { groups: found.data ?? [], isSettled: search === typed.trim() && !found.isFetching, create };
}

/** The group of a name. Persons carry the names of their groups only. */
export async function groupIdOf(
  api: ReturnType<typeof useApi>,
  kind: UserKind,
  name: string,
): Promise<string | undefined> {
  const query = { kind, search: name, limit: 200 };
  const page = (await bodyOf(api.GET('/v1/groups', { params: { query } }))) as Page<GroupOfPeople>;
  return page.items.find((group) => group.name === name)?.id;
}
