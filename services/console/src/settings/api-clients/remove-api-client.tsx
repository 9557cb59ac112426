import { Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../api/api.context.js';
import type { ApiClientInfo } from '../../api/types.js';
import { ConfirmModal } from '../../ui/confirm-modal.js';
import { formatTime } from '../../ui/format.js';
import { notifyDone } from '../../ui/notify.js';
import { ProblemAlert } from '../../ui/problem-alert.js';
import { API_CLIENTS_KEY } from './api-clients.key.js';

/** Takes access away at once; says when it was last used, because that is who will notice. */
export function RemoveApiClient({ client, onClose }: { client: ApiClientInfo; onClose: () => void }) {
  const { t } = useTranslation();
  const api = useApi();
  const queries = useQueryClient();
  const { id, name, lastUsedAt } = client;
  const remove = useMutation({
    mutationFn: () => api.DELETE('/v1/api-clients/{id}', { params: { path: { id } } }),
    onSuccess: () => {
      notifyDone(t('apiClients.removed', { name }));
      onClose();
      return queries.invalidateQueries({ queryKey: API_CLIENTS_KEY });
    },
  });
  return (
    <ConfirmModal
      opened
      title={t('apiClients.remove')}
      action={t('apiClients.remove')}
      color="red.8"
      busy={remove.isPending}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      <Text>{t('apiClients.removeAsk', { name })}</Text>
      <Text size="sm">
        {lastUsedAt ? t('apiClients.removeUsed', { time: formatTime(lastUsedAt) }) : t('apiClients.removeUnused')}
      </Text>
      <ProblemAlert error={remove.error} />
    </ConfirmModal>
  );
}
