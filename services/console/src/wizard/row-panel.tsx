import { Alert, Anchor, Button, Drawer, Group, Stack, Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { ProblemAlert } from '../ui/problem-alert.js';
import { CellEditor } from './cell-editor.js';
import type { Import, ImportRow } from './import.types.js';
import { isCorrectable, nameOfRow } from './row.rules.js';
import { useCorrections } from './use-corrections.js';
import { usePropertyLabel } from './use-properties.js';

interface RowPanelProps {
  view: Import;
  row: ImportRow | undefined;
  onRow: (row: ImportRow | undefined) => void;
}

/** All about one row: what is wrong, every value before and after, and its cells, to be corrected. */
export function RowPanel({ view, row, onRow }: RowPanelProps) {
  const { t } = useTranslation();
  return (
    <Drawer
      opened={row !== undefined}
      onClose={() => onRow(undefined)}
      position="right"
      size="lg"
      title={row && (row.line ? t('check.rowTitle', { name: nameOfRow(row), line: row.line }) : nameOfRow(row))}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {row && <About key={row.record} view={view} row={row} onRow={onRow} />}
    </Drawer>
  );
}

function About({ view, row, onRow }: RowPanelProps & { row: ImportRow }) {
  const { t } = useTranslation();
  const { takeBack } = useCorrections(view.id);
  const { add = [], remove = [] } = row.groups;
  const isInList = row.line > 0 && row.raw.length > 0;
  return (
    <Stack>
      {row.problems.map((problem, index) => (
        <Alert key={index} color={problem.severity === 'error' ? 'red' : 'yellow'} variant="outline">
          {problem.message}
          {problem.suggestion && ` ${t('check.suggestion', { value: problem.suggestion })}`}
        </Alert>
      ))}
      {row.undo?.message && (
        <Alert color="orange" variant="outline">
          {row.undo.message}
        </Alert>
      )}
      {row.user && row.state !== 'create' && (
        <Anchor component={Link} href={`/${view.kind === 'staff' ? 'staff' : 'contacts'}/${row.user.id}`}>
          {t('check.toPerson')}
        </Anchor>
      )}
      {row.changes.length > 0 && <ChangesTable row={row} />}
      {add.length > 0 && <Text size="sm">{t('check.groupsAdd', { names: add.join(', ') })}</Text>}
      {remove.length > 0 && <Text size="sm">{t('check.groupsRemove', { names: remove.join(', ') })}</Text>}
      {isInList && (
        <>
          <Title order={3} size="h5">
            {t('check.cells')}
          </Title>
          {view.columns.map(({ index, header }) => {
            const edited = row.edited.find(({ column }) => column === index);
            return (
              <CellEditor
                key={index}
                view={view}
                row={row}
                column={index}
                label={header?.trim() || t('wizard.column', { number: index + 1 })}
                description={edited && t('check.original', { value: edited.original ?? '' })}
                readOnly={!isCorrectable(view)}
                onSaved={onRow}
                size="sm"
                w="100%"
              />
            );
          })}
          <ProblemAlert error={takeBack.error} />
          {row.edited.length > 0 && isCorrectable(view) && (
            <Group>
              <Button
                variant="default"
                loading={takeBack.isPending}
                onClick={() => takeBack.mutate(row, { onSuccess: onRow })}
              >
                {t('check.takeBack')}
              </Button>
            </Group>
          )}
        </>
      )}
    </Stack>
  );
}

function ChangesTable({ row }: { row: ImportRow }) {
  const { t } = useTranslation();
  const labelOf = usePropertyLabel();
  return (
    <Table withTableBorder>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('columns.property')}</Table.Th>
          <Table.Th>{t('check.before')}</Table.Th>
          <Table.Th>{t('check.after')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {row.changes.map(({ property, before, after }) => (
          <Table.Tr key={property}>
            <Table.Th scope="row" fw={400}>
              {labelOf(property)}
            </Table.Th>
            <Table.Td className={before === null ? undefined : 'before'}>{before ?? '–'}</Table.Td>
            <Table.Td>{after ?? '–'}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
