import { Button, Text, Tooltip } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { useApi } from '../api/api.context.js';
import type { Role } from '../api/types.js';
import type { Versioned } from '../api/versioned.js';
import { ConfirmModal } from '../ui/confirm-modal.js';
import { notifyDone } from '../ui/notify.js';
import { ProblemAlert } from '../ui/problem-alert.js';

export function CopyRole({ role }: { role: Role }) {
  const { t } = useTranslation();
  return (
    <Button variant="default" component={Link} href={`/roles/new?from=${role.id}`}>
      {t('roles.copy')}
    </Button>
  );
}

/** A role that somebody has stays; the button says who has to lose it first. */
export function DeleteRole({ stored }: { stored: Versioned<Role> }) {
  const { t } = useTranslation();
  const api = useApi();
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const [asked, setAsked] = useState(false);
  const { id, name, userCount, groupCount, permissions } = stored.value;
  const remove = useMutation({
    mutationFn: () => api.DELETE('/v1/roles/{id}', { params: { path: { id }, header: { 'If-Match': stored.etag } } }),
    onSuccess: () => {
      notifyDone(t('roles.deleted', { name }));
      navigate('/roles');
      return queries.invalidateQueries({ queryKey: ['roles'], refetchType: 'none' });
    },
  });
  const isInUse = userCount + groupCount > 0;
  const held = {
    people: t('roles.people', { count: userCount }),
    groups: t('roles.groups', { count: groupCount }),
  };
  return (
    <>
      <Tooltip
        label={t('roles.inUse', held)}
        disabled={!isInUse}
        multiline
        maw={280}
        events={{ hover: true, focus: true, touch: true }}
      >
        <Button
          variant="default"
          c={isInUse ? undefined : 'var(--mantine-color-error)'}
          data-disabled={isInUse || undefined}
          aria-disabled={isInUse}
          onClick={() => !isInUse && setAsked(true)}
        >
          {t('roles.delete')}
        </Button>
      </Tooltip>
      <ConfirmModal
        opened={asked}
        title={t('roles.delete')}
        action={t('roles.delete')}
        color="red.8"
        busy={remove.isPending}
        onConfirm={() => remove.mutate()}
        onClose={() => setAsked(false)}
      >
        <Text>{t('roles.deleteAsk', { name, count: permissions.length })}</Text>
        <ProblemAlert error={remove.error} />
      </ConfirmModal>
    </>
  );
}
