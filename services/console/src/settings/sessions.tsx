import { Button, Card, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../api/api.context.js';
import { bodyOf } from '../api/client.js';
import { formatTime } from '../ui/format.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { SectionTitle } from './section-title.js';

const KEY = ['sessions'];

/** Where the signed-in person is signed in, and the way to end it there. */
export default function Sessions() {
  const { t } = useTranslation();
  const api = useApi();
  const queries = useQueryClient();
  const sessions = useQuery({ queryKey: KEY, queryFn: () => bodyOf(api.GET('/v1/me/sessions')) });
  const end = useMutation({
    mutationFn: (id: string) => api.DELETE('/v1/me/sessions/{id}', { params: { path: { id } } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: KEY }),
  });
  return (
    <>
      <SectionTitle title={t('settings.sessions')} />
      <Stack>
        <Text c="dimmed">{t('sessions.lead')}</Text>
        <ProblemAlert error={sessions.error ?? end.error} />
        {sessions.data?.items.map(({ id, userAgent, address, createdAt }) => (
          <Card key={id} withBorder>
            <Group justify="space-between" wrap="nowrap">
              <div>
                <Text size="sm" lineClamp={2}>
                  {userAgent ?? t('sessions.unknown')}
                </Text>
                <Text size="sm" c="dimmed">
                  {[address, t('sessions.since', { time: formatTime(createdAt) })].filter(Boolean).join(' · ')}
                </Text>
              </div>
              <Button
                variant="default"
                flex="none"
                loading={end.isPending && end.variables === id}
                onClick={() => end.mutate(id)}
              >
                {t('sessions.end')}
              </Button>
            </Group>
          </Card>
        ))}
      </Stack>
    </>
  );
}
