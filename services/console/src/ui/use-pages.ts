import { keepPreviousData, useInfiniteQuery, type InfiniteData } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Page } from '../api/types.js';

interface PagesOptions<T> {
  readonly key: readonly unknown[];
  readonly load: (cursor: string | undefined) => Promise<Page<T>>;
  readonly enabled?: boolean;
  readonly refetchInterval?: number | false;
}

/** A list that the API hands out page by page; the next page comes when somebody scrolls near the end. */
export function usePages<T>({ key, load, enabled = true, refetchInterval = false }: PagesOptions<T>) {
  const query = useInfiniteQuery<Page<T>, Error, InfiniteData<Page<T>>, readonly unknown[], string | undefined>({
    queryKey: key,
    queryFn: ({ pageParam }) => load(pageParam),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    enabled,
    refetchInterval,
  });
  const items = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  return { ...query, items };
}

export type Pages<T> = ReturnType<typeof usePages<T>>;
