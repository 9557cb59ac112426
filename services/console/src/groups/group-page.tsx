import { Button, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useApi } from '../api/api.context.js';
import { bodyOf, isMissing } from '../api/client.js';
import type { GroupOfPeople, User } from '../api/types.js';
import { useSession } from '../auth/session.context.js';
import { forEachOf } from '../people/for-each.js';
import { fullName } from '../people/full-name.rules.js';
import { useColumns } from '../people/use-columns.js';
import { NotFound } from '../shell/not-found.js';
import { ConfirmModal } from '../ui/confirm-modal.js';
import { DataGrid, type Ticked } from '../ui/data-grid.js';
import { EmptyState } from '../ui/empty-state.js';
import { notifyError } from '../ui/notify.js';
import { PageHeader } from '../ui/page-header.js';
import { PageSkeleton } from '../ui/page-skeleton.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { usePages } from '../ui/use-pages.js';

/** One group and who is in it. */
export default function GroupPage({ id }: { id: string }) {
  const { t } = useTranslation();
  const api = useApi();
  const { data: group, error } = useQuery({
    queryKey: ['groups', 'one', id],
    queryFn: () => bodyOf(api.GET('/v1/groups/{id}', { params: { path: { id } } })),
  });
  if (isMissing(error)) return <NotFound />;
  if (error) return <ProblemAlert error={error} />;
  if (!group) return <PageSkeleton />;
  return (
    <>
      <PageHeader title={group.name} back={{ href: `/groups?kind=${group.kind}`, label: t('nav.groups') }}>
        <DeleteGroup group={group} />
      </PageHeader>
      {group.description && <Text mb="md">{group.description}</Text>}
      <Members group={group} />
    </>
  );
}

function Members({ group }: { group: GroupOfPeople }) {
  const { t } = useTranslation();
  const api = useApi();
  const session = useSession();
  const queries = useQueryClient();
  const { columns, visible } = useColumns(group.kind);
  const [selected, setSelected] = useState<Ticked>({});
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
      setSelected({});
      return queries.invalidateQueries({ queryKey: ['groups'] });
    },
  });
  const canWrite = session.can('groups:write') && !group.isSystem;
  const label = useMemo(() => t('groups.membersOf', { name: group.name }), [t, group.name]);
  return (
    <>
      {chosen.length > 0 && (
        <Button variant="default" mb="sm" loading={remove.isPending} onClick={() => remove.mutate()}>
          {t('groups.remove', { count: chosen.length })}
        </Button>
      )}
      <ProblemAlert error={members.error} />
      {!members.error && (
        <DataGrid
          label={label}
          columns={columns}
          visible={visible}
          pages={members}
          rowId={({ id }) => id}
          rowLabel={fullName}
          selection={canWrite ? { value: selected, onChange: setSelected } : undefined}
          empty={<EmptyState title={t('groups.noMembers')} text={t('groups.noMembersHelp')} />}
        />
      )}
    </>
  );
}

function DeleteGroup({ group }: { group: GroupOfPeople }) {
  const { t } = useTranslation();
  const api = useApi();
  const session = useSession();
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const [asked, setAsked] = useState(false);
  const remove = useMutation({
    mutationFn: () => api.DELETE('/v1/groups/{id}', { params: { path: { id: group.id } } }),
    onSuccess: () => {
      navigate(`/groups?kind=${group.kind}`);
      return queries.invalidateQueries({ queryKey: ['groups'] });
    },
  });
  if (!session.can('groups:write') || group.isSystem) return null;
  return (
    <>
      <Button variant="default" c="var(--mantine-color-error)" onClick={() => setAsked(true)}>
        {t('groups.delete')}
      </Button>
      <ConfirmModal
        opened={asked}
        title={t('groups.delete')}
        action={t('groups.delete')}
        color="red.8"
        busy={remove.isPending}
        onConfirm={() => remove.mutate()}
        onClose={() => setAsked(false)}
      >
        <Text>{t('groups.deleteAsk', { name: group.name, count: group.memberCount })}</Text>
        <ProblemAlert error={remove.error} />
      </ConfirmModal>
    </>
  );
}
