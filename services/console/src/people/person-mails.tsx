import { Anchor, Stack, Table, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useApi } from '../api/api.context.js';
import { bodyOf } from '../api/client.js';
import type { EmailMessage, Page } from '../api/types.js';
import { formatTime } from '../ui/format.js';

/** The last mails to somebody, and whether they arrived. */
export function PersonMails({ email }: { email: string }) {
  const { t } = useTranslation();
  const api = useApi();
  const { data: mails = [] } = useQuery({
    queryKey: ['email-log', 'of', email],
    queryFn: async () => {
      const page = await bodyOf(api.GET('/v1/email-log', { params: { query: { recipient: email, limit: 5 } } }));
      return (page as Page<EmailMessage>).items;
    },
  });
  if (mails.length === 0) return null;
  return (
    <Stack mt="xl" gap="xs">
      <Title order={2} size="h4">
        {t('person.mails')}
      </Title>
      <Table.ScrollContainer minWidth={420}>
        <Table>
          <Table.Tbody>
            {mails.map((mail) => (
              <Table.Tr key={mail.id}>
                <Table.Td>
                  <Anchor component={Link} href={`/settings/email-log?mail=${mail.id}`}>
                    {mail.subject ?? t(`template.${mail.template}`)}
                  </Anchor>
                </Table.Td>
                <Table.Td>{t(`mailStatus.${mail.status}`)}</Table.Td>
                <Table.Td>{formatTime(mail.sentAt ?? mail.createdAt)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Stack>
  );
}
