import { Button, Drawer, Group, Skeleton, Stack, Table, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../api/api.context.js';
import { bodyOf } from '../api/client.js';
import { useSession } from '../auth/session.context.js';
import { formatTime } from '../ui/format.js';
import { notifyDone } from '../ui/notify.js';
import { ProblemAlert } from '../ui/problem-alert.js';

/** One e-mail: what was tried, and what was in it as far as the reader may see that. */
export function MailDetail({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const api = useApi();
  const { data: mail, error } = useQuery({
    queryKey: ['email-log', 'one', id],
    queryFn: () => bodyOf(api.GET('/v1/email-log/{id}', { params: { path: { id } } })),
  });
  const queries = useQueryClient();
  const canResend = useSession().can('email-log:resend');
  const resend = useMutation({
    mutationFn: () => bodyOf(api.POST('/v1/email-log/{id}/resend', { params: { path: { id } } })),
    onSuccess: () => {
      notifyDone(t('mail.resent'));
      return queries.invalidateQueries({ queryKey: ['email-log'] });
    },
  });
  const isOver = mail !== undefined && ['sent', 'undelivered', 'suppressed'].includes(mail.status);
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="lg"
      title={mail?.subject ?? t('mail.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <ProblemAlert error={error} />
      {!mail && !error && <Skeleton h={240} />}
      {mail && (
        <Stack>
          <Text>
            {mail.recipient} · {t(`mailStatus.${mail.status}`)} · {formatTime(mail.sentAt ?? mail.createdAt)}
          </Text>
          {canResend && isOver && (
            <Group>
              <Button variant="default" loading={resend.isPending} onClick={() => resend.mutate()}>
                {t('mail.resend')}
              </Button>
            </Group>
          )}
          <ProblemAlert error={resend.error} />
          {mail.attempts.length > 0 && (
            <>
              <Title order={3} size="h5">
                {t('mail.attempts')}
              </Title>
              <Table fz="sm">
                <Table.Tbody>
                  {mail.attempts.map(({ at, smtpCode, response }) => (
                    <Table.Tr key={at}>
                      <Table.Td style={{ whiteSpace: 'nowrap' }}>{formatTime(at)}</Table.Td>
                      <Table.Td>{response || smtpCode}</Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </>
          )}
          {mail.body?.text && (
            <>
              <Title order={3} size="h5">
                {t('mail.content')}
              </Title>
              <Text style={{ whiteSpace: 'pre-wrap' }}>{mail.body.text}</Text>
            </>
          )}
        </Stack>
      )}
    </Drawer>
  );
}
