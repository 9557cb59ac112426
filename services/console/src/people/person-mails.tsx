import { Anchor, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useApi } from '../api/api.context.js';
import { bodyOf } from '../api/client.js';
import type { EmailMessage, Page } from '../api/types.js';
import { formatTime } from '../ui/format.js';
import { Section } from '../ui/section.js';

/** The last mails to somebody, and whether they arrived. */
export function PersonMails({ email }: { email: string }) {
  const { t } = useTranslation();
  const api = useApi();
  const { data: mails } = useQuery({
    queryKey: ['email-log', 'of', email],
    queryFn: async () => {
      const page = await bodyOf(api.GET('/v1/email-log', { params: { query: { recipient: email, limit: 5 } } }));
      return (page as Page<EmailMessage>).items;
    },
  });
  const log = (
    <Anchor component={Link} size="sm" href={`/settings/email-log?recipient=${encodeURIComponent(email)}`}>
      {t('settings.email-log')}
    </Anchor>
  );
  return (
    <Section title={t('person.mails')} action={log}>
      {mails?.length === 0 && <Text c="dimmed">{t('person.noMails')}</Text>}
      <Stack gap={8}>
        {mails?.map((mail) => (
          <div key={mail.id}>
            <Anchor component={Link} size="sm" href={`/settings/email-log?mail=${mail.id}`}>
              {mail.subject ?? t(`template.${mail.template}`)}
            </Anchor>
            <Group gap={6}>
              <Text size="xs" c="dimmed">
                {t(`mailStatus.${mail.status}`)} · {formatTime(mail.sentAt ?? mail.createdAt)}
              </Text>
            </Group>
          </div>
        ))}
      </Stack>
    </Section>
  );
}
