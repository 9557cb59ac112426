import { Button, Text } from '@mantine/core';
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
import { fullName } from './full-name.rules.js';

/** Whether somebody signs in with codes of an app, and removing that for who lost it. */
export function PersonSecondFactor({ user, canWrite }: { user: User; canWrite: boolean }) {
  const { t } = useTranslation();
  const api = useApi();
  const queries = useQueryClient();
  const [asked, setAsked] = useState(false);
  const params = { path: { id: user.id } };
  const key = ['users', 'second-factor', user.id];
  const { data, error } = useQuery({
    queryKey: key,
    queryFn: () => bodyOf(api.GET('/v1/users/{id}/second-factor', { params })),
  });
  const reset = useMutation({
    mutationFn: () => api.DELETE('/v1/users/{id}/second-factor', { params }),
    onSuccess: () => {
      setAsked(false);
      notifyDone(t('person.factorReset', { name: fullName(user) }));
      return queries.invalidateQueries({ queryKey: ['users'] });
    },
  });
  const button = (
    <Button variant="default" size="compact-sm" onClick={() => setAsked(true)}>
      {t('person.resetFactor')}
    </Button>
  );
  return (
    <Section title={t('person.factor')} action={canWrite && data?.enabled && button}>
      <ProblemAlert error={error} />
      <Text size="sm" mih={22}>
        {data?.enabled && t('person.factorOn', { time: formatTime(data.enrolledAt), count: data.recoveryCodesLeft })}
        {data && !data.enabled && (data.required ? t('person.factorAwaited') : t('person.factorOff'))}
      </Text>
      <ConfirmModal
        opened={asked}
        title={t('person.resetFactor')}
        action={t('person.resetFactor')}
        color="red.8"
        busy={reset.isPending}
        onConfirm={() => reset.mutate()}
        onClose={() => setAsked(false)}
      >
        <Text>{t('person.resetFactorAsk', { name: fullName(user) })}</Text>
        <ProblemAlert error={reset.error} />
      </ConfirmModal>
    </Section>
  );
}
