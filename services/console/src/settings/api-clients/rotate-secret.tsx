import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../api/api.context.js';
import { bodyOf } from '../../api/client.js';
import type { ApiClientInfo } from '../../api/types.js';
import { ProblemAlert } from '../../ui/problem-alert.js';
import { API_CLIENTS_KEY } from './api-clients.key.js';
import { SecretOnce } from './secret-once.js';

const HOUR = 3_600;
/** How long the old secret goes on working, in seconds. */
const KEEPS = { leaked: 0, day: 24 * HOUR, week: 7 * 24 * HOUR } as const;

/** A new secret; the old one may go on for a while, so that nothing stops. */
export function RotateSecret({ client, onClose }: { client: ApiClientInfo; onClose: () => void }) {
  const { t } = useTranslation();
  const api = useApi();
  const queries = useQueryClient();
  const [keep, setKeep] = useState<keyof typeof KEEPS>('day');
  const rotate = useMutation({
    mutationFn: () => {
      const options = { params: { path: { id: client.id } }, body: { keepOldSeconds: KEEPS[keep] } };
      return bodyOf(api.POST('/v1/api-clients/{id}/rotate', options));
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: API_CLIENTS_KEY }),
  });
  const made = rotate.data;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('apiClients.rotateOne', { name: client.name })}
      size="lg"
      withCloseButton={!made}
      closeOnClickOutside={!made}
      closeOnEscape={!made}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {made ? (
        <SecretOnce clientId={made.clientId} clientSecret={made.clientSecret} onClose={onClose} />
      ) : (
        <Stack>
          <Text>{t('apiClients.rotateAsk')}</Text>
          <Radio.Group label={t('apiClients.oldSecret')} value={keep} onChange={(value) => setKeep(value)}>
            <Stack gap="xs" mt="xs">
              {(Object.keys(KEEPS) as (keyof typeof KEEPS)[]).map((value) => (
                <Radio key={value} value={value} label={t(`apiClients.keep_${value}`)} />
              ))}
            </Stack>
          </Radio.Group>
          <ProblemAlert error={rotate.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button loading={rotate.isPending} onClick={() => rotate.mutate()}>
              {t('apiClients.rotate')}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
