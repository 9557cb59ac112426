import { useDebouncedValue } from '@mantine/hooks';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'wouter';

const PAUSE_MS = 200;

/** Filters of a list that stand in the address, so that a link shows what one sees. */
export function useSearchFilters<Name extends string>(names: readonly Name[]) {
  const [parameters, setParameters] = useSearchParams();
  const address = parameters.toString();
  const values = useMemo(() => {
    const found = new URLSearchParams(address);
    // The names of a page's filters do not change.
    return Object.fromEntries(names.map((name) => [name, found.get(name) ?? undefined])) as Partial<
      Record<Name, string>
    >;
  }, [address]);
  const [settled] = useDebouncedValue(values, PAUSE_MS);
  const set = useCallback(
    (name: Name, value: string | null) =>
      setParameters(
        (current) => {
          const next = new URLSearchParams(current);
          if (value) next.set(name, value);
          else next.delete(name);
          return next;
        },
        { replace: true },
      ),
    [setParameters],
  );
  const clear = useCallback(() => setParameters({}, { replace: true }), [setParameters]);
  return { values, settled, set, clear, isFiltered: Object.values(values).some((value) => value !== undefined) };
}
