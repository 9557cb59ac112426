import { Button, Group, Paper, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../api/api.context.js';
import { bodyOf } from '../api/client.js';
import type { User, UserKind } from '../api/types.js';
import { useSession } from '../auth/session.context.js';
import { formatNumber } from '../ui/format.js';
import { notifyError } from '../ui/notify.js';
import { BulkDialog } from './bulk-dialog.js';
import { possibleActions, type BulkAction } from './bulk.rules.js';
import type { PeopleFilter } from './use-people.js';

/** More than this is what an import is for. */
const MOST = 5_000;
const PAGE = 200;

interface BulkBarProps {
  kind: UserKind;
  filter: PeopleFilter;
  people: User[];
  /** How many the list has. */
  total: number;
  onTick: (people: readonly User[]) => void;
}

/** What can be done with the people who are ticked. */
export function BulkBar({ kind, filter, people, total, onTick }: BulkBarProps) {
  const { t } = useTranslation();
  const api = useApi();
  const session = useSession();
  const [asked, setAsked] = useState<BulkAction>();
  const all = useMutation({
    mutationFn: async () => {
      const users: User[] = [];
      for (let cursor: string | undefined; users.length <= MOST;) {
        const query = { kind, ...filter, limit: PAGE, cursor };
        const page = await bodyOf(api.GET('/v1/users', { params: { query } }));
        users.push(...page.items);
        if (!page.nextCursor) break;
        cursor = page.nextCursor;
      }
      return users;
    },
    onSuccess: onTick,
    onError: notifyError,
  });
  const possible = possibleActions(people).filter((action) => action !== 'group' || session.can('groups:write'));
  return (
    <Paper withBorder p="xs" mb={6} role="region" aria-label={t('bulk.label')}>
      <Group justify="space-between">
        <Group gap="xs">
          <Text fw={600} px="xs" role="status">
            {t('bulk.selected', { count: people.length, number: formatNumber(people.length) })}
          </Text>
          {total > people.length && total <= MOST && (
            <Button variant="subtle" size="compact-sm" loading={all.isPending} onClick={() => all.mutate()}>
              {t('bulk.all', { number: formatNumber(total) })}
            </Button>
          )}
        </Group>
        <Group gap="xs">
          {possible.map((action) => (
            <Button
              key={action}
              variant="default"
              c={action === 'deactivate' ? 'var(--mantine-color-error)' : undefined}
              onClick={() => setAsked(action)}
            >
              {t(`bulk.${action}`)}
            </Button>
          ))}
          <Button variant="subtle" onClick={() => onTick([])}>
            {t('bulk.clear')}
          </Button>
        </Group>
      </Group>
      {asked && (
        <BulkDialog
          kind={kind}
          action={asked}
          people={people}
          onClose={(isDone) => {
            setAsked(undefined);
            if (isDone) onTick([]);
          }}
        />
      )}
    </Paper>
  );
}
