import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useApi } from '../api/api.context.js';
import { bodyOf } from '../api/client.js';
import type { components } from '../api/schema.generated.js';
import { rowsKey } from './use-rows.js';

export type UndoPreview = components['schemas']['UndoPreviewView'];
const LOOK_MS = 700;

/** What an undo would do now: asked for when somebody opens the question, looked at until it is there. */
export function useUndoPreview(id: string) {
  const api = useApi();
  const queries = useQueryClient();
  const params = { path: { id } };
  const key = ['imports', 'undo-preview', id];
  const ask = useMutation({
    mutationFn: () => bodyOf(api.POST('/v1/imports/{id}/undo-preview', { params })),
    onSuccess: (preview) => {
      queries.setQueryData(key, preview);
    },
  });
  const { mutate } = ask;
  useEffect(() => mutate(), [mutate, id]);
  const preview = useQuery({
    queryKey: key,
    queryFn: () => bodyOf(api.GET('/v1/imports/{id}/undo-preview', { params })),
    enabled: ask.isSuccess,
    refetchInterval: ({ state: { data } }) => (data?.status === 'preparing' ? LOOK_MS : false),
  });
  const isReady = ask.isSuccess && preview.data?.status === 'ready';
  useEffect(() => {
    if (isReady) void queries.invalidateQueries({ queryKey: rowsKey(id) });
  }, [isReady, queries, id]);
  return {
    preview: ask.isSuccess ? preview.data : undefined,
    isReady,
    error: ask.error ?? preview.error,
    again: mutate,
  };
}
