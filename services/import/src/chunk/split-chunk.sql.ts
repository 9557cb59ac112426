import type { SqlExecutor } from '@rollcall/messaging';
import type { DueChunk, Run } from './chunk.shapes.js';
import { insertChunks } from './insert-chunks.sql.js';
import { cutUp } from './pack-chunks.rules.js';

/** Rows that take part in a run of a phase. */
const TAKES_PART: Readonly<Partial<Record<Run['phase'], string>>> = {
  plan: 'match_key IS NOT NULL',
  apply: `planned_state IN ('create', 'update', 'reactivate', 'deactivate')`,
};

/**
 * Puts smaller pieces in the place of a chunk that cannot go as it is. Only for chunks that certainly had no effect:
 * the pieces have numbers of their own. A single row cannot be cut; its chunk is dropped, which fails the row.
 */
export async function splitChunk(tx: SqlExecutor, run: Run, chunk: DueChunk): Promise<void> {
  const condition = TAKES_PART[run.phase];
  const pieces = condition === undefined ? null : cutUp(chunk);
  const { rows: cut } = await tx.query(
    `UPDATE import_chunk SET state = $6
      WHERE organization_id = $1 AND import_id = $2 AND phase = $3 AND run_id = $4 AND chunk = $5
        AND state = 'sent'
     RETURNING chunk`,
    [run.organizationId, run.importId, run.phase, run.runId, chunk.chunk, pieces === null ? 'dropped' : 'split'],
  );
  // Answered at the last moment: nothing to cut.
  if (pieces === null || cut.length === 0) return;
  const { rows } = await tx.query<{ next: number; counts: number[] }>(
    `SELECT (SELECT max(chunk) + 1 FROM import_chunk
              WHERE organization_id = $1 AND import_id = $2 AND phase = $3 AND run_id = $4) AS next,
            ARRAY(SELECT (SELECT count(*) FROM import_row
                           WHERE organization_id = $1 AND import_id = $2 AND record BETWEEN p.first AND p.last
                             AND ${condition})
                    FROM unnest($5::int[], $6::int[]) WITH ORDINALITY AS p (first, last, place)
                   ORDER BY place)::int[] AS counts`,
    [
      run.organizationId,
      run.importId,
      run.phase,
      run.runId,
      pieces.map(([first]) => first),
      pieces.map(([, last]) => last),
    ],
  );
  const { next, counts } = rows[0] ?? { next: 0, counts: [] };
  const smaller = pieces.map(([firstRecord, lastRecord], index) => ({
    chunk: next + index,
    firstRecord,
    lastRecord,
    rowCount: counts[index] ?? 0,
    bytes: Math.ceil(chunk.bytes / pieces.length),
  }));
  await insertChunks(
    tx,
    run,
    smaller.filter(({ rowCount }) => rowCount > 0),
  );
}
