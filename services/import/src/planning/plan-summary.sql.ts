import type { SqlExecutor } from '@rollcall/messaging';
import type { ImportJob } from '../import-job/import-job.entity.js';
import type { PlanCounts } from '../import-job/import-job.shapes.js';

export interface PlanSummary {
  readonly counts: PlanCounts;
  readonly invitations: number;
  readonly groupsToCreate: readonly string[];
  readonly groupsToChange: number;
}

/** Adds up what was planned. The counts' sum is the number of rows: each row is in exactly one state. */
export async function planSummary(tx: SqlExecutor, job: ImportJob): Promise<PlanSummary> {
  const of = [job.organizationId, job.id];
  const { rows: states } = await tx.query<{ state: string; rows: number; invitations: number }>(
    `SELECT state, count(*)::int AS rows, count(*) FILTER (WHERE invitation)::int AS invitations
       FROM import_row WHERE organization_id = $1 AND import_id = $2 GROUP BY state`,
    of,
  );
  const { rows: groups } = await tx.query<{ name: string; effect: string }>(
    `SELECT name, effect FROM import_group
      WHERE organization_id = $1 AND import_id = $2 AND run_id = $3 ORDER BY first_record, key`,
    [...of, job.planRunId],
  );
  const count = (state: string): number => states.find((row) => row.state === state)?.rows ?? 0;
  return {
    counts: {
      create: count('create'),
      update: count('update'),
      unchanged: count('unchanged'),
      reactivate: count('reactivate'),
      deactivate: count('deactivate'),
      skip: count('skip'),
      skippedDuplicate: count('skipped_duplicate'),
      hold: count('hold'),
      error: count('error'),
    },
    invitations: job.options.invitations === 'none' ? 0 : states.reduce((sum, row) => sum + row.invitations, 0),
    groupsToCreate: groups.filter((group) => group.effect === 'create').map((group) => group.name),
    groupsToChange: groups.filter((group) => group.effect === 'change').length,
  };
}
