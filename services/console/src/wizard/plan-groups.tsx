import { Alert, Badge, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Import } from './import.types.js';
import { useRows } from './use-rows.js';

const NAMED = 30;

/** Groups that would be created, and those that look like one that is there. */
export function PlanGroups({ view }: { view: Import }) {
  const { t } = useTranslation();
  const similar = useRows(view, { code: 'W_GROUP_SIMILAR' }, 20);
  const names = view.plan?.groups.create ?? [];
  if (names.length === 0) return null;
  const messages = new Set(
    similar.items.flatMap(({ problems }) =>
      problems.filter(({ code }) => code === 'W_GROUP_SIMILAR').map(({ message }) => message),
    ),
  );
  return (
    <Stack gap="xs">
      <Group gap={6}>
        <Text>{t('check.newGroups', { count: names.length })}</Text>
        {names.slice(0, NAMED).map((name) => (
          <Badge key={name} variant="default" size="lg" tt="none">
            {name}
          </Badge>
        ))}
        {names.length > NAMED && <Text c="dimmed">{t('bulk.more', { count: names.length - NAMED })}</Text>}
      </Group>
      {[...messages].map((message) => (
        <Alert key={message} color="yellow" variant="outline">
          {message}
        </Alert>
      ))}
    </Stack>
  );
}
