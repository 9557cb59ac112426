import { Badge, Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CellEditor } from './cell-editor.js';
import type { Import, ImportRow } from './import.types.js';
import { isCorrectable, mainProblem } from './row.rules.js';
import { useCorrections } from './use-corrections.js';
import { usePropertyLabel } from './use-properties.js';

interface RowDetailsProps {
  view: Import;
  row: ImportRow;
  /** The problem that is looked for. */
  code?: string | undefined;
}

/** In two lines: what is wrong and the way out of it, or what changes. The rest is in the panel of the row. */
export function RowDetails({ view, row, code }: RowDetailsProps) {
  const problem = mainProblem(row.problems, code);
  const mayMend = isCorrectable(view) && row.state !== 'deactivate';
  return (
    <div className="details">
      {row.undo ? (
        <UndoText row={row} />
      ) : problem ? (
        <Text
          span
          size="sm"
          className="one-line"
          c={problem.severity === 'error' ? 'var(--mantine-color-error)' : 'dimmed'}
        >
          {problem.message}
        </Text>
      ) : (
        <Changes row={row} />
      )}
      {problem && mayMend && problem.column !== undefined ? (
        <Group gap="xs" wrap="nowrap">
          {problem.severity === 'error' && <CellEditor view={view} row={row} column={problem.column} />}
          {problem.isApplicable && problem.suggestion !== undefined && (
            <TakeSuggestion view={view} row={row} code={problem.code} suggestion={problem.suggestion} />
          )}
        </Group>
      ) : (
        <Groups row={row} />
      )}
    </div>
  );
}

function TakeSuggestion({
  view,
  row,
  code,
  suggestion,
}: {
  view: Import;
  row: ImportRow;
  code: string;
  suggestion: string;
}) {
  const { t } = useTranslation();
  const { takeSuggestions } = useCorrections(view.id);
  const body = { code: code as never, records: [row.record] };
  return (
    <Button
      size="compact-xs"
      variant="default"
      loading={takeSuggestions.isPending}
      onClick={() => takeSuggestions.mutate(body)}
    >
      {t('check.take', { value: suggestion })}
    </Button>
  );
}

function Changes({ row }: { row: ImportRow }) {
  const labelOf = usePropertyLabel();
  const email = typeof row.values['email'] === 'string' ? row.values['email'] : '';
  if (row.changes.length === 0)
    return (
      <Text span size="sm" className="one-line" c="dimmed">
        {email}
      </Text>
    );
  return (
    <Text span size="sm" className="one-line">
      {row.changes.map(({ property, before, after }, index) => (
        <span key={property}>
          {index > 0 && ' · '}
          {labelOf(property)}: {before !== null && <span className="before">{before}</span>} → {after ?? '–'}
        </span>
      ))}
    </Text>
  );
}

function Groups({ row: { groups } }: { row: ImportRow }) {
  const { add = [], remove = [] } = groups;
  if (add.length + remove.length === 0) return null;
  return (
    <Group gap={4} wrap="nowrap">
      {add.map((group) => (
        <Badge key={`+${group}`} size="sm" variant="default" tt="none" style={{ flex: 'none' }}>
          + {group}
        </Badge>
      ))}
      {remove.map((group) => (
        <Badge key={`-${group}`} size="sm" variant="default" tt="none" style={{ flex: 'none' }}>
          − {group}
        </Badge>
      ))}
    </Group>
  );
}

function UndoText({ row: { undo } }: { row: ImportRow }) {
  const { t } = useTranslation();
  const labelOf = usePropertyLabel();
  if (!undo) return null;
  const fields = undo.fields.map(labelOf).join(', ');
  return (
    <Text span size="sm" className="one-line">
      {undo.message ?? (undo.effect && t(`undoEffect.${undo.effect}`))}
      {fields !== '' && ` (${fields})`}
    </Text>
  );
}
