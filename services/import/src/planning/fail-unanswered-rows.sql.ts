import type { SqlExecutor } from '@rollcall/messaging';
import type { ImportJob } from '../import-job/import-job.entity.js';

/** Every row is in a state when the plan is complete: one that identity could not say anything about has failed. */
export async function failUnansweredRows(tx: SqlExecutor, job: ImportJob): Promise<void> {
  await tx.query(
    `UPDATE import_row SET state = 'error', problems = problems || '[{"code": "E_REFUSED", "severity": "error"}]'
      WHERE organization_id = $1 AND import_id = $2 AND state IS NULL`,
    [job.organizationId, job.id],
  );
  // Rows that never went to identity are part of the plan, too.
  await tx.query(
    `UPDATE import_row SET planned_state = state
      WHERE organization_id = $1 AND import_id = $2 AND planned_state IS NULL`,
    [job.organizationId, job.id],
  );
}
