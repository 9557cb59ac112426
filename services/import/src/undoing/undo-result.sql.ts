import type { SqlExecutor } from '@rollcall/messaging';
import type { ImportJob } from '../import-job/import-job.entity.js';
import type { UndoResult } from '../import-job/import-job.shapes.js';

/** Adds up the answers to the chunks of an undo. */
export async function undoResult(tx: SqlExecutor, job: ImportJob): Promise<UndoResult> {
  const { rows } = await tx.query<UndoResult>(
    `SELECT coalesce(sum((counts ->> 'reverted')::int), 0)::int AS reverted,
            coalesce(sum((counts ->> 'kept')::int), 0)::int AS kept,
            coalesce(sum((counts ->> 'failed')::int), 0)::int AS failed,
            coalesce(sum((counts ->> 'groupsRemoved')::int), 0)::int AS "groupsRemoved"
       FROM import_chunk WHERE organization_id = $1 AND import_id = $2 AND phase = 'undo' AND run_id = $3`,
    [job.organizationId, job.id, job.undoId],
  );
  return rows[0] ?? { reverted: 0, kept: 0, failed: 0, groupsRemoved: 0 };
}
