import type { SqlExecutor } from '@rollcall/messaging';
import type { Run } from './chunk.shapes.js';

/** Chunks that did not leave: the try does not count, and the next one comes soon. */
export async function postponeChunks(tx: SqlExecutor, run: Run, chunks: readonly number[], until: Date): Promise<void> {
  await tx.query(
    `UPDATE import_chunk SET attempts = attempts - 1, deadline_at = $6
      WHERE organization_id = $1 AND import_id = $2 AND phase = $3 AND run_id = $4 AND chunk = ANY ($5::int[])
        AND state = 'sent'`,
    [run.organizationId, run.importId, run.phase, run.runId, chunks, until],
  );
}
