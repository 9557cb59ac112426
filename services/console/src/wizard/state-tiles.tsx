import { Group, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../ui/format.js';
import type { ImportPlan } from './import.types.js';

export const STATES = [
  'create',
  'update',
  'reactivate',
  'unchanged',
  'skip',
  'skipped_duplicate',
  'deactivate',
  'hold',
  'error',
] as const;
export type RowState = (typeof STATES)[number];
/** Always shown, so that a nought can be seen too. */
const ALWAYS = new Set<RowState>(['create', 'update', 'unchanged', 'error']);

export function countOf(plan: ImportPlan, state: RowState): number {
  return state === 'skipped_duplicate' ? plan.skippedDuplicate : plan[state];
}

interface StateTilesProps {
  plan: ImportPlan;
  chosen: RowState | null;
  onChoose: (state: RowState | null) => void;
}

/** How many rows do what, large; a tile shows just its rows. */
export function StateTiles({ plan, chosen, onChoose }: StateTilesProps) {
  const { t } = useTranslation();
  const shown = STATES.filter((state) => ALWAYS.has(state) || countOf(plan, state) > 0);
  return (
    <Group gap="xs" role="group" aria-label={t('check.filter')} align="stretch">
      {shown.map((state) => (
        <UnstyledButton
          key={state}
          className="tile"
          aria-pressed={chosen === state}
          onClick={() => onChoose(chosen === state ? null : state)}
          c={state === 'error' && countOf(plan, state) > 0 ? 'var(--mantine-color-error)' : undefined}
        >
          <strong>{formatNumber(countOf(plan, state))}</strong>
          {t(`rowState.${state}`)}
        </UnstyledButton>
      ))}
    </Group>
  );
}
