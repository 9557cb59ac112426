import { Alert, Badge, Group, List, Paper, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PrivacyRequest } from '../api/types.js';
import { formatNumber, formatTime } from '../ui/format.js';

type Step = PrivacyRequest['services'][number];
const COLORS = { pending: 'gray', running: 'orange', waiting: 'yellow', done: 'teal' } as const;

/** What one service has found or removed, and what it keeps and why. */
export function PrivacyStep({ step, kind }: { step: Step; kind: PrivacyRequest['kind'] }) {
  const { t, i18n } = useTranslation();
  const { service, state, items, removed, kept, problem, completedAt } = step;
  const name = `service.${service}`;
  return (
    <Paper withBorder p="sm">
      <Group justify="space-between">
        <Title order={3} size="h6">
          {i18n.exists(name) ? t(name) : service}
        </Title>
        <Badge variant="dot" tt="none" color={COLORS[state]}>
          {t(`privacy.state_${state}`)}
        </Badge>
      </Group>
      <Text size="sm" c="dimmed">
        {t(`privacy.items_${kind}`, { count: items, number: formatNumber(items) })}
        {completedAt && ` · ${formatTime(completedAt)}`}
      </Text>
      {problem && (
        <Alert color="yellow" variant="outline" mt="xs">
          {t('privacy.waiting', { problem })}
        </Alert>
      )}
      {removed.length > 0 && (
        <List size="sm" mt="xs">
          {removed.map(({ where, what, count }) => (
            <List.Item key={where + what}>
              {t(`privacy.removed_${what}`, { where, count, number: formatNumber(count) })}
            </List.Item>
          ))}
        </List>
      )}
      {kept.length > 0 && (
        <>
          <Text size="sm" fw={600} mt="xs">
            {t('privacy.kept')}
          </Text>
          <List size="sm">
            {kept.map(({ where, why, until }) => (
              <List.Item key={where + why}>
                {where}: {why} {until && t('privacy.keptUntil', { time: formatTime(until) })}
              </List.Item>
            ))}
          </List>
        </>
      )}
    </Paper>
  );
}
