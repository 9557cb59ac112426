import { Button, Menu, Text } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../api/api.context.js';
import type { User } from '../api/types.js';
import { ConfirmModal } from '../ui/confirm-modal.js';
import { notifyDone, notifyError } from '../ui/notify.js';
import { fullName } from './full-name.rules.js';

type Action = 'deactivate' | 'reactivate' | 'invite' | 'revoke';

/** What can be done with somebody's account. */
export function PersonActions({ user }: { user: User }) {
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
      if (action === 'revoke') await api.DELETE('/v1/users/{id}/invite', { params });
    },
    onSuccess: async (_nothing, action) => {
      notifyDone(t(`person.${action}Done`, { name: fullName(user) }));
      await queries.invalidateQueries({ queryKey: ['users'] });
      await queries.invalidateQueries({ queryKey: ['email-log'] });
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
          {user.account === 'invited' && (
            <Menu.Item onClick={() => act.mutate('revoke')}>{t('person.revoke')}</Menu.Item>
          )}
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
