import { Button, Card, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../api/api.context.js';
import { bodyOf } from '../api/client.js';
import { useSession } from '../auth/session.context.js';
import { deviceOf } from '../people/device.rules.js';
import { ConfirmModal } from '../ui/confirm-modal.js';
import { formatTime } from '../ui/format.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { Part } from './part.js';

const KEY = ['sessions'];

/** Where the signed-in person is signed in, and the way to end it there or everywhere. */
export function MySessions() {
  const { t } = useTranslation();
  const api = useApi();
  const session = useSession();
  const queries = useQueryClient();
  const [asked, setAsked] = useState(false);
  const sessions = useQuery({ queryKey: KEY, queryFn: () => bodyOf(api.GET('/v1/me/sessions')) });
  const end = useMutation({
    mutationFn: (id: string) => api.DELETE('/v1/me/sessions/{id}', { params: { path: { id } } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: KEY }),
  });
  const endAll = useMutation({
    mutationFn: () => api.DELETE('/v1/me/sessions'),
    onSuccess: () => session.signInAgain(),
  });
  const items = sessions.data?.items ?? [];
  return (
    <Part title={t('settings.sessions')}>
      <Text size="sm" c="dimmed">
        {t('sessions.lead')}
      </Text>
      <ProblemAlert error={sessions.error ?? end.error} />
      <Stack gap="xs">
        {items.map(({ id, userAgent, address, createdAt }) => (
          <Card key={id} withBorder py="xs">
            <Group justify="space-between" wrap="nowrap">
              <div>
                <Text size="sm" title={userAgent ?? undefined}>
                  {deviceOf(userAgent) ?? t('sessions.unknown')}
                </Text>
                <Text size="sm" c="dimmed">
                  {[address, t('sessions.since', { time: formatTime(createdAt) })].filter(Boolean).join(' · ')}
                </Text>
              </div>
              <Button
                variant="default"
                size="compact-sm"
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
      {items.length > 1 && (
        <Group>
          <Button variant="default" onClick={() => setAsked(true)}>
            {t('profile.endAll')}
          </Button>
        </Group>
      )}
      <ConfirmModal
        opened={asked}
        title={t('profile.endAll')}
        action={t('profile.endAll')}
        busy={endAll.isPending}
        onConfirm={() => endAll.mutate()}
        onClose={() => setAsked(false)}
      >
        <Text>{t('profile.endAllAsk', { count: items.length })}</Text>
        <ProblemAlert error={endAll.error} />
      </ConfirmModal>
    </Part>
  );
}
