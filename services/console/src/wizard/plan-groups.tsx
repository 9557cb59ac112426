import { Alert, Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../ui/format.js';
import type { Import } from './import.types.js';
import { lookAlikes } from './look-alike.rules.js';
import { useFirstRows } from './use-rows.js';

const NAMED = 24;
const EXAMPLES = 100;

/** Groups that would be created; those that look like one that is there, or like one another, are flagged. */
export function PlanGroups({ view, onShow }: { view: Import; onShow: (code: string) => void }) {
  const { t } = useTranslation();
  const [isWhole, setIsWhole] = useState(false);
  const names = view.plan?.groups.create ?? [];
  const similar = useFirstRows(view, { code: 'W_GROUP_SIMILAR' }, EXAMPLES, names.length > 0);
  if (names.length === 0) return null;
  const messages = new Set(
    similar.flatMap(({ problems }) =>
      problems.filter(({ code }) => code === 'W_GROUP_SIMILAR').map(({ message }) => message),
    ),
  );
  const pairs = lookAlikes(names.slice(0, 1_000));
  const flagged = new Set(pairs.flat());
  return (
    <Stack gap="xs">
      <Group gap={6}>
        <Text>{t('check.newGroups', { count: names.length, number: formatNumber(names.length) })}</Text>
        {names.slice(0, isWhole ? undefined : NAMED).map((name) => (
          <Badge key={name} variant={flagged.has(name) ? 'dot' : 'default'} color="yellow" size="lg" tt="none" fw={500}>
            {name}
          </Badge>
        ))}
        {names.length > NAMED && (
          <Button variant="subtle" size="compact-sm" onClick={() => setIsWhole(!isWhole)}>
            {isWhole ? t('check.lessGroups') : t('bulk.more', { count: names.length - NAMED })}
          </Button>
        )}
      </Group>
      {(messages.size > 0 || pairs.length > 0) && (
        <Alert
          color="yellow"
          variant="outline"
          title={t('check.lookAlikes')}
          styles={{ title: { color: 'var(--mantine-color-text)' } }}
        >
          <Stack gap={4} align="flex-start">
            {[...messages].map((message) => (
              <Text size="sm" key={message}>
                {message}
              </Text>
            ))}
            {pairs.map(([one, other]) => (
              <Text size="sm" key={`${one}~${other}`}>
                {t('check.lookAlike', { one, other })}
              </Text>
            ))}
            {messages.size > 0 && (
              <Button size="compact-sm" variant="default" onClick={() => onShow('W_GROUP_SIMILAR')}>
                {t('check.showRows')}
              </Button>
            )}
          </Stack>
        </Alert>
      )}
    </Stack>
  );
}
