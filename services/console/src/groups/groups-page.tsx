import { SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'wouter';
import { useApi } from '../api/api.context.js';
import { bodyOf } from '../api/client.js';
import type { GroupOfPeople, UserKind } from '../api/types.js';
import { useSession } from '../auth/session.context.js';
import { DataGrid, type GridColumn } from '../ui/data-grid.js';
import { EmptyState } from '../ui/empty-state.js';
import { formatNumber } from '../ui/format.js';
import { PageHeader } from '../ui/page-header.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { usePages } from '../ui/use-pages.js';
import { NewGroup } from './new-group.js';

/** Groups of staff, or of contacts: the two never mix. */
export default function GroupsPage() {
  const { t } = useTranslation();
  const api = useApi();
  const session = useSession();
  const [parameters, setParameters] = useSearchParams();
  const kind: UserKind = parameters.get('kind') === 'contact' ? 'contact' : 'staff';
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 200);
  const groups = usePages<GroupOfPeople>({
    key: ['groups', kind, 'list', search],
    load: async (cursor) => {
      const query = { kind, cursor, limit: 100, ...(search !== '' && { search }) };
      return await bodyOf(api.GET('/v1/groups', { params: { query } }));
    },
  });
  const columns = useMemo<GridColumn<GroupOfPeople>[]>(
    () => [
      {
        id: 'name',
        header: t('groups.name'),
        size: 220,
        cell: ({ row: { original } }) => (
          <Link className="row-link" href={`/groups/${original.id}`}>
            {original.name}
          </Link>
        ),
      },
      {
        id: 'members',
        header: t('groups.members'),
        size: 110,
        cell: ({ row }) => formatNumber(row.original.memberCount),
      },
      { id: 'description', header: t('groups.description'), size: 300, cell: ({ row }) => row.original.description },
    ],
    [t],
  );
  return (
    <>
      <PageHeader title={t('nav.groups')}>{session.can('groups:write') && <NewGroup kind={kind} />}</PageHeader>
      <SegmentedControl
        mb="sm"
        aria-label={t('imports.kind')}
        data={[
          { value: 'staff', label: t('nav.staff') },
          { value: 'contact', label: t('nav.contacts') },
        ]}
        value={kind}
        onChange={(value) => setParameters(value === 'contact' ? { kind: value } : {}, { replace: true })}
      />
      <TextInput
        mb="sm"
        type="search"
        aria-label={t('groups.search')}
        placeholder={t('groups.search')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      <ProblemAlert error={groups.error} />
      {!groups.error && (
        <DataGrid
          label={t('nav.groups')}
          columns={columns}
          pages={groups}
          rowId={({ id }) => id}
          rowLabel={({ name }) => name}
          empty={<EmptyState title={t('groups.none')} text={t('groups.noneHelp')} />}
        />
      )}
    </>
  );
}
