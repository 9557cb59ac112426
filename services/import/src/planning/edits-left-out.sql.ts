import type { SqlExecutor } from '@rollcall/messaging';
import type { ImportJob } from '../import-job/import-job.entity.js';
import type { Problem } from '../problem/problem.js';

/** Corrections that found no cell to correct, because the list is read in another way than when they were made. */
export async function editsLeftOut(tx: SqlExecutor, job: ImportJob): Promise<Problem[]> {
  if (job.edits === null) return [];
  const { rows } = await tx.query<{ cells: number }>(
    `SELECT coalesce(sum(jsonb_array_length(edited)), 0)::int AS cells FROM import_row
      WHERE organization_id = $1 AND import_id = $2 AND edited IS NOT NULL`,
    [job.organizationId, job.id],
  );
  const count = job.edits.cells - (rows[0]?.cells ?? 0);
  return count > 0 ? [{ code: 'W_EDITS_LEFT_OUT', severity: 'warning', params: { count } }] : [];
}
