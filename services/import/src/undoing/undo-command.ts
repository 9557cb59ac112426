import { UndoUsers, type DataOf } from '@rollcall/contracts';
import type { SqlExecutor } from '@rollcall/messaging';
import type { DueChunk } from '../chunk/chunk.shapes.js';
import { actorOf } from '../import-job/identity-options.js';
import type { ImportJob } from '../import-job/import-job.entity.js';

/** The order to take back one applied chunk; the last one also removes the groups. */
export async function undoCommand(tx: SqlExecutor, job: ImportJob, chunk: DueChunk): Promise<DataOf<typeof UndoUsers>> {
  const { rows } = await tx.query<{ isLast: boolean }>(
    `SELECT max(chunk) = $4 AS "isLast" FROM import_chunk
      WHERE organization_id = $1 AND import_id = $2 AND phase = 'apply' AND run_id = $3 AND state = 'answered'`,
    [job.organizationId, job.id, job.applyRunId, chunk.chunk],
  );
  return {
    importId: job.id,
    runId: job.applyRunId ?? '',
    undoId: job.undoId ?? '',
    chunk: chunk.chunk,
    actor: actorOf(job),
    removeGroups: rows[0]?.isLast ?? false,
    dryRun: false,
  };
}
