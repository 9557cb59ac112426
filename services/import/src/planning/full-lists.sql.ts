import type { SqlExecutor } from '@rollcall/messaging';
import type { ImportJob } from '../import-job/import-job.entity.js';

/** Number of active people that identity counted when it looked for the absent. */
export async function activeUsers(tx: SqlExecutor, job: ImportJob): Promise<number> {
  const { rows } = await tx.query<{ count: number | null }>(
    `SELECT (counts ->> 'activeUsers')::int AS count FROM import_chunk
      WHERE organization_id = $1 AND import_id = $2 AND phase = 'absent' AND run_id = $3`,
    [job.organizationId, job.id, job.planRunId],
  );
  return rows[0]?.count ?? 0;
}

/** Number of records in the last full list of the kind that was applied. */
export async function lastFullRecords(tx: SqlExecutor, job: ImportJob): Promise<number | null> {
  const { rows } = await tx.query<{ records: number | null }>(
    `SELECT (analysis -> 'summary' ->> 'records')::int AS records FROM import_job
      WHERE organization_id = $1 AND kind = $2 AND id <> $3 AND status = 'completed' AND options ->> 'absent' = 'deactivate'
      ORDER BY completed_at DESC LIMIT 1`,
    [job.organizationId, job.kind, job.id],
  );
  return rows[0]?.records ?? null;
}
