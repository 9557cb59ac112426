import { Badge, Button, Group, Menu, Text } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../api/api.context.js';
import { bodyOf, isMissing } from '../api/client.js';
import type { User } from '../api/types.js';
import { useSession } from '../auth/session.context.js';
import { NotFound } from '../shell/not-found.js';
import { ConfirmModal } from '../ui/confirm-modal.js';
import { notifyDone, notifyError } from '../ui/notify.js';
import { PageHeader } from '../ui/page-header.js';
import { PageSkeleton } from '../ui/page-skeleton.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { fullName } from './full-name.rules.js';
import { PersonDetails } from './person-details.js';
import { PersonHistory } from './person-history.js';
import { PersonMails } from './person-mails.js';
import { PersonRoles } from './person-roles.js';
import { AccountBadge } from './use-columns.js';

/** One person: values, account, mails, and what happened to them. */
export default function PersonPage({ id }: { id: string }) {
  const { t } = useTranslation();
  const api = useApi();
  const session = useSession();
  const { data: user, error } = useQuery({
    queryKey: ['users', 'one', id],
    queryFn: () => bodyOf(api.GET('/v1/users/{id}', { params: { path: { id } } })),
  });
  if (isMissing(error)) return <NotFound />;
  if (error) return <ProblemAlert error={error} />;
  if (!user) return <PageSkeleton />;
  const list = user.kind === 'staff' ? '/staff' : '/contacts';
  const canWrite = session.can(user.kind === 'staff' ? 'staff:write' : 'contacts:write');
  return (
    <>
      <PageHeader
        title={fullName(user)}
        back={{ href: list, label: user.kind === 'staff' ? t('nav.staff') : t('nav.contacts') }}
      >
        {canWrite && <PersonActions user={user} />}
      </PageHeader>
      <Group mb="lg">
        <AccountBadge user={user} />
        {user.tags.map((tag) => (
          <Badge key={tag} variant="default" tt="none">
            {tag}
          </Badge>
        ))}
      </Group>
      <PersonDetails user={user} canWrite={canWrite} key={user.version} />
      {session.can('roles:read') && <PersonRoles id={id} />}
      {session.can('email-log:read') && user.email && <PersonMails email={user.email} />}
      <PersonHistory id={id} />
    </>
  );
}

type Action = 'deactivate' | 'reactivate' | 'invite';

function PersonActions({ user }: { user: User }) {
  const { t } = useTranslation();
  const api = useApi();
  const queries = useQueryClient();
  const [asked, setAsked] = useState(false);
  const params = { path: { id: user.id } };
  const act = useMutation({
    mutationFn: async (action: Action) => {
      if (action === 'deactivate') await api.POST('/v1/users/{id}/deactivate', { params });
      if (action === 'reactivate') await api.POST('/v1/users/{id}/reactivate', { params });
      if (action === 'invite') await api.POST('/v1/users/{id}/invite', { params });
    },
    onSuccess: (_nothing, action) => {
      notifyDone(t(`person.${action}Done`, { name: fullName(user) }));
      return queries.invalidateQueries({ queryKey: ['users'] });
    },
    onError: notifyError,
    onSettled: () => setAsked(false),
  });
  const canInvite = user.status === 'active' && user.account !== 'active' && user.email !== null;
  return (
    <>
      {canInvite && (
        <Button variant="default" loading={act.isPending} onClick={() => act.mutate('invite')}>
          {user.account === 'invited' ? t('person.inviteAgain') : t('person.invite')}
        </Button>
      )}
      <Menu withInitialFocusPlaceholder={false} position="bottom-end">
        <Menu.Target>
          <Button variant="default" aria-label={t('person.more')} px="sm">
            <IconDots size={18} aria-hidden />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {user.status === 'active' ? (
            <Menu.Item onClick={() => setAsked(true)}>{t('bulk.deactivate')}</Menu.Item>
          ) : (
            <Menu.Item onClick={() => act.mutate('reactivate')}>{t('person.reactivate')}</Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <ConfirmModal
        opened={asked}
        title={t('bulk.deactivate')}
        action={t('bulk.deactivate')}
        color="red.8"
        busy={act.isPending}
        onConfirm={() => act.mutate('deactivate')}
        onClose={() => setAsked(false)}
      >
        <Text>{t('person.deactivateAsk', { name: fullName(user) })}</Text>
      </ConfirmModal>
    </>
  );
}
