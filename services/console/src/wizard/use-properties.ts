import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useApi } from '../api/api.context.js';
import { bodyOf } from '../api/client.js';
import { currentLocale } from '../i18n/i18n.js';

export interface PropertyInfo {
  readonly property: string;
  readonly label: string;
}

/** What a column can hold, named in the reader's language. */
export function useProperties() {
  const api = useApi();
  const locale = currentLocale();
  return useQuery({
    queryKey: ['import-properties', locale],
    queryFn: async () => {
      const answer = await bodyOf(api.GET('/v1/import-properties', { params: { query: { locale } } }));
      return (answer as unknown as { items: PropertyInfo[] }).items;
    },
    staleTime: Infinity,
  });
}

/** The name of a property. */
export function usePropertyLabel(): (property: string) => string {
  const { data } = useProperties();
  return useCallback((property) => data?.find((known) => known.property === property)?.label ?? property, [data]);
}
