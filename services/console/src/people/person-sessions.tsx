import { Button, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../api/api.context.js';
import { bodyOf } from '../api/client.js';
import type { User } from '../api/types.js';
import { ConfirmModal } from '../ui/confirm-modal.js';
import { formatTime } from '../ui/format.js';
import { notifyDone } from '../ui/notify.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { Section } from '../ui/section.js';
import { deviceOf } from './device.rules.js';
import { fullName } from './full-name.rules.js';

/** Where somebody is signed in, and signing them out everywhere. */
export function PersonSessions({ user }: { user: User }) {
  const { t } = useTranslation();
  const api = useApi();
  const queries = useQueryClient();
  const [asked, setAsked] = useState(false);
  const params = { path: { id: user.id } };
  const key = ['users', 'sessions', user.id];
  const sessions = useQuery({
    queryKey: key,
    queryFn: async () => (await bodyOf(api.GET('/v1/users/{id}/sessions', { params }))).items,
  });
  const end = useMutation({
    mutationFn: () => api.DELETE('/v1/users/{id}/sessions', { params }),
    onSuccess: () => {
      setAsked(false);
      notifyDone(t('person.sessionsEnded', { name: fullName(user) }));
      return queries.invalidateQueries({ queryKey: key });
    },
  });
  const items = sessions.data ?? [];
  const button = (
    <Button variant="default" size="compact-sm" onClick={() => setAsked(true)}>
      {t('person.endSessions')}
    </Button>
  );
  return (
    <Section title={t('person.sessions')} action={items.length > 0 && button}>
      <ProblemAlert error={sessions.error} />
      {sessions.data && items.length === 0 && <Text c="dimmed">{t('person.noSessions')}</Text>}
      <Stack gap={6}>
        {items.map(({ id, userAgent, address, createdAt }) => (
          <div key={id}>
            <Text size="sm" title={userAgent ?? undefined}>
              {deviceOf(userAgent) ?? t('person.unknownDevice')}
            </Text>
            <Text size="xs" c="dimmed">
              {[t('person.since', { time: formatTime(createdAt) }), address].filter(Boolean).join(' · ')}
            </Text>
          </div>
        ))}
      </Stack>
      <ConfirmModal
        opened={asked}
        title={t('person.endSessions')}
        action={t('person.endSessions')}
        color="red.8"
        busy={end.isPending}
        onConfirm={() => end.mutate()}
        onClose={() => setAsked(false)}
      >
        <Text>{t('person.endSessionsAsk', { name: fullName(user), count: items.length })}</Text>
        <ProblemAlert error={end.error} />
      </ConfirmModal>
    </Section>
  );
}
