import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useSearchParams } from 'wouter';
import { ProblemAlert } from '../ui/problem-alert.js';
import { Holds, isConfirmed, type Typed } from './holds.js';
import type { Import } from './import.types.js';
import { PlanGroups } from './plan-groups.js';
import { ProgressBar } from './progress-bar.js';
import { RowsGrid } from './rows-grid.js';
import { StateTiles, STATES, type RowState } from './state-tiles.js';
import { useImportActions } from './use-import.js';
import { WholeListProblems } from './whole-list-problems.js';

/** What would happen, row by row. Nothing has been written yet. */
export function CheckStep({ view }: { view: Import }) {
  const { t } = useTranslation();
  const { plan, id } = view;
  if (view.status === 'planning' || !plan)
    return <ProgressBar progress={view.progress} title={t('check.planning')} cancelOf={id} />;
  return <Plan view={view} plan={plan} />;
}

function Plan({ view, plan }: { view: Import; plan: NonNullable<Import['plan']> }) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const [parameters, setParameters] = useSearchParams();
  const [typed, setTyped] = useState<Typed>({});
  const { apply } = useImportActions(view.id);
  const state = STATES.find((known) => known === parameters.get('state')) ?? null;
  const choose = (next: RowState | null) => setParameters(next ? { state: next } : {}, { replace: true });
  const isReady = isConfirmed(view.holds, typed);
  const changes = plan.create + plan.update + plan.reactivate + plan.deactivate;
  return (
    <Stack>
      <Text>{changes === 0 ? t('check.nothing') : t('check.lead')}</Text>
      <StateTiles plan={plan} chosen={state} onChoose={choose} />
      <WholeListProblems view={view} />
      <PlanGroups view={view} />
      {plan.invitations > 0 && view.options.invitations === 'send' && (
        <Text>{t('check.invitations', { count: plan.invitations })}</Text>
      )}
      <RowsGrid view={view} state={state} />
      {view.holds.length > 0 && <Holds holds={view.holds} typed={typed} onType={setTyped} />}
      <ProblemAlert error={apply.error} />
      <Group justify="space-between">
        <Button variant="default" onClick={() => navigate(`/imports/${view.id}?step=columns`)}>
          {t('wizard.previous')}
        </Button>
        <Button
          disabled={!isReady}
          loading={apply.isPending}
          onClick={() => apply.mutate({ planHash: plan.hash, ...(view.holds.length > 0 && { confirm: typed }) })}
        >
          {t('wizard.import')}
        </Button>
      </Group>
    </Stack>
  );
}
