import type { SqlExecutor } from '@rollcall/messaging';
import type { Run } from '../chunk/chunk.shapes.js';

/** Only the latest preview of an undo counts: answers to earlier ones find no chunk any more. */
export async function forgetOtherPreviews(tx: SqlExecutor, run: Run): Promise<void> {
  await tx.query(
    `DELETE FROM import_chunk
      WHERE organization_id = $1 AND import_id = $2 AND phase = 'undo-preview' AND run_id <> $3`,
    [run.organizationId, run.importId, run.runId],
  );
}
