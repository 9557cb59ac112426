import { keepPreviousData, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { Page } from '../api/types.js';

export const PLACES_PER_PAGE = 100;
/** Somebody who drags the bar passes thousands of rows: only those where they stop are asked for. */
const REST_MS = 120;

/** Where a page begins: after the page before, where that is known (quicker), else so many rows from the start. */
export interface PageStart {
  readonly cursor?: string;
  readonly offset?: number;
}

interface PlacesOptions<T> {
  /** Names the list; with another key it is another list. */
  readonly key: readonly unknown[];
  readonly load: (start: PageStart, signal: AbortSignal) => Promise<Page<T>>;
  /** How many there are, where that is not known already. */
  readonly count: number | ((signal: AbortSignal) => Promise<number>);
}

/** A list in which one can leap: pages are loaded where somebody looks, in any order. */
export interface Places<T> {
  readonly count: number;
  readonly at: (index: number) => T | undefined;
  readonly look: (first: number, last: number) => void;
  readonly error: Error | null;
  readonly isPending: boolean;
  /** Still the list of before, while the one that was asked for is on its way. */
  readonly isOld: boolean;
}

export function usePlaces<T>({ key, load, count }: PlacesOptions<T>): Places<T> {
  const queries = useQueryClient();
  const [[first, last], setSight] = useState<readonly [number, number]>([0, 0]);
  const [calm] = useDebouncedValue(
    `${Math.floor(first / PLACES_PER_PAGE)}-${Math.floor(last / PLACES_PER_PAGE)}`,
    REST_MS,
  );
  const head = useQuery({
    queryKey: [...key, 'page', 0],
    queryFn: async ({ signal }) => ({ key, page: await load({}, signal) }),
    placeholderData: keepPreviousData,
  });
  const shown = head.data?.key ?? key;
  const isAll = head.data !== undefined && head.data.page.nextCursor === null;
  const total = useQuery({
    queryKey: [...shown, 'count'],
    queryFn: ({ signal }) => (typeof count === 'number' ? count : count(signal)),
    enabled: typeof count !== 'number' && head.data !== undefined && !isAll && !head.isPlaceholderData,
  });
  const [from = 0, to = 0] = calm.split('-').map(Number);
  // The neighbours too, so that somebody who scrolls meets rows that are there already.
  const numbers = Array.from({ length: to - from + 3 }, (_, index) => from - 1 + index).filter((number) => number > 0);
  const pageKey = (number: number) => [...shown, 'page', number];
  const startOf = (number: number): PageStart => {
    const before = queries.getQueryData<{ page: Page<T> }>(pageKey(number - 1))?.page.nextCursor;
    return before ? { cursor: before } : { offset: number * PLACES_PER_PAGE };
  };
  // One more than is known to be there, as long as nobody has counted.
  const mostKnown = typeof count === 'number' ? count : (total.data ?? 2 * PLACES_PER_PAGE);
  const pages = useQueries({
    queries: numbers.map((number) => ({
      queryKey: pageKey(number),
      queryFn: async ({ signal }: { signal: AbortSignal }) => ({
        key: shown,
        page: await load(startOf(number), signal),
      }),
      enabled: !head.isPlaceholderData && !isAll && (number - 1) * PLACES_PER_PAGE < mostKnown,
    })),
  });
  const loaded = head.data?.page.items.length ?? 0;
  const inSight = new Map([
    [0, head.data?.page],
    ...numbers.map((number, at) => [number, pages[at]?.data?.page] as const),
  ]);
  const known = typeof count === 'number' && !head.isPlaceholderData ? count : total.data;
  const end = [...inSight].find(([, page]) => page?.nextCursor === null);
  return {
    // The page without a next one knows best where the list ends.
    count: end ? end[0] * PLACES_PER_PAGE + (end[1]?.items.length ?? 0) : (known ?? loaded),
    at: (index) => inSight.get(Math.floor(index / PLACES_PER_PAGE))?.items[index % PLACES_PER_PAGE],
    look: (one, other) => setSight((before) => (before[0] === one && before[1] === other ? before : [one, other])),
    error: head.error ?? pages.find(({ error }) => error)?.error ?? null,
    isPending: head.isPending,
    isOld: head.isPlaceholderData,
  };
}
