import type { SqlExecutor } from '@rollcall/messaging';
import type { Run } from '../chunk/chunk.shapes.js';
import { failUnansweredRows } from './fail-unanswered-rows.sql.js';
import type { UndoResult } from '../import-job/import-job.shapes.js';

/** How the counts of a chunk are called in a result. */
const COUNTS: Readonly<Record<keyof UndoResult, string>> = {
  reverted: 'reverted',
  kept: 'kept',
  failed: 'failed',
  groupsRemoved: 'groupsRemoved',
  groupsKept: 'groupsKept',
  usersRemoved: 'removed',
  usersRestored: 'restored',
  usersReactivated: 'reactivated',
  usersDeactivated: 'deactivated',
  usersKept: 'left',
  membershipsEnded: 'membershipsEnded',
  membershipsRestored: 'membershipsRestored',
};

/** Adds up the answers to the chunks of an undo, or of a preview of one, once all are there. */
export async function undoResult(tx: SqlExecutor, run: Run): Promise<UndoResult> {
  const { rows } = await tx.query<{ counts: Partial<Record<string, number>> }>(
    `SELECT coalesce(jsonb_object_agg(key, total), '{}') AS counts
       FROM (SELECT n.key, sum(n.value::int)::int AS total
               FROM import_chunk, jsonb_each_text(counts) AS n
              WHERE organization_id = $1 AND import_id = $2 AND phase = $3 AND run_id = $4
              GROUP BY n.key) AS totals`,
    [run.organizationId, run.importId, run.phase, run.runId],
  );
  const counts = rows[0]?.counts ?? {};
  const entries = Object.entries(COUNTS).map(([name, count]) => [name, counts[count] ?? 0]);
  const result = Object.fromEntries(entries) as UndoResult;
  return { ...result, failed: result.failed + (await failUnansweredRows(tx, run)) };
}
