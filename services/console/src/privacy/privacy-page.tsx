import { Badge, Button, Group, Select, Text, UnstyledButton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../api/api.context.js';
import { bodyOf } from '../api/client.js';
import type { PrivacyRequest } from '../api/types.js';
import { PersonName } from '../people/person-name.js';
import { SectionTitle } from '../settings/section-title.js';
import { DataGrid, type GridColumn } from '../ui/data-grid.js';
import { EmptyState } from '../ui/empty-state.js';
import { formatTime } from '../ui/format.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { usePages } from '../ui/use-pages.js';
import { useSearchFilters } from '../ui/use-search-filters.js';
import { NewPrivacyRequest } from './new-privacy-request.js';
import { PrivacyDetail } from './privacy-detail.js';
import { STATUS_COLORS } from './status-colors.js';

export const KINDS = ['export', 'erasure'] as const;
const STATUSES = ['running', 'completed', 'expired'] as const;
const FILTERS = ['kind', 'status', 'userId', 'request'] as const;
const LOOK_MS = 5_000;

/** Requests for everything that is known about somebody, or to erase it. */
export default function PrivacyPage() {
  const { t } = useTranslation();
  const api = useApi();
  const filters = useSearchFilters(FILTERS);
  const [asking, setAsking] = useState(false);
  const { set } = filters;
  const kind = KINDS.find((known) => known === filters.values.kind);
  const status = STATUSES.find((known) => known === filters.values.status);
  const { userId, request } = filters.values;
  const requests = usePages<PrivacyRequest>({
    key: ['privacy-requests', kind, status, userId],
    load: (cursor) => {
      const query = { cursor, limit: 100, ...(kind && { kind }), ...(status && { status }), ...(userId && { userId }) };
      return bodyOf(api.GET('/v1/privacy-requests', { params: { query } }));
    },
    refetchInterval: LOOK_MS,
  });
  const columns = useMemo<GridColumn<PrivacyRequest>[]>(
    () => [
      {
        id: 'kind',
        header: t('privacy.what'),
        size: 170,
        cell: ({ row: { original } }) => (
          <UnstyledButton className="row-link" fz="inherit" onClick={() => set('request', original.id)}>
            {t(`privacy.kind_${original.kind}`)}
          </UnstyledButton>
        ),
      },
      {
        id: 'person',
        header: t('privacy.person'),
        size: 220,
        cell: ({ row }) => <PersonName type="user" id={row.original.userId} />,
      },
      {
        id: 'status',
        header: t('people.status'),
        size: 130,
        cell: ({ row: { original } }) => (
          <Badge variant="dot" tt="none" color={STATUS_COLORS[original.status]}>
            {t(`privacy.status_${original.status}`)}
          </Badge>
        ),
      },
      { id: 'at', header: t('privacy.at'), size: 170, cell: ({ row }) => formatTime(row.original.requestedAt) },
    ],
    [t, set],
  );
  return (
    <>
      <SectionTitle title={t('settings.privacy')}>
        <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setAsking(true)}>
          {t('privacy.new')}
        </Button>
      </SectionTitle>
      <Text c="dimmed" mb="md">
        {t('privacy.lead')}
      </Text>
      <Group mb="sm">
        <Select
          aria-label={t('privacy.what')}
          placeholder={t('privacy.what')}
          data={KINDS.map((value) => ({ value, label: t(`privacy.kind_${value}`) }))}
          value={kind ?? null}
          onChange={(value) => set('kind', value)}
          clearable
          clearButtonProps={{ 'aria-label': t('common.clear') }}
          w={210}
        />
        <Select
          aria-label={t('people.status')}
          placeholder={t('people.status')}
          data={STATUSES.map((value) => ({ value, label: t(`privacy.status_${value}`) }))}
          value={status ?? null}
          onChange={(value) => set('status', value)}
          clearable
          clearButtonProps={{ 'aria-label': t('common.clear') }}
          w={180}
        />
      </Group>
      <ProblemAlert error={requests.error} />
      {!requests.error && (
        <DataGrid
          label={t('settings.privacy')}
          columns={columns}
          pages={requests}
          rowId={({ id }) => id}
          rowLabel={({ kind: what }) => what}
          height="min(60dvh, 40rem)"
          empty={<EmptyState title={t('privacy.none')} text={t('privacy.noneHelp')} />}
        />
      )}
      {asking && (
        <NewPrivacyRequest
          onClose={() => setAsking(false)}
          onMade={(id) => {
            setAsking(false);
            set('request', id);
          }}
        />
      )}
      {request && <PrivacyDetail id={request} onClose={() => set('request', null)} />}
    </>
  );
}
