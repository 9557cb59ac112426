import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useSearchParams } from 'wouter';
import { formatNumber } from '../ui/format.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { AbsentPeople } from './absent-people.js';
import { Holds, isConfirmed, type Typed } from './holds.js';
import type { Import, ImportPlan } from './import.types.js';
import { PlanGroups } from './plan-groups.js';
import { ProblemFilter } from './problem-filter.js';
import { rowsWith } from './problem-kinds.rules.js';
import { ProgressBar } from './progress-bar.js';
import { RowsGrid } from './rows-grid.js';
import { countOf, StateTiles, STATES } from './state-tiles.js';
import { useImportActions } from './use-import.js';
import { useProblemCounts } from './use-rows.js';
import { WholeListProblems } from './whole-list-problems.js';

/** What would happen, row by row. Nothing has been written yet. */
export function CheckStep({ view }: { view: Import }) {
  const { t } = useTranslation();
  const last = useRef<ImportPlan | null>(null);
  if (view.plan) last.current = view.plan;
  if (view.status === 'planning')
    return <ProgressBar progress={view.progress} title={t('check.planning')} cancelOf={view.id} />;
  return <Plan view={view} plan={view.plan ?? last.current} />;
}

/** `plan` is the one of before, when cells were corrected since. */
function Plan({ view, plan }: { view: Import; plan: ImportPlan | null }) {
  const [parameters, setParameters] = useSearchParams();
  const counts = useProblemCounts(view);
  const state = STATES.find((known) => known === parameters.get('state')) ?? null;
  const code = parameters.get('code');
  const choose = (next: { state?: string | null; code?: string | null }) => {
    const wanted = { state, code, ...next };
    const given = Object.entries(wanted).flatMap(([name, value]) => (value ? [[name, value] as [string, string]] : []));
    setParameters(given, { replace: true });
  };
  const all = plan ? STATES.reduce((sum, each) => sum + countOf(plan, each), 0) : (view.source.records ?? 0);
  const ofState = state && plan ? countOf(plan, state) : all;
  const count = code ? rowsWith(counts, code, state) : ofState;
  const isStale = view.plan === null;
  return (
    <Stack>
      <Lead view={view} />
      {plan && (
        <div className={isStale ? 'stale' : undefined}>
          <StateTiles plan={plan} chosen={state} onChoose={(next) => choose({ state: next, code: null })} />
        </div>
      )}
      <WholeListProblems view={view} />
      <AbsentPeople view={view} onShow={() => choose({ state: 'deactivate', code: null })} />
      <PlanGroups view={view} onShow={(next) => choose({ state: null, code: next })} />
      <ProblemFilter
        view={view}
        counts={counts}
        chosen={code}
        onChoose={(next) => choose({ state: null, code: next })}
      />
      <RowsGrid view={view} filter={{ ...(state && { state }), ...(code && { code }) }} count={count} />
      <Approval view={view} />
    </Stack>
  );
}

function Lead({ view: { plan, edits, options } }: { view: Import }) {
  const { t } = useTranslation();
  if (!plan)
    return (
      <Alert color="blue" variant="outline" icon={<IconPencil aria-hidden />} role="status">
        {edits
          ? t('check.corrected', { count: edits.cells, number: formatNumber(edits.cells) })
          : t('check.notPlanned')}
      </Alert>
    );
  const changes = plan.create + plan.update + plan.reactivate + plan.deactivate;
  const mails = options.invitations === 'send' ? plan.invitations : 0;
  return (
    <Text>
      {changes === 0 ? t('check.nothing') : t('check.lead')}{' '}
      {mails > 0 && t('check.invitations', { count: mails, number: formatNumber(mails) })}{' '}
      {edits && t('check.withCorrections', { count: edits.cells, number: formatNumber(edits.cells) })}
    </Text>
  );
}

/** Guards, and the button that makes it happen; after corrections, the one that looks again. */
function Approval({ view }: { view: Import }) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const [typed, setTyped] = useState<Typed>({});
  const { apply, plan } = useImportActions(view.id);
  const isReady = isConfirmed(view.holds, typed);
  const hash = view.plan?.hash;
  return (
    <>
      {view.holds.length > 0 && <Holds holds={view.holds} typed={typed} onType={setTyped} />}
      <ProblemAlert error={apply.error ?? plan.error} />
      <Group justify="space-between" className="actions">
        <Button variant="default" onClick={() => navigate(`/imports/${view.id}?step=columns`)}>
          {t('wizard.previous')}
        </Button>
        {hash === undefined ? (
          <Button loading={plan.isPending} onClick={() => plan.mutate()}>
            {t('check.again')}
          </Button>
        ) : (
          <Button
            disabled={!isReady}
            loading={apply.isPending}
            onClick={() => apply.mutate({ planHash: hash, ...(view.holds.length > 0 && { confirm: typed }) })}
          >
            {t('wizard.import')}
          </Button>
        )}
      </Group>
    </>
  );
}
