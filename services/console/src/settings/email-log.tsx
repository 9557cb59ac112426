import { Anchor, Badge, Button, Group, Select, TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'wouter';
import { useApi } from '../api/api.context.js';
import { bodyOf } from '../api/client.js';
import type { EmailMessage } from '../api/types.js';
import { DataGrid, type GridColumn } from '../ui/data-grid.js';
import { EmptyState } from '../ui/empty-state.js';
import { formatTime } from '../ui/format.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { usePages } from '../ui/use-pages.js';
import { MailState } from './email/mail-state.js';
import { MailDetail } from './mail-detail.js';
import { SectionTitle } from './section-title.js';

const STATUSES = ['held', 'queued', 'sending', 'sent', 'deferred', 'undelivered', 'suppressed', 'cancelled'] as const;
const COLORS: Partial<Record<EmailMessage['status'], string>> = {
  sent: 'teal',
  undelivered: 'red',
  deferred: 'orange',
};
const LOOK_MS = 5_000;

/** Every e-mail that left or is to leave, and what became of it. */
export default function EmailLog() {
  const { t } = useTranslation();
  const api = useApi();
  const [parameters, setParameters] = useSearchParams();
  const [typed, setTyped] = useState('');
  const [recipient] = useDebouncedValue(typed.trim(), 200);
  const [status, setStatus] = useState<string | null>(null);
  const importId = parameters.get('importId');
  const known = STATUSES.find((name) => name === status);
  const mails = usePages<EmailMessage>({
    key: ['email-log', recipient, known, importId],
    load: async (cursor) => {
      const query = {
        cursor,
        limit: 100,
        ...(recipient !== '' && { recipient }),
        ...(known && { status: known }),
        ...(importId && { importId }),
      };
      return await bodyOf(api.GET('/v1/email-log', { params: { query } }));
    },
    refetchInterval: LOOK_MS,
  });
  const columns = useMemo<GridColumn<EmailMessage>[]>(() => {
    const open = (mail: string) => setParameters((current) => withMail(current, mail));
    return [
      {
        id: 'recipient',
        header: t('mail.recipient'),
        size: 240,
        cell: ({ row: { original } }) => (
          <UnstyledButton className="row-link" fz="inherit" onClick={() => open(original.id)}>
            {original.recipient}
          </UnstyledButton>
        ),
      },
      {
        id: 'subject',
        header: t('mail.subject'),
        size: 240,
        cell: ({ row: { original } }) => original.subject ?? t(`template.${original.template}`),
      },
      {
        id: 'status',
        header: t('people.status'),
        size: 140,
        cell: ({ row: { original } }) => (
          <Badge variant="dot" tt="none" color={COLORS[original.status] ?? 'gray'}>
            {t(`mailStatus.${original.status}`)}
          </Badge>
        ),
      },
      {
        id: 'at',
        header: t('mail.at'),
        size: 180,
        cell: ({ row: { original } }) => formatTime(original.sentAt ?? original.createdAt),
      },
    ];
  }, [t, setParameters]);
  const mail = parameters.get('mail');
  return (
    <>
      <SectionTitle title={t('settings.email-log')} />
      <MailState />
      <Group mb="sm" gap="xs">
        <TextInput
          type="search"
          aria-label={t('mail.search')}
          placeholder={t('mail.search')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          style={{ flex: '1 1 14rem' }}
        />
        <Select
          aria-label={t('people.status')}
          placeholder={t('people.status')}
          data={STATUSES.map((value) => ({ value, label: t(`mailStatus.${value}`) }))}
          value={status}
          onChange={setStatus}
          clearable
          clearButtonProps={{ 'aria-label': t('common.clear') }}
          w={180}
        />
      </Group>
      {importId && (
        <Group mb="sm">
          <Anchor component={Link} href={`/imports/${importId}`}>
            {t('mail.ofImport')}
          </Anchor>
          <Button component={Link} href="/settings/email-log" variant="subtle" size="compact-sm">
            {t('mail.all')}
          </Button>
        </Group>
      )}
      <ProblemAlert error={mails.error} />
      {!mails.error && (
        <DataGrid
          label={t('settings.email-log')}
          columns={columns}
          pages={mails}
          rowId={({ id }) => id}
          rowLabel={({ recipient: to }) => to ?? ''}
          height="min(60dvh, 40rem)"
          empty={<EmptyState title={t('mail.none')} text={t('mail.noneHelp')} />}
        />
      )}
      {mail && <MailDetail id={mail} onClose={() => setParameters((current) => withMail(current, null))} />}
    </>
  );
}

function withMail(current: URLSearchParams, mail: string | null): URLSearchParams {
  const next = new URLSearchParams(current);
  if (mail) next.set('mail', mail);
  else next.delete('mail');
  return next;
}
