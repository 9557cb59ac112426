import { Anchor, Button, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useSession } from '../auth/session.context.js';
import { DownloadButton } from '../ui/download-button.js';
import { formatNumber } from '../ui/format.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import type { Import, ImportResult } from './import.types.js';
import { ProgressBar } from './progress-bar.js';
import { Carriers } from './carriers.js';
import { DoneRows, UndoneRows } from './done-rows.js';
import { UndoButton } from './undo-button.js';
import { useImportActions } from './use-import.js';
import { WholeListProblems } from './whole-list-problems.js';

/** The confirmation: who was added and changed, which groups, how the invitations go, and the ways back. */
export function DoneStep({ view }: { view: Import }) {
  const { t } = useTranslation();
  const { result, status, id, kind, undo } = view;
  const people = kind === 'staff' ? '/staff' : '/contacts';
  if (status === 'undoing') return <ProgressBar progress={view.progress} title={t('done.undoing')} />;
  return (
    <Stack gap="lg">
      <div role="status">
        <Title order={2} size="h3">
          {t(`done.title_${status}`)}
        </Title>
      </div>
      <WholeListProblems view={view} />
      {result && <Numbers result={result} />}
      {result && status === 'completed' && <Invitations view={view} result={result} />}
      <Group>
        <Button component={Link} href={people}>
          {kind === 'staff' ? t('done.toStaff') : t('done.toContacts')}
        </Button>
        {result && result.usersAdded > 0 && status === 'completed' && (
          <Button component={Link} variant="default" href={`${people}?importId=${id}&status=all`}>
            {t('done.people')}
          </Button>
        )}
        {result && result.rowsFailed > 0 && (
          <DownloadButton path={`/v1/imports/${id}/report.csv?only=errors`} name="rollcall-errors.csv">
            {t('done.errors', { count: result.rowsFailed })}
          </DownloadButton>
        )}
        {result && (
          <DownloadButton path={`/v1/imports/${id}/report.csv`} name="rollcall-report.csv">
            {t('done.report')}
          </DownloadButton>
        )}
        {result && (
          <DownloadButton path={`/v1/imports/${id}/receipt`} name={`rollcall-receipt-${id}.json`}>
            {t('done.receipt')}
          </DownloadButton>
        )}
        {(status === 'completed' || (status === 'cancelled' && result)) && <UndoButton view={view} />}
      </Group>
      <Carriers view={view} />
      {undo && status === 'undone' ? <UndoneRows undo={undo} view={view} /> : <DoneRows view={view} />}
    </Stack>
  );
}

const ALWAYS = ['usersAdded', 'usersChanged', 'groupsAdded', 'groupsChanged'] as const;
const WHEN_ANY = [
  'usersUnchanged',
  'usersReactivated',
  'usersDeactivated',
  'rowsSkipped',
  'rowsHeld',
  'rowsFailed',
] as const;

function Numbers({ result }: { result: ImportResult }) {
  const { t } = useTranslation();
  const shown = [...ALWAYS, ...WHEN_ANY.filter((name) => result[name] > 0)];
  return (
    <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="xs">
      {shown.map((name) => (
        <div className="tile" key={name} data-result={name}>
          <strong>{formatNumber(result[name])}</strong>
          {t(`result.${name}`, { count: result[name] })}
        </div>
      ))}
    </SimpleGrid>
  );
}

function Invitations({ view, result: { invitations } }: { view: Import; result: ImportResult }) {
  const { t } = useTranslation();
  const session = useSession();
  const { release } = useImportActions(view.id);
  const total = invitations.queued + invitations.sent + invitations.failed + invitations.held;
  if (total === 0) return <Text c="dimmed">{t('done.noInvitations')}</Text>;
  const parts = (['sent', 'queued', 'failed', 'held'] as const).filter(
    (name) => name === 'sent' || invitations[name] > 0,
  );
  return (
    <Stack gap="xs">
      <Title order={3} size="h4">
        {t('done.invitations')}
      </Title>
      <Text aria-live="polite" data-invitations={invitations.sent}>
        {parts.map((name) => t(`invitation.${name}`, { count: invitations[name] })).join(' · ')}
      </Text>
      <ProblemAlert error={release.error} />
      <Group>
        {invitations.held > 0 && (
          <Button loading={release.isPending} onClick={() => release.mutate()}>
            {t('done.release')}
          </Button>
        )}
        {session.can('email-log:read') && (
          <Anchor component={Link} href={`/settings/email-log?importId=${view.id}`}>
            {t('done.emailLog')}
          </Anchor>
        )}
      </Group>
    </Stack>
  );
}
