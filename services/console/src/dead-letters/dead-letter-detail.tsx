import { Button, Code, Drawer, Group, Skeleton, Stack, Table, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../api/api.context.js';
import { ConfirmModal } from '../ui/confirm-modal.js';
import { formatTime } from '../ui/format.js';
import { notifyDone } from '../ui/notify.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { deleteDeadLetter, readDeadLetter, resendDeadLetter, type DeadLetterService } from './dead-letters.api.js';

interface DeadLetterDetailProps {
  service: DeadLetterService;
  id: string;
  onClose: () => void;
}

/** One message with its content; sending it again is safe, because who handled it before does not do so twice. */
export function DeadLetterDetail({ service, id, onClose }: DeadLetterDetailProps) {
  const { t } = useTranslation();
  const api = useApi();
  const queries = useQueryClient();
  const [asked, setAsked] = useState(false);
  const letter = useQuery({
    queryKey: ['dead-letters', 'one', service, id],
    queryFn: () => readDeadLetter(api, service, id),
  });
  const done = (message: string) => {
    notifyDone(message);
    onClose();
    return queries.invalidateQueries({ queryKey: ['dead-letters'] });
  };
  const resend = useMutation({
    mutationFn: () => resendDeadLetter(api, service, id),
    onSuccess: () => done(t('deadLetters.resent')),
  });
  const discard = useMutation({
    mutationFn: () => deleteDeadLetter(api, service, id),
    onSuccess: () => done(t('deadLetters.discarded')),
  });
  const { data } = letter;
  const facts = data && [
    [t('deadLetters.subject'), data.wireSubject],
    [t('deadLetters.reason'), data.reason],
    [t('deadLetters.consumer'), data.consumer],
    [t('deadLetters.deliveries'), String(data.deliveries)],
    [t('deadLetters.at'), formatTime(data.parkedAt)],
    [t('deadLetters.organization'), data.organizationId],
    [t('deadLetters.message'), data.messageId],
  ];
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="xl"
      title={t('deadLetters.one')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <ProblemAlert error={letter.error} />
      {letter.isPending && <Skeleton h={320} />}
      {data && (
        <Stack>
          <Table fz="sm" variant="vertical">
            <Table.Tbody>
              {facts?.map(([name, value]) => (
                <Table.Tr key={name}>
                  <Table.Th scope="row" w={150}>
                    {name}
                  </Table.Th>
                  <Table.Td style={{ overflowWrap: 'anywhere' }}>{value}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          {data.state === 'parked' && (
            <>
              <Text size="sm">{t('deadLetters.resendHelp')}</Text>
              <Group>
                <Button loading={resend.isPending} onClick={() => resend.mutate()}>
                  {t('deadLetters.resend')}
                </Button>
                <Button variant="default" c="var(--mantine-color-error)" onClick={() => setAsked(true)}>
                  {t('deadLetters.discard')}
                </Button>
              </Group>
            </>
          )}
          <ProblemAlert error={resend.error} />
          <Title order={3} size="h5">
            {t('mail.content')}
          </Title>
          <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {indented(data.message)}
          </Code>
          <ConfirmModal
            opened={asked}
            title={t('deadLetters.discard')}
            action={t('deadLetters.discard')}
            color="red.8"
            busy={discard.isPending}
            onConfirm={() => discard.mutate()}
            onClose={() => setAsked(false)}
          >
            <Text>{t('deadLetters.discardAsk', { subject: data.wireSubject, consumer: data.consumer })}</Text>
            <ProblemAlert error={discard.error} />
          </ConfirmModal>
        </Stack>
      )}
    </Drawer>
  );
}

/** JSON in lines; what is none stays as it came. */
function indented(message: string): string {
  try {
    return JSON.stringify(JSON.parse(message), null, 2);
  } catch {
    return message;
  }
}
