import { Badge, Group, UnstyledButton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../ui/empty-state.js';
import { LongGrid, type LongColumn } from '../ui/long-grid.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import type { Import, ImportRow } from './import.types.js';
import { RowDetails } from './row-details.js';
import { RowPanel } from './row-panel.js';
import { nameOfRow } from './row.rules.js';
import { useRows, type RowFilter } from './use-rows.js';
import './wizard.css';

const COLORS: Record<string, string> = {
  create: 'teal',
  update: 'blue',
  reactivate: 'blue',
  deactivate: 'orange',
  hold: 'orange',
  error: 'red',
};
const ROW_PX = 70;
const PHONE_ROW_PX = 110;

interface RowsGridProps {
  view: Import;
  filter: RowFilter;
  count: number;
}

/** The rows of a list: who, what happens, before and after, what is wrong; a name opens all about the row. */
export function RowsGrid({ view, filter, count }: RowsGridProps) {
  const { t } = useTranslation();
  const rows = useRows(view, filter, count);
  const [opened, setOpened] = useState<ImportRow>();
  const isPhone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const columns = useMemo<LongColumn<ImportRow>[]>(() => {
    const name = (row: ImportRow) => (
      <UnstyledButton className="row-button" onClick={() => setOpened(row)}>
        {nameOfRow(row) || t('check.unnamed')}
      </UnstyledButton>
    );
    const details = (row: ImportRow) => <RowDetails view={view} row={row} code={filter.code} />;
    if (isPhone)
      return [
        {
          id: 'row',
          header: t('check.rows'),
          size: 300,
          cell: (row) => (
            <div className="details">
              <Group justify="space-between" wrap="nowrap" gap="xs">
                {name(row)}
                <RowState row={row} />
              </Group>
              {details(row)}
            </div>
          ),
        },
      ];
    return [
      { id: 'line', header: t('check.line'), size: 76, cell: ({ line }) => line || '' },
      { id: 'name', header: t('people.name'), size: 190, cell: name },
      { id: 'state', header: t('check.state'), size: 140, cell: (row) => <RowState row={row} /> },
      { id: 'what', header: t('check.what'), size: 520, cell: details },
    ];
  }, [t, isPhone, view, filter.code]);
  return (
    <>
      <ProblemAlert error={rows.error} />
      {!rows.error && (
        <LongGrid
          label={t('check.rows')}
          columns={columns}
          places={rows}
          rowPx={isPhone ? PHONE_ROW_PX : ROW_PX}
          rowLabel={nameOfRow}
          around="13rem"
          empty={<EmptyState title={t('check.noRows')} text={t('check.noRowsHelp')} />}
        />
      )}
      <RowPanel view={view} row={opened} onRow={setOpened} />
    </>
  );
}

function RowState({ row: { state, undo } }: { row: ImportRow }) {
  const { t } = useTranslation();
  const name = undo ? `undoState.${undo.state}` : `rowState.${state ?? 'corrected'}`;
  const color = undo ? (undo.state.startsWith('rev') ? 'teal' : 'orange') : COLORS[state ?? ''];
  return (
    <Badge variant="dot" tt="none" color={color ?? 'gray'} style={{ flex: 'none' }}>
      {t(name)}
    </Badge>
  );
}
