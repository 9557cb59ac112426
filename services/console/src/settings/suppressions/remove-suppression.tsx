import { Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../api/api.context.js';
import type { EmailSuppression } from '../../api/types.js';
import { ConfirmModal } from '../../ui/confirm-modal.js';
import { formatTime } from '../../ui/format.js';
import { notifyDone } from '../../ui/notify.js';
import { ProblemAlert } from '../../ui/problem-alert.js';

interface RemoveSuppressionProps {
  suppression: EmailSuppression;
  onClose: () => void;
}

/** Lets an address get mail again; repeats why it got none. */
export function RemoveSuppression({ suppression, onClose }: RemoveSuppressionProps) {
  const { t } = useTranslation();
  const api = useApi();
  const queries = useQueryClient();
  const { id, address, reason, note, createdAt } = suppression;
  const remove = useMutation({
    mutationFn: () => api.DELETE('/v1/email-suppressions/{id}', { params: { path: { id } } }),
    onSuccess: () => {
      notifyDone(t('suppressions.removed', { address }));
      onClose();
      return queries.invalidateQueries({ queryKey: ['email-suppressions'] });
    },
  });
  return (
    <ConfirmModal
      opened
      title={t('suppressions.removeTitle')}
      action={t('suppressions.removeAction')}
      busy={remove.isPending}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      <Text>{t(`suppressions.ask_${reason}`, { address, time: formatTime(createdAt) })}</Text>
      {note && (
        <Text size="sm" c="dimmed">
          {note}
        </Text>
      )}
      <Text size="sm">{t('suppressions.after')}</Text>
      <ProblemAlert error={remove.error} />
    </ConfirmModal>
  );
}
