import { Button, Card, Group, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../api/api.context.js';
import { bodyOf } from '../api/client.js';
import type { ApiClientInfo, Page } from '../api/types.js';
import { ConfirmModal } from '../ui/confirm-modal.js';
import { EmptyState } from '../ui/empty-state.js';
import { formatTime } from '../ui/format.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { NewApiClient } from './new-api-client.js';
import { SectionTitle } from './section-title.js';

const KEY = ['api-clients'];

/** Programs that may use the API, each with rights of its own. */
export default function ApiClients() {
  const { t } = useTranslation();
  const api = useApi();
  const queries = useQueryClient();
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<ApiClientInfo>();
  const clients = useQuery({
    queryKey: KEY,
    queryFn: async () => {
      const page = await bodyOf(api.GET('/v1/api-clients', { params: { query: { limit: 200 } } }));
      return (page as Page<ApiClientInfo>).items;
    },
  });
  const remove = useMutation({
    mutationFn: (id: string) => api.DELETE('/v1/api-clients/{id}', { params: { path: { id } } }),
    onSuccess: () => {
      setRemoving(undefined);
      return queries.invalidateQueries({ queryKey: KEY });
    },
  });
  return (
    <>
      <SectionTitle title={t('settings.api-clients')}>
        <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setAdding(true)}>
          {t('apiClients.new')}
        </Button>
      </SectionTitle>
      <ProblemAlert error={clients.error} />
      {clients.data?.length === 0 && <EmptyState title={t('apiClients.none')} text={t('apiClients.noneHelp')} />}
      <Stack>
        {clients.data?.map((client) => (
          <Card key={client.id} withBorder>
            <Group justify="space-between" wrap="nowrap" align="flex-start">
              <div>
                <Text fw={600}>{client.name}</Text>
                <Text size="sm" ff="monospace">
                  {client.clientId}
                </Text>
                <Text size="sm" c="dimmed">
                  {client.lastUsedAt
                    ? t('apiClients.used', { time: formatTime(client.lastUsedAt) })
                    : t('apiClients.unused')}
                  {' · '}
                  {t('apiClients.permissions', { count: client.permissions.length })}
                </Text>
              </div>
              <Button variant="default" flex="none" c="var(--mantine-color-error)" onClick={() => setRemoving(client)}>
                {t('apiClients.remove')}
              </Button>
            </Group>
          </Card>
        ))}
      </Stack>
      {adding && <NewApiClient onClose={() => setAdding(false)} />}
      <ConfirmModal
        opened={removing !== undefined}
        title={t('apiClients.remove')}
        action={t('apiClients.remove')}
        color="red.8"
        busy={remove.isPending}
        onConfirm={() => removing && remove.mutate(removing.id)}
        onClose={() => setRemoving(undefined)}
      >
        <Text>{t('apiClients.removeAsk', { name: removing?.name ?? '' })}</Text>
        <ProblemAlert error={remove.error} />
      </ConfirmModal>
    </>
  );
}
