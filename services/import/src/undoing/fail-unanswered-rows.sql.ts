import type { SqlExecutor } from '@rollcall/messaging';
import type { Run } from '../chunk/chunk.shapes.js';

/**
 * Rows that changed somebody and that no answer mentions: identity no longer knows what was before them, so they cannot
 * be taken back. They must not pass for done. Answers with their number.
 */
export async function failUnansweredRows(tx: SqlExecutor, run: Run): Promise<number> {
  const { rows } = await tx.query(
    `UPDATE import_row
        SET undo_outcome = 'failed', undo_run_id = $3, undo_effect = 'none', undo_reasons = NULL
            ${run.phase === 'undo' ? `, state = 'failed', kept_because = NULL` : ''}
      WHERE organization_id = $1 AND import_id = $2
        AND outcome IN ('created', 'updated', 'reactivated', 'deactivated') AND undo_run_id IS DISTINCT FROM $3
     RETURNING 1`,
    [run.organizationId, run.importId, run.runId],
  );
  return rows.length;
}
