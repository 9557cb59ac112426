import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useApi } from '../../api/api.context.js';
import { bodyOf } from '../../api/client.js';
import type { TemplateParts } from '../../api/types.js';
import type { TemplateId } from './load-template.js';

const PAUSE_MS = 350;

/** What becomes of texts that are still being typed, a moment after the last key; a mistake leaves the last that worked. */
export function usePreview(path: TemplateId, values: TemplateParts, userId: string | null) {
  const api = useApi();
  const [parts] = useDebouncedValue(values, PAUSE_MS);
  const query = useQuery({
    queryKey: ['email-templates', 'preview', path, parts, userId],
    queryFn: () => {
      const body = { ...parts, ...(userId && { userId }) };
      return bodyOf(api.POST('/v1/email-templates/{name}/{locale}/preview', { params: { path }, body }));
    },
    staleTime: 60_000,
    gcTime: 60_000,
  });
  const [last, setLast] = useState(query.data);
  useEffect(() => {
    if (query.data) setLast(query.data);
  }, [query.data]);
  return { shown: query.data ?? last, error: query.error, isFetching: query.isFetching };
}

export type Preview = ReturnType<typeof usePreview>;
