import type { SqlExecutor } from '@rollcall/messaging';
import type { Run, RunProgress } from './chunk.shapes.js';

/** Where a run stands. */
export async function runProgress(tx: SqlExecutor, run: Run, now: Date): Promise<RunProgress> {
  const { rows } = await tx.query<RunProgress>(
    `SELECT coalesce(sum(row_count) FILTER (WHERE state IN ('pending', 'sent', 'answered')), 0)::int AS "rowsTotal",
            coalesce(sum(row_count) FILTER (WHERE state = 'answered'), 0)::int AS "rowsDone",
            count(*) FILTER (WHERE state IN ('pending', 'sent'))::int AS "chunksOpen",
            count(*) FILTER (WHERE state = 'sent')::int AS "chunksSent",
            coalesce(sum(row_count) FILTER (WHERE answered_at > $5::timestamptz - interval '10 seconds'), 0)::int
              AS "rowsLately"
       FROM import_chunk
      WHERE organization_id = $1 AND import_id = $2 AND phase = $3 AND run_id = $4`,
    [run.organizationId, run.importId, run.phase, run.runId, now],
  );
  return rows[0] as RunProgress;
}
