import { Badge, Button, Group, Select, Stack, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { ProblemAlert } from '../ui/problem-alert.js';
import type { Import, ImportColumn } from './import.types.js';
import { useImportActions } from './use-import.js';
import { useProperties, type PropertyInfo } from './use-properties.js';
import { WholeListProblems } from './whole-list-problems.js';

const SAMPLES = 3;

/** Which column holds what: proposed, with the reason, and changed at once where somebody knows better. */
export function ColumnsStep({ view }: { view: Import }) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const { change, plan } = useImportActions(view.id);
  const properties = useProperties();
  const isStopped = view.problems.some(({ severity }) => severity === 'fatal');
  const choose = (index: number, property: string | null) =>
    change.mutate({ mapping: view.mapping.map((before, position) => (position === index ? property : before)) });
  const goOn = () => {
    if (view.status !== 'draft') return navigate(`/imports/${view.id}`);
    return plan.mutate(undefined, { onSuccess: () => navigate(`/imports/${view.id}`) });
  };
  const unused = view.columns.filter(({ property }) => property === null).length;
  return (
    <Stack>
      <Text>{t('columns.lead')}</Text>
      <WholeListProblems view={view} />
      {view.columns.length > 0 && (
        <Table.ScrollContainer minWidth={560}>
          <Table verticalSpacing="sm" withTableBorder>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('columns.column')}</Table.Th>
                <Table.Th>{t('columns.samples')}</Table.Th>
                <Table.Th>{t('columns.property')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {view.columns.map((column) => (
                <ColumnRow key={column.index} column={column} properties={properties.data ?? []} onChoose={choose} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {unused > 0 && <Text c="dimmed">{t('columns.unused', { count: unused })}</Text>}
      <ProblemAlert error={change.error ?? plan.error ?? properties.error} />
      <Group justify="space-between">
        <Button variant="default" onClick={() => navigate(`/imports/${view.id}?step=list`)}>
          {t('wizard.previous')}
        </Button>
        <Button onClick={goOn} disabled={isStopped} loading={change.isPending || plan.isPending}>
          {t('wizard.next')}
        </Button>
      </Group>
    </Stack>
  );
}

interface ColumnRowProps {
  column: ImportColumn;
  properties: readonly PropertyInfo[];
  onChoose: (index: number, property: string | null) => void;
}

function ColumnRow({ column: { index, header, samples, property, reason }, properties, onChoose }: ColumnRowProps) {
  const { t } = useTranslation();
  const name = header?.trim() ? header : t('wizard.column', { number: index + 1 });
  return (
    <Table.Tr>
      <Table.Td fw={600}>{name}</Table.Td>
      <Table.Td>
        <Text size="sm" c="dimmed" maw={280} truncate>
          {samples.slice(0, SAMPLES).join(' · ')}
        </Text>
      </Table.Td>
      <Table.Td>
        <Select
          aria-label={t('columns.propertyOf', { name })}
          data={properties.map(({ property: value, label }) => ({ value, label }))}
          value={property}
          onChange={(value) => onChoose(index, value)}
          placeholder={t('columns.notUsed')}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': t('columns.doNotUse') }}
          nothingFoundMessage={t('common.nothingFound')}
          maw={280}
        />
        <Reason reason={reason} isUsed={property !== null} />
      </Table.Td>
    </Table.Tr>
  );
}

const KNOWN_REASONS = [
  'synonym',
  'unit-word',
  'edit',
  'content',
  'remembered',
  'ignored-before',
  'report',
  'blank',
  'taken',
  'duplicate',
  'chosen',
  'not-importable',
];

/** Why a column was understood as it was. */
function Reason({ reason, isUsed }: { reason: string | null; isUsed: boolean }) {
  const { t } = useTranslation();
  const [kind = '', detail = ''] = (reason ?? '').split(':');
  const known = KNOWN_REASONS.includes(kind) ? kind.replaceAll('-', '') : 'unknown';
  if (known === 'unknown' && isUsed) return null;
  return (
    <Group gap={6} mt={4}>
      {!isUsed && (
        <Badge size="sm" variant="default" tt="none">
          {t('columns.notUsed')}
        </Badge>
      )}
      <Text size="xs" c="dimmed">
        {t(`reason.${known}`, { detail })}
      </Text>
    </Group>
  );
}
