import { Button, Text, UnstyledButton } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../api/api.context.js';
import { bodyOf } from '../api/client.js';
import type { AuditEntry } from '../api/types.js';
import { SectionTitle } from '../settings/section-title.js';
import { DataGrid, type GridColumn } from '../ui/data-grid.js';
import { EmptyState } from '../ui/empty-state.js';
import { formatTime } from '../ui/format.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { usePages } from '../ui/use-pages.js';
import { useSearchFilters } from '../ui/use-search-filters.js';
import { AuditDetail } from './audit-detail.js';
import { AuditFilters } from './audit-filters.js';
import { AuditSentence } from './audit-sentence.js';
import { FILTERS, queryOf } from './audit.rules.js';

/** Who did what, newest first; entries are chained, so that none can be taken out unseen. */
export default function AuditPage() {
  const { t } = useTranslation();
  const api = useApi();
  const filters = useSearchFilters(FILTERS);
  const [opened, setOpened] = useState<AuditEntry>();
  const query = queryOf(filters.settled);
  const entries = usePages<AuditEntry>({
    key: ['audit', query],
    load: (cursor) => bodyOf(api.GET('/v1/audit', { params: { query: { ...query, cursor, limit: 100 } } })),
  });
  const columns = useMemo<GridColumn<AuditEntry>[]>(
    () => [
      {
        id: 'at',
        header: t('audit.at'),
        size: 105,
        cell: ({ row: { original } }) => (
          <UnstyledButton className="row-link" fz="inherit" onClick={() => setOpened(original)}>
            {formatTime(original.at)}
          </UnstyledButton>
        ),
      },
      {
        id: 'what',
        header: t('audit.what'),
        size: 245,
        cell: ({ row: { original } }) => <AuditSentence entry={original} />,
      },
    ],
    [t],
  );
  return (
    <>
      <SectionTitle title={t('settings.audit')} />
      <Text c="dimmed" mb="md">
        {t('audit.lead')}
      </Text>
      <AuditFilters values={filters.values} onChange={filters.set} />
      <ProblemAlert error={entries.error} />
      {!entries.error && (
        <DataGrid
          label={t('settings.audit')}
          columns={columns}
          pages={entries}
          rowId={({ sequence }) => String(sequence)}
          rowLabel={({ action }) => action}
          wraps
          height="min(70dvh, 44rem)"
          empty={
            filters.isFiltered ? (
              <EmptyState title={t('audit.notFound')} text={t('audit.notFoundHelp')}>
                <Button variant="default" onClick={filters.clear}>
                  {t('people.clearFilters')}
                </Button>
              </EmptyState>
            ) : (
              <EmptyState title={t('audit.none')} text={t('audit.noneHelp')} />
            )
          }
        />
      )}
      {opened && <AuditDetail entry={opened} onClose={() => setOpened(undefined)} />}
    </>
  );
}
