import type { SqlExecutor } from '@rollcall/messaging';
import type { Run } from './chunk.shapes.js';

/** Chunks that never left will not leave any more. */
export async function dropPendingChunks(tx: SqlExecutor, run: Run): Promise<void> {
  await tx.query(
    `UPDATE import_chunk SET state = 'dropped'
      WHERE organization_id = $1 AND import_id = $2 AND phase = $3 AND run_id = $4 AND state = 'pending'`,
    [run.organizationId, run.importId, run.phase, run.runId],
  );
}
