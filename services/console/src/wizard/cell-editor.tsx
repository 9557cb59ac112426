import { TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../ui/problem-text.js';
import { notifyError } from '../ui/notify.js';
import type { Import, ImportRow } from './import.types.js';
import { cellOf } from './row.rules.js';
import { useCorrections } from './use-corrections.js';

interface CellEditorProps extends TextInputProps {
  view: Import;
  row: ImportRow;
  column: number;
  onSaved?: (row: ImportRow) => void;
}

/** A cell of the list, corrected in place: Enter or leaving it keeps what was typed, Escape takes it back. */
export function CellEditor({ view, row, column, onSaved, ...props }: CellEditorProps) {
  const { t } = useTranslation();
  const { correct } = useCorrections(view.id);
  const stored = cellOf(row, column);
  const [typed, setTyped] = useState<string>();
  const value = typed ?? stored;
  const name = view.columns[column]?.header?.trim() || t('wizard.column', { number: column + 1 });
  const save = () => {
    if (value === stored) return setTyped(undefined);
    return correct.mutate(
      { row, cells: [{ column, value }] },
      {
        onSuccess: (changed) => {
          setTyped(undefined);
          onSaved?.(changed);
        },
        onError: onSaved ? undefined : notifyError,
      },
    );
  };
  return (
    <TextInput
      size="xs"
      aria-label={t('check.cell', { name, line: row.line })}
      value={value}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter') {
          event.preventDefault();
          save();
        }
        if (event.key === 'Escape' && typed !== undefined) {
          event.stopPropagation();
          setTyped(undefined);
        }
      }}
      disabled={correct.isPending}
      error={onSaved && correct.error ? problemText(correct.error) : undefined}
      spellCheck={false}
      w={220}
      {...props}
    />
  );
}
