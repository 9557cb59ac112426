import { Badge, Button, Group, Menu, Select } from '@mantine/core';
import { IconChevronDown, IconPlus } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useSearchParams } from 'wouter';
import { useApi } from '../api/api.context.js';
import { bodyOf } from '../api/client.js';
import type { Page } from '../api/types.js';
import { useSession } from '../auth/session.context.js';
import { PersonName } from '../people/person-name.js';
import { DataGrid, type GridColumn } from '../ui/data-grid.js';
import { EmptyState } from '../ui/empty-state.js';
import { formatNumber, formatTime } from '../ui/format.js';
import { PageHeader } from '../ui/page-header.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { usePages } from '../ui/use-pages.js';
import type { Import } from '../wizard/import.types.js';

const COLORS: Partial<Record<Import['status'], string>> = {
  completed: 'teal',
  failed: 'red',
  held: 'orange',
  applying: 'blue',
};
const LOOK_MS = 5_000;
const KINDS = ['staff', 'contacts'] as const;
const IMPORT_STATUSES = [
  'draft',
  'planning',
  'planned',
  'held',
  'queued',
  'applying',
  'completed',
  'failed',
  'cancelled',
  'undoing',
  'undone',
] as const;

/** Every import, newest first; each opens where it stands: its plan, its progress or its confirmation. */
export default function ImportsPage() {
  const { t } = useTranslation();
  const api = useApi();
  const [parameters] = useSearchParams();
  const filter = {
    kind: KINDS.find((kind) => kind === parameters.get('kind')),
    status: IMPORT_STATUSES.find((status) => status === parameters.get('status')),
  };
  const imports = usePages<Import>({
    key: ['imports', 'list', filter],
    load: async (cursor) => {
      const page = await bodyOf(api.GET('/v1/imports', { params: { query: { cursor, limit: 50, ...filter } } }));
      return page as unknown as Page<Import>;
    },
    refetchInterval: LOOK_MS,
  });
  const columns = useMemo<GridColumn<Import>[]>(
    () => [
      {
        id: 'source',
        header: t('imports.list'),
        size: 175,
        cell: ({ row: { original } }) => (
          <Link className="row-link" href={`/imports/${original.id}`}>
            {original.source.name === 'text' ? t('wizard.pastedText') : original.source.name}
          </Link>
        ),
      },
      {
        id: 'kind',
        header: t('imports.kind'),
        size: 130,
        cell: ({ row }) => (row.original.kind === 'staff' ? t('nav.staff') : t('nav.contacts')),
      },
      {
        id: 'status',
        header: t('people.status'),
        size: 165,
        cell: ({ row: { original } }) => (
          <Badge variant="dot" tt="none" color={COLORS[original.status] ?? 'gray'}>
            {t(`importStatus.${original.status}`)}
          </Badge>
        ),
      },
      {
        id: 'by',
        header: t('imports.by'),
        size: 160,
        cell: ({ row: { original } }) => <PersonName type="user" id={original.appliedBy ?? original.createdBy} />,
      },
      { id: 'outcome', header: t('imports.outcome'), size: 190, cell: ({ row }) => <Outcome view={row.original} /> },
      { id: 'at', header: t('imports.at'), size: 180, cell: ({ row }) => formatTime(row.original.createdAt) },
    ],
    [t],
  );
  return (
    <>
      <PageHeader title={t('nav.imports')}>
        <StartMenu />
      </PageHeader>
      <ImportFilters />
      <ProblemAlert error={imports.error} />
      {!imports.error && (
        <DataGrid
          label={t('nav.imports')}
          columns={columns}
          pages={imports}
          rowId={({ id }) => id}
          rowLabel={({ source }) => source.name}
          empty={
            filter.kind || filter.status ? (
              <EmptyState title={t('imports.noneFound')} text={t('imports.noneFoundHelp')} />
            ) : (
              <EmptyState title={t('imports.none')} text={t('imports.noneHelp')} />
            )
          }
        />
      )}
    </>
  );
}

/** Which imports are shown stands in the address. */
function ImportFilters() {
  const { t } = useTranslation();
  const [parameters, setParameters] = useSearchParams();
  const set = (name: string, value: string | null) =>
    setParameters(
      (current) => {
        const next = new URLSearchParams(current);
        if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { replace: true },
    );
  return (
    <Group mb="sm" gap="xs">
      <Select
        aria-label={t('imports.filterKind')}
        placeholder={t('imports.anyKind')}
        data={KINDS.map((value) => ({ value, label: value === 'staff' ? t('nav.staff') : t('nav.contacts') }))}
        value={parameters.get('kind')}
        onChange={(value) => set('kind', value)}
        clearable
        clearButtonProps={{ 'aria-label': t('common.clear') }}
        w={280}
      />
      <Select
        aria-label={t('imports.filterStatus')}
        placeholder={t('imports.anyStatus')}
        data={IMPORT_STATUSES.map((value) => ({ value, label: t(`importStatus.${value}`) }))}
        value={parameters.get('status')}
        onChange={(value) => set('status', value)}
        clearable
        clearButtonProps={{ 'aria-label': t('common.clear') }}
        w={210}
      />
    </Group>
  );
}

function Outcome({ view: { result, source } }: { view: Import }) {
  const { t } = useTranslation();
  if (!result)
    return (
      <>
        {source.records === null
          ? ''
          : t('imports.rows', { count: source.records, number: formatNumber(source.records) })}
      </>
    );
  const { usersAdded, usersChanged, rowsFailed } = result;
  return (
    <Group gap={6} wrap="nowrap">
      <span>{t('imports.added', { count: usersAdded, number: formatNumber(usersAdded) })}</span>
      {usersChanged > 0 && (
        <span>· {t('imports.changed', { count: usersChanged, number: formatNumber(usersChanged) })}</span>
      )}
      {rowsFailed > 0 && <span>· {t('imports.failed', { count: rowsFailed, number: formatNumber(rowsFailed) })}</span>}
    </Group>
  );
}

function StartMenu() {
  const { t } = useTranslation();
  const session = useSession();
  const [, navigate] = useLocation();
  const kinds = (['staff', 'contacts'] as const).filter((kind) => session.can(`${kind}:import`));
  return (
    <Menu withInitialFocusPlaceholder={false} position="bottom-end" width={220}>
      <Menu.Target>
        <Button
          leftSection={<IconPlus size={18} aria-hidden />}
          rightSection={<IconChevronDown size={16} aria-hidden />}
        >
          {t('new.import')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {kinds.map((kind) => (
          <Menu.Item key={kind} onClick={() => navigate(`/imports/new/${kind}`)}>
            {kind === 'staff' ? t('nav.staff') : t('nav.contacts')}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
