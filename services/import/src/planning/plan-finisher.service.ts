import { Injectable } from '@nestjs/common';
import { Databases, type Tx } from '@rollcall/service-defaults';
import { Clock } from '../clock/clock.js';
import type { ImportJob } from '../import-job/import-job.entity.js';
import type { Actor, Hold, Plan } from '../import-job/import-job.shapes.js';
import { ImportJobStore } from '../import-job/import-job.store.js';
import type { Problem } from '../problem/problem.js';
import { addAbsentRows, keptAbsentees } from './add-absent-rows.sql.js';
import { editsLeftOut } from './edits-left-out.sql.js';
import { failUnansweredRows } from './fail-unanswered-rows.sql.js';
import { activeUsers, lastFullRecords } from './full-lists.sql.js';
import { guardsOf } from './plan-guards.rules.js';
import { planHash } from './plan-hash.sql.js';
import { planSummary } from './plan-summary.sql.js';

interface Outcome {
  readonly plan: Plan;
  readonly holds: readonly Hold[];
  readonly problems: readonly Problem[];
}

/** Makes the plan of an import out of the answers to all of its rows. */
@Injectable()
export class PlanFinisher {
  constructor(
    private readonly databases: Databases,
    private readonly store: ImportJobStore,
    private readonly clock: Clock,
  ) {}

  async finish(job: ImportJob): Promise<void> {
    const outcome = await this.databases.inOrganization(job.organizationId, (tx) => this.outcomeOf(tx, job));
    const refusal = refusalOf(job, outcome.plan);
    await this.store.change({ organizationId: job.organizationId, id: job.id }, (current) => {
      if (current.planRunId !== job.planRunId || current.status !== 'planning') return;
      const now = this.clock.now();
      if (refusal !== undefined) return current.fail([...outcome.problems, refusal], now, outcome.plan);
      current.finishPlan(outcome.plan, outcome.holds, outcome.problems, now);
      if (current.options.approve === 'auto' && outcome.holds.length === 0)
        current.approve({ planHash: outcome.plan.hash, expiresBefore: now }, approverOf(current), now);
    });
  }

  private async outcomeOf(tx: Tx, job: ImportJob): Promise<Outcome> {
    const { records, lines, endsInsideRow } = job.analysis.summary ?? { records: 0, lines: 0, endsInsideRow: false };
    const isFullList = job.options.absent === 'deactivate';
    await failUnansweredRows(tx, job);
    if (isFullList) await addAbsentRows(tx, job, records, lines);
    const summary = await planSummary(tx, job);
    const holds = guardsOf({
      records,
      deactivate: summary.counts.deactivate,
      activeUsers: isFullList ? await activeUsers(tx, job) : null,
      lastFullRecords: isFullList ? await lastFullRecords(tx, job) : null,
      endsInsideRow,
      groupsToCreate: summary.groupsToCreate.length,
    });
    const plan: Plan = {
      hash: await planHash(tx, job),
      ...summary.counts,
      groups: { create: summary.groupsToCreate, change: summary.groupsToChange },
      invitations: summary.invitations,
    };
    const alsoTold = [...(await keptAbsentees(tx, job)), ...(await editsLeftOut(tx, job))];
    return { plan, holds, problems: [...job.analysis.problems, ...alsoTold] };
  }
}

/** With `approve: auto` whoever had it planned has approved it beforehand. */
function approverOf({ actor, plannedBy }: ImportJob): Actor {
  return { ...actor, ...plannedBy };
}

function recordsOf(plan: Plan): number {
  const { create, update, unchanged, reactivate, skip, skippedDuplicate, hold, error } = plan;
  return create + update + unchanged + reactivate + skip + skippedDuplicate + hold + error;
}

/** Why a complete plan must not be applied at all. */
function refusalOf(job: ImportJob, plan: Plan): Problem | undefined {
  const records = recordsOf(plan);
  if (job.options.absent === 'deactivate' && records === plan.error)
    return { code: 'F_EMPTY_FULL_LIST', severity: 'fatal', params: { records } };
  if (job.options.onError === 'all-or-nothing' && plan.error > 0)
    return { code: 'F_ROWS_WITH_ERRORS', severity: 'fatal', params: { count: plan.error } };
  return undefined;
}
