import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../api/api.context.js';
import { bodyOf } from '../api/client.js';
import type { components } from '../api/schema.generated.js';
import type { ImportRow } from './import.types.js';
import { importKey } from './use-import.js';
import { rowsKey } from './use-rows.js';

type Suggestions = components['schemas']['ApplySuggestionsDto'];

/** Puts other values into cells of the list. The plan is void then, so the rows are read anew. */
export function useCorrections(id: string) {
  const api = useApi();
  const queries = useQueryClient();
  const onSuccess = async () => {
    await queries.invalidateQueries({ queryKey: importKey(id) });
    await queries.invalidateQueries({ queryKey: rowsKey(id) });
  };
  const correct = useMutation({
    mutationFn: async ({ row, cells }: { row: ImportRow; cells: { column: number; value: string }[] }) => {
      const path = { id, record: row.record };
      const header = { 'if-match': `"${row.version}"` };
      const changed = await bodyOf(
        api.PATCH('/v1/imports/{id}/rows/{record}', { params: { path, header }, body: { cells } }),
      );
      return changed as unknown as ImportRow;
    },
    onSuccess,
  });
  const takeBack = useMutation({
    mutationFn: async (row: ImportRow) => {
      const path = { id, record: row.record };
      const changed = await bodyOf(api.DELETE('/v1/imports/{id}/rows/{record}/edits', { params: { path } }));
      return changed as unknown as ImportRow;
    },
    onSuccess,
  });
  const takeSuggestions = useMutation({
    mutationFn: (body: Suggestions) =>
      bodyOf(api.POST('/v1/imports/{id}/apply-suggestions', { params: { path: { id } }, body })),
    onSuccess,
  });
  return { correct, takeBack, takeSuggestions };
}
