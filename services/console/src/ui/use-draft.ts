import { useWindowEvent } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiProblem } from '../api/problem.js';
import type { Versioned } from '../api/versioned.js';
import { changedFields, merge, type TheirChange } from './merge.rules.js';

interface DraftOptions<T> {
  /** What is stored now; asked when somebody else was quicker. */
  readonly load: () => Promise<Versioned<T>>;
  readonly save: (values: T, etag: string) => Promise<Versioned<T>>;
  readonly onSaved?: (answer: Versioned<T>) => void;
}

/**
 * What somebody is typing over what is stored. If another person saved meanwhile (412), their changes are taken over where
 * nothing was typed, and listed; the next save is made on top of theirs.
 */
export function useDraft<T extends object>(stored: Versioned<T>, { load, save, onSaved }: DraftOptions<T>) {
  const [base, setBase] = useState(stored);
  const [values, setValues] = useState(stored.value);
  const [theirs, setTheirs] = useState<TheirChange<T>[]>([]);
  const isChanged = changedFields(base.value, values).length > 0;
  useWindowEvent('beforeunload', (event) => {
    if (isChanged) event.preventDefault();
  });
  const start = (answer: Versioned<T>) => {
    setBase(answer);
    setValues(answer.value);
    setTheirs([]);
  };
  const saving = useMutation({
    mutationFn: async () => {
      try {
        return await save(values, base.etag);
      } catch (error) {
        if (!(error instanceof ApiProblem) || error.status !== 412) throw error;
        const now = await load();
        const merged = merge(base.value, values, now.value);
        setBase(now);
        setValues(merged.values);
        setTheirs(merged.changes);
        return undefined;
      }
    },
    onSuccess: (answer) => {
      if (!answer) return;
      start(answer);
      onSaved?.(answer);
    },
  });
  return {
    values,
    isChanged,
    theirs,
    change: (patch: Partial<T>) => setValues((before) => ({ ...before, ...patch })),
    /** Gives up the own value of a field for theirs. */
    take: (field: keyof T & string) => {
      setValues((before) => ({ ...before, [field]: base.value[field] }));
      setTheirs((before) => before.filter((change) => change.field !== field));
    },
    reset: () => start(base),
    start,
    save: () => saving.mutate(),
    isSaving: saving.isPending,
    error: saving.error,
  };
}

export type Draft<T extends object> = ReturnType<typeof useDraft<T>>;
