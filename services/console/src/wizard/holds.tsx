import { Alert, NumberInput, Stack } from '@mantine/core';
import { IconHandStop } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Confirmation, Import } from './import.types.js';

export type Typed = Partial<Record<keyof Confirmation, number>>;

/** Whether every number that the guards ask for was typed in. */
export function isConfirmed(holds: Import['holds'], typed: Typed): boolean {
  return holds.every(({ confirm }) =>
    Object.entries(confirm).every(([name, number]) => typed[name as keyof Confirmation] === number),
  );
}

interface HoldsProps {
  holds: Import['holds'];
  typed: Typed;
  onType: (typed: Typed) => void;
}

/** Guards: what looks like an accident goes on when somebody types in how many are meant. */
export function Holds({ holds, typed, onType }: HoldsProps) {
  const { t } = useTranslation();
  const asked = new Map(holds.flatMap(({ confirm }) => Object.entries(confirm)));
  return (
    <Alert
      color="orange"
      variant="outline"
      icon={<IconHandStop aria-hidden />}
      title={t('hold.title')}
      role="alert"
      styles={{ title: { color: 'var(--mantine-color-text)' } }}
    >
      <Stack gap="sm">
        {holds.map(({ code, message }) => (
          <span key={code}>{message}</span>
        ))}
        {[...asked.keys()].map((name) => (
          <NumberInput
            key={name}
            label={name === 'deactivate' ? t('hold.deactivate') : t('hold.createGroups')}
            value={typed[name as keyof Confirmation] ?? ''}
            onChange={(value) => onType({ ...typed, [name]: typeof value === 'number' ? value : undefined })}
            allowDecimal={false}
            allowNegative={false}
            hideControls
            maw={320}
          />
        ))}
      </Stack>
    </Alert>
  );
}
