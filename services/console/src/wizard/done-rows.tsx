import { Button, Group, Stack, Title, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'wouter';
import { formatNumber } from '../ui/format.js';
import type { Import } from './import.types.js';
import { RowsGrid } from './rows-grid.js';
import { countOf, StateTiles, STATES } from './state-tiles.js';

/** The rows of an import that is over: what happened to each, as it was planned. */
export function DoneRows({ view }: { view: Import }) {
  const { t } = useTranslation();
  const [parameters, setParameters] = useSearchParams();
  const { plan } = view;
  if (!plan) return null;
  const asked = parameters.get('rows');
  const state = STATES.find((known) => known === asked) ?? null;
  const all = STATES.reduce((sum, each) => sum + countOf(plan, each), 0);
  const show = (rows: string | null) => setParameters(rows ? { rows } : {}, { replace: true });
  return (
    <Stack>
      <Group>
        <Button variant="subtle" px={0} onClick={() => show(asked ? null : 'all')} aria-expanded={asked !== null}>
          {asked ? t('done.hideRows') : t('done.showRows')}
        </Button>
      </Group>
      {asked && (
        <>
          <StateTiles plan={plan} chosen={state} onChoose={(next) => show(next ?? 'all')} />
          <RowsGrid view={view} filter={state ? { state } : {}} count={state ? countOf(plan, state) : all} />
        </>
      )}
    </Stack>
  );
}

const STATES_OF_UNDO = ['reverted', 'kept', 'failed'] as const;

/** After an undo: what went back, and what stayed with the reason. */
export function UndoneRows({ undo, view }: { undo: NonNullable<Import['undo']>; view: Import }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<(typeof STATES_OF_UNDO)[number]>(
    undo.kept > 0 ? 'kept' : undo.failed > 0 ? 'failed' : 'reverted',
  );
  return (
    <Stack>
      <Title order={3} size="h4">
        {t('done.whatStayed')}
      </Title>
      <Group gap="xs" role="group" aria-label={t('done.rows')} align="stretch">
        {STATES_OF_UNDO.map((state) => (
          <UnstyledButton
            key={state}
            className="tile"
            data-undone={state}
            aria-pressed={chosen === state}
            onClick={() => setChosen(state)}
          >
            <strong>{formatNumber(undo[state])}</strong>
            {t(`undoState.${state}`)}
          </UnstyledButton>
        ))}
      </Group>
      <RowsGrid view={view} filter={{ undo: chosen }} count={undo[chosen]} />
    </Stack>
  );
}
