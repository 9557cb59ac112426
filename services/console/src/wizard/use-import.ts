import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../api/api.context.js';
import { bodyOf } from '../api/client.js';
import type { components } from '../api/schema.generated.js';
import type { Confirmation, Import, ImportOptions } from './import.types.js';

const LOOK_MS = 2_000;
type View = components['schemas']['ImportView'];
type Mapping = NonNullable<components['schemas']['ChangeImportDto']['mapping']>;

export const importKey = (id: string) => ['imports', 'one', id] as const;

/** One import. After it is done, invitations go on: those are looked at every two seconds. */
export function useImport(id: string) {
  const api = useApi();
  return useQuery({
    queryKey: importKey(id),
    queryFn: async () => {
      const view = await bodyOf(api.GET('/v1/imports/{id}', { params: { path: { id } } }));
      return view as unknown as Import;
    },
    refetchInterval: ({ state: { data } }) => {
      if (data?.status === 'planning') return LOOK_MS / 2;
      const isSending = data?.status === 'completed' && (data.result?.invitations.queued ?? 0) > 0;
      return isSending ? LOOK_MS : false;
    },
  });
}

/** Everything that can be done with an import; the answer is the import as it is then. */
export function useImportActions(id: string) {
  const api = useApi();
  const queries = useQueryClient();
  const params = { path: { id } };
  const onSuccess = (view: View | undefined) => {
    if (view?.id) queries.setQueryData(importKey(id), view);
    return queries.invalidateQueries({ queryKey: ['imports'] });
  };
  const change = useMutation({
    mutationFn: (body: { options?: ImportOptions; mapping?: readonly (string | null)[] }) =>
      bodyOf(
        api.PATCH('/v1/imports/{id}', { params, body: { options: body.options, mapping: body.mapping as Mapping } }),
      ),
    onSuccess,
  });
  const plan = useMutation({
    mutationFn: () => bodyOf(api.POST('/v1/imports/{id}/plan', { params })) as Promise<unknown> as Promise<View>,
    onSuccess,
  });
  const apply = useMutation({
    mutationFn: (body: { planHash: string; confirm?: Confirmation }) =>
      bodyOf(api.POST('/v1/imports/{id}/apply', { params, body })) as Promise<unknown> as Promise<View>,
    onSuccess,
  });
  const cancel = useMutation({
    mutationFn: () => bodyOf(api.POST('/v1/imports/{id}/cancel', { params })) as Promise<unknown> as Promise<View>,
    onSuccess,
  });
  const undo = useMutation({
    mutationFn: () => bodyOf(api.POST('/v1/imports/{id}/undo', { params })) as Promise<unknown> as Promise<View>,
    onSuccess,
  });
  const release = useMutation({
    mutationFn: () =>
      bodyOf(api.POST('/v1/imports/{id}/release-invitations', { params })) as Promise<unknown> as Promise<View>,
    onSuccess,
  });
  return { change, plan, apply, cancel, undo, release };
}
