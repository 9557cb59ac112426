import type { SqlExecutor } from '@rollcall/messaging';
import type { ChunkRange } from '../chunk/chunk.shapes.js';
import type { ImportJob } from '../import-job/import-job.entity.js';

/** The chunks that were applied, under the numbers that they were applied with. */
export async function appliedChunks(tx: SqlExecutor, job: ImportJob): Promise<ChunkRange[]> {
  const { rows } = await tx.query<ChunkRange>(
    `SELECT chunk, first_record AS "firstRecord", last_record AS "lastRecord", row_count AS "rowCount", bytes
       FROM import_chunk
      WHERE organization_id = $1 AND import_id = $2 AND phase = 'apply' AND run_id = $3 AND state = 'answered'
      ORDER BY chunk`,
    [job.organizationId, job.id, job.applyRunId],
  );
  return rows;
}
