import { Alert, Anchor, List, Text } from '@mantine/core';
import { IconMailOff, IconPlayerPause } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useSession } from '../../auth/session.context.js';
import { useApi } from '../../api/api.context.js';
import { bodyOf } from '../../api/client.js';
import { formatNumber, formatTime } from '../../ui/format.js';
import { ReleaseImport } from './release-import.js';

const LOOK_MS = 15_000;

/** Says so when mail does not leave: the server is away, or too many mails of an import came back. */
export function MailState() {
  const { t } = useTranslation();
  const api = useApi();
  const canRelease = useSession().can('email-log:resend');
  const { data: state } = useQuery({
    queryKey: ['settings', 'email', 'status'],
    queryFn: () => bodyOf(api.GET('/v1/settings/email/status')),
    refetchInterval: LOOK_MS,
  });
  if (!state) return null;
  const waiting = state.queued + state.deferred;
  return (
    <div role="status">
      {state.mailServer === 'unreachable' && (
        <Alert
          color="red"
          variant="outline"
          mb="md"
          icon={<IconMailOff aria-hidden />}
          title={t('mailState.away', { since: formatTime(state.unreachableSince) })}
        >
          <Text size="sm">{t('mailState.awayHelp', { count: waiting, number: formatNumber(waiting) })}</Text>
          {state.reason && (
            <Text size="sm" mt={4}>
              {t('mailState.reason', { reason: state.reason })}
            </Text>
          )}
        </Alert>
      )}
      {state.stoppedImports.length > 0 && (
        <Alert
          color="yellow"
          variant="outline"
          mb="md"
          icon={<IconPlayerPause aria-hidden />}
          title={t('mailState.stopped', { count: state.stoppedImports.length })}
          styles={{ title: { color: 'inherit' } }}
        >
          <Text size="sm">{t('mailState.stoppedHelp')}</Text>
          <List size="sm" mt={4}>
            {state.stoppedImports.map(({ importId, pausedAt, sent, bounced }) => (
              <List.Item key={importId}>
                <Anchor component={Link} href={`/imports/${importId}`} inherit underline="always">
                  {t('mailState.stoppedImport', { time: formatTime(pausedAt) })}
                </Anchor>
                {': '}
                {t('mailState.bounced', {
                  count: bounced,
                  bounced: formatNumber(bounced),
                  sent: formatNumber(sent),
                })}{' '}
                {canRelease && (
                  <ReleaseImport importId={importId} sent={formatNumber(sent)} bounced={formatNumber(bounced)} />
                )}
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
    </div>
  );
}
