import type { DataOf, UsersApplied } from '@rollcall/contracts';
import type { SqlExecutor } from '@rollcall/messaging';
import type { Mapping } from '../columns/property.js';
import { rowProblem } from '../planning/row-problem.js';

type AppliedRow = DataOf<typeof UsersApplied>['rows'][number];

/** Writes what became of each row beside the row; what was held back or failed shows in its state. */
export async function recordAppliedRows(
  tx: SqlExecutor,
  job: { readonly organizationId: string; readonly importId: string; readonly mapping: Mapping },
  rows: readonly AppliedRow[],
): Promise<void> {
  await tx.query(
    `UPDATE import_row AS r
        SET outcome = a.outcome, user_id = coalesce(a.user_id, r.user_id),
            state = CASE a.outcome WHEN 'held' THEN 'hold' WHEN 'failed' THEN 'error' ELSE r.state END,
            problems = r.problems || a.problems::jsonb
       FROM unnest($3::int[], $4::text[], $5::uuid[], $6::text[]) AS a (record, outcome, user_id, problems)
      WHERE r.organization_id = $1 AND r.import_id = $2 AND r.record = a.record AND r.outcome IS NULL`,
    [
      job.organizationId,
      job.importId,
      rows.map((row) => row.record),
      rows.map((row) => row.outcome),
      rows.map((row) => row.userId ?? null),
      rows.map((row) => JSON.stringify((row.problems ?? []).map((problem) => rowProblem(problem, job.mapping)))),
    ],
  );
}
