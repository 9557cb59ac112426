import { Button, Group, List, Skeleton, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ConfirmModal } from '../ui/confirm-modal.js';
import { formatNumber, formatTime } from '../ui/format.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import type { Import } from './import.types.js';
import { nameOfRow } from './row.rules.js';
import { undoParts } from './undo.rules.js';
import { useImportActions } from './use-import.js';
import { usePropertyLabel } from './use-properties.js';
import { useFirstRows } from './use-rows.js';
import { useUndoPreview, type UndoPreview } from './use-undo-preview.js';

const NAMED = 6;

/** Asks before an import is taken back, with what exactly would go back and what would stay. */
export function UndoDialog({ view, onClose }: { view: Import; onClose: () => void }) {
  const { t } = useTranslation();
  const { undo } = useImportActions(view.id);
  const { preview, isReady, error, again } = useUndoPreview(view.id);
  const rows = preview?.counts?.revert ?? 0;
  return (
    <ConfirmModal
      opened
      title={t('undo.title')}
      action={isReady ? t('undo.confirm', { count: rows, number: formatNumber(rows) }) : t('undo.button')}
      color="red.8"
      busy={undo.isPending}
      disabled={!isReady}
      onConfirm={() => undo.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    >
      {isReady && preview ? (
        <Preview view={view} preview={preview} />
      ) : preview?.status === 'failed' ? (
        <Group>
          <Text>{t('undo.failed')}</Text>
          <Button variant="default" onClick={() => again()}>
            {t('undo.again')}
          </Button>
        </Group>
      ) : (
        !error && <Preparing />
      )}
      <ProblemAlert error={error ?? undo.error} />
    </ConfirmModal>
  );
}

function Preparing() {
  const { t } = useTranslation();
  return (
    <Stack gap="sm" aria-busy="true">
      <Text role="status">{t('undo.preparing')}</Text>
      {[0, 1, 2, 3].map((line) => (
        <Skeleton key={line} h={14} w={`${80 - line * 12}%`} />
      ))}
    </Stack>
  );
}

function Preview({ view, preview }: { view: Import; preview: UndoPreview }) {
  const { t } = useTranslation();
  const parts = undoParts(preview);
  return (
    <Stack gap="sm">
      {parts.length === 0 && <Text>{t('undo.nothing')}</Text>}
      <List size="sm" spacing={4} data-undo="ready">
        {parts.map(({ name, count }) => (
          <List.Item key={name}>{t(`undo.${name}`, { count, number: formatNumber(count) })}</List.Item>
        ))}
      </List>
      <Kept view={view} count={preview.counts?.keep ?? 0} />
      <Text c="dimmed" size="sm">
        {t('undo.kept')} {t('undo.prepared', { time: formatTime(preview.preparedAt) })}
      </Text>
    </Stack>
  );
}

/** The first of those who stay, with what was changed since. */
function Kept({ view, count }: { view: Import; count: number }) {
  const { t } = useTranslation();
  const labelOf = usePropertyLabel();
  const rows = useFirstRows(view, { undo: 'keep' }, NAMED, count > 0);
  if (count === 0) return null;
  return (
    <div>
      <Text size="sm" fw={600}>
        {t('done.whatStayed')}
      </Text>
      <List size="sm">
        {rows.map((row) => (
          <List.Item key={row.record}>
            {nameOfRow(row)}
            {row.undo?.message && `: ${row.undo.message}`}
            {row.undo && row.undo.fields.length > 0 && ` (${row.undo.fields.map(labelOf).join(', ')})`}
          </List.Item>
        ))}
        {count > rows.length && <List.Item>{t('bulk.more', { count: count - rows.length })}</List.Item>}
      </List>
    </div>
  );
}
