import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../api/api.context.js';
import { bodyOf } from '../api/client.js';
import type { AuditEntry } from '../api/types.js';
import { DataGrid, type GridColumn } from '../ui/data-grid.js';
import { EmptyState } from '../ui/empty-state.js';
import { formatTime } from '../ui/format.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { usePages } from '../ui/use-pages.js';
import { PersonName } from '../people/person-name.js';
import { SectionTitle } from './section-title.js';

/** Who did what, newest first; entries are chained, so that none can be taken out unseen. */
export default function Audit() {
  const { t, i18n } = useTranslation();
  const api = useApi();
  const entries = usePages<AuditEntry>({
    key: ['audit'],
    load: async (cursor) => {
      const page = await bodyOf(api.GET('/v1/audit', { params: { query: { cursor, limit: 100 } } }));
      return page;
    },
  });
  const columns = useMemo<GridColumn<AuditEntry>[]>(() => {
    const name = (action: string) => {
      const key = `audit.action.${action.replaceAll('.', '_')}`;
      return i18n.exists(key) ? t(key) : action;
    };
    return [
      { id: 'at', header: t('audit.at'), size: 180, cell: ({ row }) => formatTime(row.original.at) },
      { id: 'action', header: t('audit.what'), size: 230, cell: ({ row }) => name(row.original.action) },
      {
        id: 'actor',
        header: t('audit.who'),
        size: 230,
        cell: ({ row: { original } }) => (
          <PersonName type={original.actor.type} id={original.actor.id ?? t('through.system')} />
        ),
      },
      {
        id: 'subject',
        header: t('audit.about'),
        size: 280,
        cell: ({ row: { original } }) => <PersonName type={original.subject.type} id={original.subject.id} />,
      },
    ];
  }, [t, i18n]);
  return (
    <>
      <SectionTitle title={t('settings.audit')} />
      <ProblemAlert error={entries.error} />
      {!entries.error && (
        <DataGrid
          label={t('settings.audit')}
          columns={columns}
          pages={entries}
          rowId={({ sequence }) => String(sequence)}
          rowLabel={({ action }) => action}
          empty={<EmptyState title={t('audit.none')} text={t('audit.noneHelp')} />}
        />
      )}
    </>
  );
}
