import { Button, Group, Progress, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../ui/format.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import type { ImportProgress } from './import.types.js';
import { useImportActions } from './use-import.js';

interface ProgressBarProps {
  progress: ImportProgress | null;
  title: string;
  text?: string;
  /** Import that a button stops. */
  cancelOf?: string;
}

/** How far it is, how fast it goes, and how long it still takes. */
export function ProgressBar({ progress, title, text, cancelOf }: ProgressBarProps) {
  const { t } = useTranslation();
  const { cancel } = useImportActions(cancelOf ?? '');
  const { done = 0, total = 0, rowsPerSecond = 0, secondsLeft = null } = progress ?? {};
  const percent = total > 0 ? Math.min(100, Math.round((done / total) * 100)) : 0;
  return (
    <Stack maw={640}>
      <Title order={2} size="h3">
        {title}
      </Title>
      {text && <Text>{text}</Text>}
      <Progress.Root size="xl">
        <Progress.Section value={percent} aria-label={title} animated={total > 0} striped />
      </Progress.Root>
      <Group justify="space-between" mih={24}>
        <Text size="sm" role="status">
          {total > 0 && t('progress.rows', { done: formatNumber(done), total: formatNumber(total), percent })}
        </Text>
        <Text size="sm" c="dimmed">
          {rowsPerSecond > 0 && t('progress.rate', { rate: formatNumber(rowsPerSecond) })}
          {secondsLeft !== null && secondsLeft > 0 && ` · ${t('progress.left', { count: secondsLeft })}`}
        </Text>
      </Group>
      <ProblemAlert error={cancel.error} />
      {cancelOf && (
        <Group>
          <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate()}>
            {t('progress.stop')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
