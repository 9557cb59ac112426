import { Anchor, Button, Fieldset, Group, Text } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useApi } from '../../api/api.context.js';
import { bodyOf } from '../../api/client.js';
import { useSession } from '../../auth/session.context.js';
import { currentLocale } from '../../i18n/i18n.js';
import { ProblemAlert } from '../../ui/problem-alert.js';

const LOOK_MS = 1_500;
const OVER = ['sent', 'undelivered', 'suppressed', 'cancelled'];

/** A mail to oneself with what is stored now, followed until it has left. */
export function TestMail({ isChanged }: { isChanged: boolean }) {
  const { t } = useTranslation();
  const api = useApi();
  const session = useSession();
  const send = useMutation({
    mutationFn: () => {
      const path = { name: 'welcome', locale: currentLocale() };
      return bodyOf(api.POST('/v1/email-templates/{name}/{locale}/test', { params: { path }, body: {} }));
    },
  });
  return (
    <Fieldset legend={t('testMail.title')}>
      <Text size="sm" mb="sm">
        {isChanged ? t('testMail.saveFirst') : t('testMail.lead', { email: session.person.email })}
      </Text>
      <Group>
        <Button
          variant="default"
          leftSection={<IconSend size={16} aria-hidden />}
          disabled={isChanged}
          loading={send.isPending}
          onClick={() => send.mutate()}
        >
          {t('testMail.send')}
        </Button>
        {send.data && <TestMailState id={send.data.id} />}
      </Group>
      <ProblemAlert error={send.error} />
    </Fieldset>
  );
}

/** Where a test mail is; the log says more. */
export function TestMailState({ id }: { id: string }) {
  const { t } = useTranslation();
  const api = useApi();
  const canFollow = useSession().can('email-log:read');
  const { data: mail } = useQuery({
    queryKey: ['email-log', 'one', id],
    queryFn: () => bodyOf(api.GET('/v1/email-log/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => (OVER.includes(state.data?.status ?? '') ? false : LOOK_MS),
    enabled: canFollow,
  });
  return (
    <Text size="sm" role="status">
      {mail ? t(`mailStatus.${mail.status}`) : t('testMail.queued')}
      {canFollow && (
        <>
          {' · '}
          <Anchor component={Link} href={`/settings/email-log?mail=${id}`} inherit underline="always">
            {t('testMail.follow')}
          </Anchor>
        </>
      )}
    </Text>
  );
}
