import { Alert, Badge, Drawer, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../api/api.context.js';
import { bodyOf } from '../api/client.js';
import type { PrivacyRequest } from '../api/types.js';
import { PersonName } from '../people/person-name.js';
import { DownloadButton } from '../ui/download-button.js';
import { formatTime } from '../ui/format.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { STATUS_COLORS } from './status-colors.js';
import { PrivacyStep } from './privacy-step.js';

const LOOK_MS = 1_500;

/** How far each service is, and what there is to fetch: the data, or the proof that they are gone. */
export function PrivacyDetail({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const api = useApi();
  const request = useQuery({
    queryKey: ['privacy-requests', 'one', id],
    queryFn: () => bodyOf(api.GET('/v1/privacy-requests/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => (state.data?.status === 'running' ? LOOK_MS : false),
  });
  const { data } = request;
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="lg"
      title={data ? t(`privacy.kind_${data.kind}`) : t('settings.privacy')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <ProblemAlert error={request.error} />
      {request.isPending && <Skeleton h={280} />}
      {data && (
        <Stack>
          <Group gap="sm" role="status">
            <Badge variant="dot" tt="none" color={STATUS_COLORS[data.status]}>
              {t(`privacy.status_${data.status}`)}
            </Badge>
            <Text size="sm">
              <PersonName type="user" id={data.userId} />
            </Text>
          </Group>
          <Text size="sm" c="dimmed">
            {t('privacy.asked', { time: formatTime(data.requestedAt) })}{' '}
            <PersonName type="user" id={data.requestedBy} />
          </Text>
          <Outcome request={data} />
          {data.services.map((step) => (
            <PrivacyStep key={step.service} step={step} kind={data.kind} />
          ))}
        </Stack>
      )}
    </Drawer>
  );
}

function Outcome({ request }: { request: PrivacyRequest }) {
  const { t } = useTranslation();
  const { id, kind, status, expiresAt } = request;
  if (status === 'running') return <Text size="sm">{t('privacy.runningHelp')}</Text>;
  if (status === 'expired') return <Alert variant="outline">{t('privacy.expiredHelp')}</Alert>;
  if (kind === 'erasure')
    return (
      <Stack gap="xs">
        <Text size="sm">{t('privacy.proofHelp')}</Text>
        <Group>
          <DownloadButton path={`/v1/privacy-requests/${id}/proof`} name={`rollcall-erasure-${id}.json`}>
            {t('privacy.proof')}
          </DownloadButton>
        </Group>
      </Stack>
    );
  return (
    <Stack gap="xs">
      <Text size="sm">{expiresAt && t('privacy.until', { time: formatTime(expiresAt) })}</Text>
      <Group>
        <DownloadButton path={`/v1/privacy-requests/${id}/export.json`} name={`rollcall-export-${id}.json`}>
          {t('privacy.download')}
        </DownloadButton>
      </Group>
    </Stack>
  );
}
