import { useApi } from '../api/api.context.js';
import { bodyOf } from '../api/client.js';
import type { Page } from '../api/types.js';
import { usePages } from '../ui/use-pages.js';
import type { Import, ImportRow } from './import.types.js';

const PAGE = 100;

/** Rows of a plan, all or those in one state or with one problem. */
export function useRows({ id, plan, status }: Import, filter: { state?: string; code?: string }, limit = PAGE) {
  const api = useApi();
  return usePages<ImportRow>({
    key: ['imports', 'rows', id, plan?.hash, status, filter, limit],
    load: async (cursor) => {
      const query = { ...filter, limit, cursor };
      const page = await bodyOf(api.GET('/v1/imports/{id}/rows', { params: { path: { id }, query } }));
      return page as unknown as Page<ImportRow>;
    },
  });
}
