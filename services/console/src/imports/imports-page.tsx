import { Badge, Button, Group, Menu } from '@mantine/core';
import { IconChevronDown, IconPlus } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { useApi } from '../api/api.context.js';
import { bodyOf } from '../api/client.js';
import type { Page } from '../api/types.js';
import { useSession } from '../auth/session.context.js';
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

/** Every import, newest first; each opens where it stands: its plan, its progress or its confirmation. */
export default function ImportsPage() {
  const { t } = useTranslation();
  const api = useApi();
  const imports = usePages<Import>({
    key: ['imports', 'list'],
    load: async (cursor) => {
      const page = await bodyOf(api.GET('/v1/imports', { params: { query: { cursor, limit: 50 } } }));
      return page as unknown as Page<Import>;
    },
    refetchInterval: LOOK_MS,
  });
  const columns = useMemo<GridColumn<Import>[]>(
    () => [
      {
        id: 'source',
        header: t('imports.list'),
        size: 200,
        cell: ({ row: { original } }) => (
          <Link className="row-link" href={`/imports/${original.id}`}>
            {original.source.name === 'text' ? t('wizard.pastedText') : original.source.name}
          </Link>
        ),
      },
      {
        id: 'kind',
        header: t('imports.kind'),
        size: 140,
        cell: ({ row }) => (row.original.kind === 'staff' ? t('nav.staff') : t('nav.contacts')),
      },
      {
        id: 'status',
        header: t('people.status'),
        size: 150,
        cell: ({ row: { original } }) => (
          <Badge variant="dot" tt="none" color={COLORS[original.status] ?? 'gray'}>
            {t(`importStatus.${original.status}`)}
          </Badge>
        ),
      },
      { id: 'outcome', header: t('imports.outcome'), size: 230, cell: ({ row }) => <Outcome view={row.original} /> },
      { id: 'at', header: t('imports.at'), size: 180, cell: ({ row }) => formatTime(row.original.createdAt) },
    ],
    [t],
  );
  return (
    <>
      <PageHeader title={t('nav.imports')}>
        <StartMenu />
      </PageHeader>
      <ProblemAlert error={imports.error} />
      {!imports.error && (
        <DataGrid
          label={t('nav.imports')}
          columns={columns}
          pages={imports}
          rowId={({ id }) => id}
          rowLabel={({ source }) => source.name}
          empty={<EmptyState title={t('imports.none')} text={t('imports.noneHelp')} />}
        />
      )}
    </>
  );
}

function Outcome({ view: { result, source } }: { view: Import }) {
  const { t } = useTranslation();
  if (!result) return <>{source.records === null ? '' : t('imports.rows', { count: source.records })}</>;
  const { usersAdded, usersChanged, rowsFailed } = result;
  return (
    <Group gap={6} wrap="nowrap">
      <span>{t('imports.added', { count: usersAdded, number: formatNumber(usersAdded) })}</span>
      {usersChanged > 0 && <span>· {t('imports.changed', { count: usersChanged })}</span>}
      {rowsFailed > 0 && <span>· {t('imports.failed', { count: rowsFailed })}</span>}
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
