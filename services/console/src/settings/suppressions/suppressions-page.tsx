import { Badge, Button, Group, Select, Text, TextInput } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../api/api.context.js';
import { bodyOf } from '../../api/client.js';
import type { EmailSuppression } from '../../api/types.js';
import { useSession } from '../../auth/session.context.js';
import { PersonName } from '../../people/person-name.js';
import { DataGrid, type GridColumn } from '../../ui/data-grid.js';
import { EmptyState } from '../../ui/empty-state.js';
import { formatTime } from '../../ui/format.js';
import { ProblemAlert } from '../../ui/problem-alert.js';
import { usePages } from '../../ui/use-pages.js';
import { useSearchFilters } from '../../ui/use-search-filters.js';
import { SectionTitle } from '../section-title.js';
import { NewSuppression } from './new-suppression.js';
import { RemoveSuppression } from './remove-suppression.js';

const REASONS = ['hard-bounce', 'complaint', 'manual'] as const;
const COLORS = { 'hard-bounce': 'red', complaint: 'orange', manual: 'gray' } as const;

/** Addresses that get no mail, and why. */
export default function SuppressionsPage() {
  const { t } = useTranslation();
  const api = useApi();
  const canWrite = useSession().can('email-log:resend');
  const filters = useSearchFilters(['address', 'reason']);
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<EmailSuppression>();
  const address = filters.settled['address'];
  const reason = REASONS.find((known) => known === filters.values['reason']);
  const list = usePages<EmailSuppression>({
    key: ['email-suppressions', address, reason],
    load: (cursor) => {
      const query = { cursor, limit: 100, ...(address && { address }), ...(reason && { reason }) };
      return bodyOf(api.GET('/v1/email-suppressions', { params: { query } }));
    },
  });
  const columns = useMemo<GridColumn<EmailSuppression>[]>(
    () => [
      { id: 'address', header: t('suppressions.address'), size: 240, cell: ({ row }) => row.original.address },
      {
        id: 'reason',
        header: t('suppressions.reason'),
        size: 150,
        cell: ({ row: { original } }) => (
          <Badge variant="dot" tt="none" color={COLORS[original.reason]}>
            {t(`suppressions.reason_${original.reason}`)}
          </Badge>
        ),
      },
      { id: 'note', header: t('suppressions.note'), size: 240, cell: ({ row }) => row.original.note },
      {
        id: 'by',
        header: t('suppressions.by'),
        size: 210,
        cell: ({ row: { original } }) => (
          <>
            {original.createdBy ? <PersonName type="user" id={original.createdBy} /> : 'Rollcall'}
            {', '}
            {formatTime(original.createdAt)}
          </>
        ),
      },
      {
        id: 'remove',
        header: '',
        size: 110,
        cell: ({ row: { original } }) =>
          canWrite && (
            <Button
              variant="default"
              size="compact-sm"
              onClick={() => setRemoving(original)}
              aria-label={t('suppressions.removeOne', { address: original.address })}
            >
              {t('suppressions.remove')}
            </Button>
          ),
      },
    ],
    [t, canWrite],
  );
  const isFiltered = Boolean(address) || reason !== undefined;
  return (
    <>
      <SectionTitle title={t('settings.email-suppressions')}>
        {canWrite && (
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setAdding(true)}>
            {t('suppressions.add')}
          </Button>
        )}
      </SectionTitle>
      <Text c="dimmed" mb="md">
        {t('suppressions.lead')}
      </Text>
      <Group mb="sm" gap="xs">
        <TextInput
          type="search"
          aria-label={t('mail.search')}
          placeholder={t('mail.search')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={filters.values['address'] ?? ''}
          onChange={({ currentTarget }) => filters.set('address', currentTarget.value)}
          style={{ flex: '1 1 14rem' }}
        />
        <Select
          aria-label={t('suppressions.reason')}
          placeholder={t('suppressions.reason')}
          data={REASONS.map((value) => ({ value, label: t(`suppressions.reason_${value}`) }))}
          value={reason ?? null}
          onChange={(value) => filters.set('reason', value)}
          clearable
          clearButtonProps={{ 'aria-label': t('common.clear') }}
          w={190}
        />
      </Group>
      <ProblemAlert error={list.error} />
      {!list.error && (
        <DataGrid
          label={t('settings.email-suppressions')}
          columns={columns}
          pages={list}
          rowId={({ id }) => id}
          rowLabel={({ address: shown }) => shown}
          empty={
            isFiltered ? (
              <EmptyState title={t('suppressions.notFound')} text={t('suppressions.notFoundHelp')}>
                <Button variant="default" onClick={filters.clear}>
                  {t('people.clearFilters')}
                </Button>
              </EmptyState>
            ) : (
              <EmptyState title={t('suppressions.none')} text={t('suppressions.noneHelp')} />
            )
          }
        />
      )}
      {adding && <NewSuppression onClose={() => setAdding(false)} />}
      {removing && <RemoveSuppression suppression={removing} onClose={() => setRemoving(undefined)} />}
    </>
  );
}
