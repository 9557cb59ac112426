import { Button, Skeleton, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../api/api.context.js';
import { bodyOf } from '../../api/client.js';
import type { ApiClientInfo, Page } from '../../api/types.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ProblemAlert } from '../../ui/problem-alert.js';
import { SectionTitle } from '../section-title.js';
import { API_CLIENTS_KEY } from './api-clients.key.js';
import { ApiClientCard } from './api-client-card.js';
import { NewApiClient } from './new-api-client.js';
import { RemoveApiClient } from './remove-api-client.js';
import { RotateSecret } from './rotate-secret.js';

interface Asked {
  readonly client: ApiClientInfo;
  readonly what: 'rotate' | 'remove';
}

/** Programs that may use the API, each with rights of its own. */
export default function ApiClients() {
  const { t } = useTranslation();
  const api = useApi();
  const [adding, setAdding] = useState(false);
  const [asked, setAsked] = useState<Asked>();
  const clients = useQuery({
    queryKey: API_CLIENTS_KEY,
    queryFn: async () => {
      const page = await bodyOf(api.GET('/v1/api-clients', { params: { query: { limit: 200 } } }));
      return (page as Page<ApiClientInfo>).items;
    },
  });
  const close = () => setAsked(undefined);
  return (
    <>
      <SectionTitle title={t('settings.api-clients')}>
        <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setAdding(true)}>
          {t('apiClients.new')}
        </Button>
      </SectionTitle>
      <Text c="dimmed" mb="md">
        {t('apiClients.lead')}
      </Text>
      <ProblemAlert error={clients.error} />
      {clients.isPending && <Skeleton h={220} />}
      {clients.data?.length === 0 && <EmptyState title={t('apiClients.none')} text={t('apiClients.noneHelp')} />}
      <Stack>
        {clients.data?.map((client) => (
          <ApiClientCard
            key={client.id}
            client={client}
            onRotate={() => setAsked({ client, what: 'rotate' })}
            onRemove={() => setAsked({ client, what: 'remove' })}
          />
        ))}
      </Stack>
      {adding && <NewApiClient onClose={() => setAdding(false)} />}
      {asked?.what === 'rotate' && <RotateSecret client={asked.client} onClose={close} />}
      {asked?.what === 'remove' && <RemoveApiClient client={asked.client} onClose={close} />}
    </>
  );
}
