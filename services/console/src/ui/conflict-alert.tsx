import { Alert, Button, Group, List, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { TheirChange } from './merge.rules.js';

interface ConflictAlertProps<T> {
  changes: readonly TheirChange<T>[];
  labelOf: (field: keyof T & string) => string;
  onTake: (field: keyof T & string) => void;
}

/** Somebody else saved first: what they changed, and what to do about it. */
export function ConflictAlert<T extends object>({ changes, labelOf, onTake }: ConflictAlertProps<T>) {
  const { t } = useTranslation();
  if (changes.length === 0) return null;
  return (
    <Alert
      color="yellow"
      variant="outline"
      role="alert"
      icon={<IconUsers aria-hidden />}
      title={t('conflict.title')}
      styles={{ title: { color: 'inherit' } }}
    >
      <Text size="sm">{t('conflict.text')}</Text>
      <List size="sm" mt="xs">
        {changes.map(({ field, after, clashes }) => (
          <List.Item key={field}>
            <Group gap="xs">
              <span>{t('conflict.now', { field: labelOf(field), value: shown(after, t('conflict.other')) })}</span>
              {clashes && (
                <Button size="compact-xs" variant="default" onClick={() => onTake(field)}>
                  {t('conflict.take')}
                </Button>
              )}
            </Group>
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}

function shown(value: unknown, other: string): string {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value !== 'string' && typeof value !== 'number') return other;
  const text = `${value}`;
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
