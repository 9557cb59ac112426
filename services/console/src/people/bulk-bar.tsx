import { Button, Group, List, Paper, Select, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../api/api.context.js';
import type { User, UserKind } from '../api/types.js';
import { useSession } from '../auth/session.context.js';
import { useGroups } from '../groups/use-groups.js';
import { ConfirmModal } from '../ui/confirm-modal.js';
import { notifyDone, notifyError } from '../ui/notify.js';
import { forEachOf } from './for-each.js';
import { fullName } from './full-name.rules.js';

type Action = 'deactivate' | 'invite' | 'group';
const NAMED = 8;

/** What can be done with the people who are ticked; asked with their names before it is done. */
export function BulkBar({ kind, people, onDone }: { kind: UserKind; people: User[]; onDone: () => void }) {
  const { t } = useTranslation();
  const api = useApi();
  const session = useSession();
  const queries = useQueryClient();
  const [asked, setAsked] = useState<Action>();
  const [busy, setBusy] = useState(false);
  const [groupId, setGroupId] = useState<string | null>(null);
  const groups = useGroups(kind, asked === 'group');
  const concerned =
    asked === 'invite'
      ? people.filter(({ account, email, status }) => account !== 'active' && email && status === 'active')
      : asked === 'deactivate'
        ? people.filter(({ status }) => status === 'active')
        : people;

  const run = async (action: Action) => {
    setBusy(true);
    try {
      const failures = await perform(action);
      if (failures.length > 0) notifyError(failures[0]);
      const done = concerned.length - failures.length;
      if (done > 0) notifyDone(t(`bulk.${action}Done`, { count: done }));
    } finally {
      setBusy(false);
      setAsked(undefined);
      await queries.invalidateQueries({ queryKey: ['users'] });
      onDone();
    }
  };
  const perform = (action: Action): Promise<unknown[]> => {
    if (action === 'deactivate')
      return forEachOf(concerned, ({ id }) => api.POST('/v1/users/{id}/deactivate', { params: { path: { id } } }));
    if (action === 'invite')
      return forEachOf(concerned, ({ id }) => api.POST('/v1/users/{id}/invite', { params: { path: { id } } }));
    const userIds = concerned.map(({ id }) => id);
    const params = { path: { id: groupId ?? '' } };
    return forEachOf([userIds], (ids) => api.POST('/v1/groups/{id}/members', { params, body: { userIds: ids } }));
  };

  return (
    <Paper withBorder p="xs" mb="sm" role="region" aria-label={t('bulk.label')}>
      <Group justify="space-between">
        <Text fw={600} px="xs" role="status">
          {t('bulk.selected', { count: people.length })}
        </Text>
        <Group gap="xs">
          {session.can('groups:write') && (
            <Button variant="default" onClick={() => setAsked('group')}>
              {t('bulk.group')}
            </Button>
          )}
          <Button variant="default" onClick={() => setAsked('invite')}>
            {t('bulk.invite')}
          </Button>
          <Button variant="default" c="var(--mantine-color-error)" onClick={() => setAsked('deactivate')}>
            {t('bulk.deactivate')}
          </Button>
          <Button variant="subtle" onClick={onDone}>
            {t('bulk.clear')}
          </Button>
        </Group>
      </Group>
      {asked && (
        <ConfirmModal
          opened
          title={t(`bulk.${asked}`)}
          action={t(`bulk.${asked}Action`, { count: concerned.length })}
          color={asked === 'deactivate' ? 'red.8' : undefined}
          busy={busy}
          disabled={concerned.length === 0 || (asked === 'group' && !groupId)}
          onConfirm={() => void run(asked)}
          onClose={() => setAsked(undefined)}
        >
          <Text>{t(`bulk.${asked}Ask`, { count: concerned.length })}</Text>
          {asked === 'group' && (
            <Select
              label={t('people.group')}
              data={(groups.data ?? [])
                .filter(({ isSystem }) => !isSystem)
                .map(({ id, name }) => ({ value: id, label: name }))}
              value={groupId}
              onChange={setGroupId}
              searchable
              data-autofocus
            />
          )}
          <List size="sm">
            {concerned.slice(0, NAMED).map((user) => (
              <List.Item key={user.id}>{fullName(user)}</List.Item>
            ))}
            {concerned.length > NAMED && <List.Item>{t('bulk.more', { count: concerned.length - NAMED })}</List.Item>}
          </List>
        </ConfirmModal>
      )}
    </Paper>
  );
}
