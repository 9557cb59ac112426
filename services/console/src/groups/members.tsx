import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../api/api.context.js';
import { bodyOf } from '../api/client.js';
import type { GroupOfPeople, User } from '../api/types.js';
import { forEachOf } from '../people/for-each.js';
import { fullName } from '../people/full-name.rules.js';
import { useColumns } from '../people/use-columns.js';
import { ConfirmModal } from '../ui/confirm-modal.js';
import { DataGrid, type Ticked } from '../ui/data-grid.js';
import { EmptyState } from '../ui/empty-state.js';
import { formatNumber } from '../ui/format.js';
import { notifyDone, notifyError } from '../ui/notify.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { usePages } from '../ui/use-pages.js';
import { AddMembers } from './add-members.js';
import { useMayFill } from './use-may-fill.js';

const MOST_NAMES = 5;

/** Who is in a group; people come in and go out here. */
export function Members({ group }: { group: GroupOfPeople }) {
  const { t } = useTranslation();
  const api = useApi();
  const queries = useQueryClient();
  const { columns, visible } = useColumns(group.kind);
  const { mayFill, reason } = useMayFill(group);
  const [selected, setSelected] = useState<Ticked>({});
  const [asked, setAsked] = useState(false);
  const members = usePages<User>({
    key: ['groups', 'members', group.id],
    load: async (cursor) => {
      const params = { path: { id: group.id }, query: { cursor, limit: 100 } };
      return await bodyOf(api.GET('/v1/groups/{id}/members', { params }));
    },
  });
  const chosen = members.items.filter(({ id }) => selected[id]);
  const remove = useMutation({
    mutationFn: () =>
      forEachOf(chosen, ({ id: userId }) =>
        api.DELETE('/v1/groups/{id}/members/{userId}', { params: { path: { id: group.id, userId } } }),
      ),
    onSuccess: (failures) => {
      if (failures.length > 0) notifyError(failures[0]);
      else notifyDone(t('groups.removed', { count: chosen.length, name: group.name }));
      setSelected({});
      setAsked(false);
      return queries.invalidateQueries({ queryKey: ['groups'] });
    },
  });
  const label = useMemo(() => t('groups.membersOf', { name: group.name }), [t, group.name]);
  const others = chosen.length - MOST_NAMES;
  return (
    <Stack gap="sm" component="section" aria-label={label}>
      <Group justify="space-between">
        <Title order={2} size="h4">
          {t('groups.members')} ({formatNumber(group.memberCount)})
        </Title>
        <Group gap="xs">
          {chosen.length > 0 && (
            <Button variant="default" onClick={() => setAsked(true)}>
              {t('groups.remove', { count: chosen.length })}
            </Button>
          )}
          {mayFill && <AddMembers group={group} />}
        </Group>
      </Group>
      {reason && <Alert variant="outline">{reason}</Alert>}
      <ProblemAlert error={members.error} />
      {!members.error && (
        <DataGrid
          label={label}
          columns={columns}
          visible={visible}
          pages={members}
          rowId={({ id }) => id}
          rowLabel={fullName}
          selection={mayFill ? { value: selected, onChange: setSelected } : undefined}
          empty={<EmptyState title={t('groups.noMembers')} text={t('groups.noMembersHelp')} />}
        />
      )}
      <ConfirmModal
        opened={asked}
        title={t('groups.remove', { count: chosen.length })}
        action={t('groups.remove', { count: chosen.length })}
        busy={remove.isPending}
        onConfirm={() => remove.mutate()}
        onClose={() => setAsked(false)}
      >
        <Text>
          {chosen.slice(0, MOST_NAMES).map(fullName).join(', ')}
          {others > 0 && ` ${t('bulk.more', { count: others })}`}
        </Text>
        <Text size="sm">{t('groups.removeAsk', { name: group.name, count: group.roleIds.length })}</Text>
      </ConfirmModal>
    </Stack>
  );
}
