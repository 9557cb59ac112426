import { useQuery } from '@tanstack/react-query';
import { useApi } from '../api/api.context.js';
import { bodyOf } from '../api/client.js';
import type { Page } from '../api/types.js';
import { PLACES_PER_PAGE, usePlaces } from '../ui/use-places.js';
import type { Import, ImportRow } from './import.types.js';

export interface RowFilter {
  readonly state?: string;
  readonly code?: string;
  readonly undo?: string;
}

export const rowsKey = (id: string) => ['imports', 'rows', id] as const;

/** Rows of an import in the order of the list; one can leap to any of them. `count`: how many there are. */
export function useRows({ id, plan, status }: Import, filter: RowFilter, count: number) {
  const api = useApi();
  return usePlaces<ImportRow>({
    key: [...rowsKey(id), plan?.hash, status, filter],
    count,
    load: async (start, signal) => {
      const query = { ...filter, limit: PLACES_PER_PAGE, ...start } as object;
      const page = await bodyOf(api.GET('/v1/imports/{id}/rows', { params: { path: { id }, query }, signal }));
      return page as unknown as Page<ImportRow>;
    },
  });
}

/** The first few rows of some kind: examples. */
export function useFirstRows({ id, plan, status }: Import, filter: RowFilter, limit: number, enabled = true) {
  const api = useApi();
  const { data } = useQuery({
    queryKey: [...rowsKey(id), plan?.hash, status, filter, 'first', limit],
    queryFn: async ({ signal }) => {
      const query = { ...filter, limit } as object;
      const page = await bodyOf(api.GET('/v1/imports/{id}/rows', { params: { path: { id }, query }, signal }));
      return (page as unknown as Page<ImportRow>).items;
    },
    enabled,
  });
  return data ?? [];
}

/** Which problems the rows have, and how many rows have each. */
export function useProblemCounts({ id, plan, status }: Import) {
  const api = useApi();
  const { data } = useQuery({
    queryKey: [...rowsKey(id), plan?.hash, status, 'problem-counts'],
    queryFn: async ({ signal }) =>
      (await bodyOf(api.GET('/v1/imports/{id}/problem-counts', { params: { path: { id } }, signal }))).items,
    placeholderData: (before) => before,
  });
  return data ?? [];
}
