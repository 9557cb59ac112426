import { Alert, Button, List, Text } from '@mantine/core';
import { IconUserOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../ui/format.js';
import type { Import } from './import.types.js';
import { nameOfRow } from './row.rules.js';
import { useFirstRows } from './use-rows.js';

const NAMED = 8;

/** Who would be deactivated because a full list does not have them: by name, not only as a number. */
export function AbsentPeople({ view, onShow }: { view: Import; onShow: () => void }) {
  const { t } = useTranslation();
  const count = view.plan?.deactivate ?? 0;
  const first = useFirstRows(view, { state: 'deactivate' }, NAMED, count > 0);
  if (count === 0) return null;
  return (
    <Alert
      color="orange"
      variant="outline"
      icon={<IconUserOff aria-hidden />}
      title={t('check.absent', { count, number: formatNumber(count) })}
      styles={{ title: { color: 'var(--mantine-color-text)' } }}
    >
      <Text size="sm">{t('check.absentHelp')}</Text>
      <List size="sm" mt="xs" mih={20 * Math.min(count, NAMED)}>
        {first.map((row) => (
          <List.Item key={row.record}>{nameOfRow(row)}</List.Item>
        ))}
      </List>
      {count > NAMED && (
        <Button size="compact-sm" variant="default" mt="xs" onClick={onShow}>
          {t('check.absentAll', { number: formatNumber(count) })}
        </Button>
      )}
    </Alert>
  );
}
