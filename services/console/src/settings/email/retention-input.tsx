import { Alert, NumberInput, Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { EmailSettings } from '../../api/types.js';

type Retention = NonNullable<EmailSettings['retention']>;
const MODES = ['off', 'days', 'forever'] as const;

interface RetentionInputProps {
  value: Retention;
  before: Retention | undefined;
  onChange: (value: Retention) => void;
  disabled: boolean;
  error: string | undefined;
}

/** How long the log keeps mails, and what a shorter time takes away. */
export function RetentionInput({ value, before, onChange, disabled, error }: RetentionInputProps) {
  const { t } = useTranslation();
  const deletes = before !== undefined && daysOf(value) < daysOf(before);
  return (
    <Stack gap="sm">
      <Radio.Group
        aria-label={t('email.retention')}
        value={value.mode}
        onChange={(mode) => onChange(retentionOf(mode, value.days))}
      >
        <Stack gap="sm">
          {MODES.map((mode) => (
            <Radio
              key={mode}
              value={mode}
              label={t(`email.retention_${mode}`)}
              description={t(`email.retention_${mode}Help`)}
              disabled={disabled}
            />
          ))}
        </Stack>
      </Radio.Group>
      {value.mode === 'days' && (
        <NumberInput
          label={t('email.retentionDays')}
          min={1}
          max={3650}
          allowDecimal={false}
          maw={200}
          value={value.days ?? ''}
          onChange={(days) => onChange({ mode: 'days', days: days === '' ? null : Number(days) })}
          disabled={disabled}
          error={error}
        />
      )}
      {deletes && (
        <Alert color="yellow" variant="outline" role="alert">
          {value.mode === 'off'
            ? t('email.retentionDeletesAll')
            : t('email.retentionDeletes', { count: value.days ?? 0 })}
        </Alert>
      )}
    </Stack>
  );
}

function retentionOf(mode: Retention['mode'], days: number | null | undefined): Retention {
  return { mode, days: mode === 'days' ? (days ?? 365) : null };
}

function daysOf({ mode, days }: Retention): number {
  if (mode === 'off') return 0;
  return mode === 'forever' ? Infinity : (days ?? Infinity);
}
