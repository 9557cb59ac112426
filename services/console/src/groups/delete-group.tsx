import { Button, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useApi } from '../api/api.context.js';
import type { GroupOfPeople } from '../api/types.js';
import { ConfirmModal } from '../ui/confirm-modal.js';
import { notifyDone } from '../ui/notify.js';
import { ProblemAlert } from '../ui/problem-alert.js';

/** Says how many people are in a group, and that its roles go with it, before it is removed. */
export function DeleteGroup({ group }: { group: GroupOfPeople }) {
  const { t } = useTranslation();
  const api = useApi();
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const [asked, setAsked] = useState(false);
  const remove = useMutation({
    mutationFn: () => api.DELETE('/v1/groups/{id}', { params: { path: { id: group.id } } }),
    onSuccess: () => {
      notifyDone(t('groups.deleted', { name: group.name }));
      navigate(`/groups?kind=${group.kind}`);
      return queries.invalidateQueries({ queryKey: ['groups', group.kind] });
    },
  });
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
        {group.roleIds.length > 0 && <Text>{t('groups.deleteRoles', { count: group.roleIds.length })}</Text>}
        <ProblemAlert error={remove.error} />
      </ConfirmModal>
    </>
  );
}
