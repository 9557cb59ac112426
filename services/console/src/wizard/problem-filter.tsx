import { Button, Group, Stack, Text } from '@mantine/core';
import { IconWand } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../ui/format.js';
import { notifyDone } from '../ui/notify.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import type { Import, ProblemCount } from './import.types.js';
import { kindsOf } from './problem-kinds.rules.js';
import { isCorrectable } from './row.rules.js';
import { useCorrections } from './use-corrections.js';

interface ProblemFilterProps {
  view: Import;
  counts: readonly ProblemCount[];
  chosen: string | null;
  onChoose: (code: string | null) => void;
}

/** Which problems there are, each with its number of rows; one shows just those, and takes all its suggestions at once. */
export function ProblemFilter({ view, counts, chosen, onChoose }: ProblemFilterProps) {
  const { t, i18n } = useTranslation();
  const { takeSuggestions } = useCorrections(view.id);
  const kinds = kindsOf(counts);
  if (kinds.length === 0) return null;
  const nameOf = (code: string) => (i18n.exists(`problemName.${code}`) ? t(`problemName.${code}`) : code);
  const current = kinds.find(({ code }) => code === chosen);
  const take = (code: string) =>
    takeSuggestions.mutate(
      { code: code as never },
      { onSuccess: ({ changed }) => notifyDone(t('check.taken', { count: changed })) },
    );
  return (
    <Stack gap="xs">
      <Group gap={6} role="group" aria-label={t('check.problems')}>
        <Text size="sm" fw={600} aria-hidden>
          {t('check.problems')}
        </Text>
        {kinds.map(({ code, severity, rows }) => (
          <Button
            key={code}
            size="compact-sm"
            radius="xl"
            variant={code === chosen ? 'filled' : 'default'}
            c={severity === 'error' && code !== chosen ? 'var(--mantine-color-error)' : undefined}
            aria-pressed={code === chosen}
            onClick={() => onChoose(code === chosen ? null : code)}
          >
            {`${nameOf(code)} ${formatNumber(rows)}`}
          </Button>
        ))}
      </Group>
      {current?.isApplicable && isCorrectable(view) && current.suggestions > 0 && (
        <Group gap="xs">
          <Button
            variant="light"
            size="compact-md"
            leftSection={<IconWand size={16} aria-hidden />}
            loading={takeSuggestions.isPending}
            onClick={() => take(current.code)}
          >
            {t('check.takeAll', { count: current.suggestions, number: formatNumber(current.suggestions) })}
          </Button>
        </Group>
      )}
      <ProblemAlert error={takeSuggestions.error} />
    </Stack>
  );
}
