import { ImportApplied, ImportCancelled, ImportFailed, ImportPlanned, ImportUndone } from '@rollcall/contracts';
import { event, type OutgoingEvent, type SqlExecutor } from '@rollcall/messaging';
import { applyResult } from '../applying/apply-result.sql.js';
import type { ImportJob } from './import-job.entity.js';
import type { Doer } from './import-job.shapes.js';

/** The event that tells other services of the status that an import has just taken, if that is of interest to them. */
export async function factOf(job: ImportJob, tx: SqlExecutor, now: Date): Promise<OutgoingEvent | undefined> {
  const by = doerOf(job);
  const ids = { importId: job.id, kind: job.kind, createdBy: job.actor.id, ...(by === null ? {} : { by }) };
  const envelope = { organizationId: job.organizationId, subject: job.id, aggregateVersion: job.version, time: now };
  switch (job.status) {
    case 'planned':
    case 'held': {
      if (job.plan === null) return undefined;
      const { hash, groups, ...counts } = job.plan;
      const data = { ...ids, planHash: hash, held: job.status === 'held', counts };
      return event(ImportPlanned, {
        ...envelope,
        data: { ...data, counts: { ...counts, groupsToCreate: groups.create.length } },
      });
    }
    case 'failed':
      return event(ImportFailed, { ...envelope, data: { ...ids, codes: job.problems.map((problem) => problem.code) } });
    case 'completed':
      return event(ImportApplied, { ...envelope, data: { ...ids, ...(await appliedFacts(job, tx, now)) } });
    case 'cancelled':
      return event(ImportCancelled, { ...envelope, data: { ...ids, ...(await cancelledFacts(job, tx)) } });
    case 'undone':
      return event(ImportUndone, {
        ...envelope,
        data: {
          ...ids,
          rowsReverted: job.undoResult?.reverted ?? 0,
          rowsKept: job.undoResult?.kept ?? 0,
          rowsFailed: job.undoResult?.failed ?? 0,
        },
      });
    default:
      return undefined;
  }
}

/** Who asked for what has just happened; a list that cannot be read fails for whoever had it planned. */
function doerOf(job: ImportJob): Doer | null {
  switch (job.status) {
    case 'planned':
    case 'held':
      return job.plannedBy;
    case 'completed':
      return job.appliedBy;
    case 'undone':
      return job.undoneBy;
    case 'cancelled':
      return job.cancelledBy;
    default:
      return job.appliedBy ?? job.plannedBy;
  }
}

async function appliedFacts(job: ImportJob, tx: SqlExecutor, now: Date) {
  const result = await applyResult(tx, job);
  return {
    planHash: job.planHash ?? '',
    usersAdded: result.usersAdded,
    usersChanged: result.usersChanged,
    usersUnchanged: result.usersUnchanged,
    usersReactivated: result.usersReactivated,
    usersDeactivated: result.usersDeactivated,
    rowsHeld: result.rowsHeld,
    rowsFailed: result.rowsFailed,
    groupsAdded: result.groupsAdded,
    groupsChanged: result.groupsChanged,
    durationSeconds: Math.max(0, (now.getTime() - (job.applyStartedAt ?? now).getTime()) / 1000),
  };
}

async function cancelledFacts(job: ImportJob, tx: SqlExecutor) {
  const { rowsDone } = job.applyRunId === null ? { rowsDone: 0 } : await applyResult(tx, job);
  const records = job.analysis.summary?.records ?? 0;
  return { rowsDone, rowsLeft: Math.max(0, records - rowsDone) };
}
