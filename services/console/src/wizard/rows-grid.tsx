import { Badge, Group, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { fullName } from '../people/full-name.rules.js';
import { DataGrid, type GridColumn } from '../ui/data-grid.js';
import { EmptyState } from '../ui/empty-state.js';
import { useProperties } from './columns-step.js';
import type { Import, ImportRow } from './import.types.js';
import type { RowState } from './state-tiles.js';
import { useRows } from './use-rows.js';

const COLORS: Record<string, string> = {
  create: 'teal',
  update: 'blue',
  reactivate: 'blue',
  deactivate: 'orange',
  hold: 'orange',
  error: 'red',
};

/** The rows of a plan: who, what would happen, before and after, and what is wrong. */
export function RowsGrid({ view, state }: { view: Import; state: RowState | null }) {
  const { t } = useTranslation();
  const rows = useRows(view, state ? { state } : {});
  const isPhone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const columns = useMemo<GridColumn<ImportRow>[]>(
    () => [
      { id: 'line', header: t('check.line'), size: 70, cell: ({ row: { original } }) => original.line || '' },
      { id: 'name', header: t('people.name'), size: isPhone ? 150 : 190, cell: ({ row }) => nameOf(row.original) },
      {
        id: 'state',
        header: t('check.state'),
        size: 150,
        cell: ({ row: { original } }) => (
          <Badge variant="dot" tt="none" color={COLORS[original.state ?? ''] ?? 'gray'}>
            {t(`rowState.${original.state ?? 'unchanged'}`)}
          </Badge>
        ),
      },
      { id: 'what', header: t('check.what'), size: 420, cell: ({ row }) => <What row={row.original} /> },
    ],
    [t, isPhone],
  );
  return (
    <DataGrid
      label={t('check.rows')}
      columns={columns}
      pages={rows}
      rowId={({ record }) => String(record)}
      rowLabel={nameOf}
      wraps
      empty={<EmptyState title={t('check.noRows')} text={t('check.noRowsHelp')} />}
    />
  );
}

function nameOf({ values, raw }: ImportRow): string {
  const text = (name: string) => (typeof values[name] === 'string' ? values[name] : null);
  const lastName = text('lastName') ?? text('fullName');
  if (lastName) return fullName({ lastName, firstName: text('firstName'), infix: text('infix') });
  return text('email') ?? raw.find((cell) => cell.trim() !== '')?.trim() ?? '';
}

function What({ row }: { row: ImportRow }) {
  const { t } = useTranslation();
  const properties = useProperties();
  const label = (property: string) => properties.data?.find((known) => known.property === property)?.label ?? property;
  const { add = [], remove = [] } = row.groups;
  const email = typeof row.values['email'] === 'string' ? row.values['email'] : '';
  return (
    <>
      {row.problems.map((problem, index) => (
        <Text key={index} size="sm" c={problem.severity === 'error' ? 'var(--mantine-color-error)' : undefined}>
          {problem.message}
          {problem.suggestion && ` ${t('check.suggestion', { value: problem.suggestion })}`}
        </Text>
      ))}
      {row.state === 'create' && email !== '' && <Text size="sm">{email}</Text>}
      {row.changes.map(({ property, before, after }) => (
        <Text size="sm" key={property}>
          {label(property)}: <span className="before">{before ?? '–'}</span> → {after ?? '–'}
        </Text>
      ))}
      {(add.length > 0 || remove.length > 0) && (
        <Group gap={4}>
          {add.map((group) => (
            <Badge key={`+${group}`} size="sm" variant="default" tt="none">
              + {group}
            </Badge>
          ))}
          {remove.map((group) => (
            <Badge key={`-${group}`} size="sm" variant="default" tt="none">
              − {group}
            </Badge>
          ))}
        </Group>
      )}
    </>
  );
}
