import type { SqlExecutor } from '@rollcall/messaging';
import type { DueChunk, Run } from './chunk.shapes.js';
import { insertChunks } from './insert-chunks.sql.js';
import { halve } from './pack-chunks.rules.js';

/** Rows that take part in a run of a phase. */
const TAKES_PART: Readonly<Partial<Record<Run['phase'], string>>> = {
  plan: 'match_key IS NOT NULL',
  apply: `planned_state IN ('create', 'update', 'reactivate', 'deactivate')`,
};

/**
 * Puts two halves in the place of a chunk that cannot go as it is. Only for chunks that certainly had no effect: the
 * halves have numbers of their own. A single row cannot be halved; its chunk is dropped, which fails the row.
 */
export async function splitChunk(tx: SqlExecutor, run: Run, chunk: DueChunk): Promise<void> {
  const condition = TAKES_PART[run.phase];
  const halves = condition === undefined ? null : halve(chunk);
  await tx.query(
    `UPDATE import_chunk SET state = $6
      WHERE organization_id = $1 AND import_id = $2 AND phase = $3 AND run_id = $4 AND chunk = $5`,
    [run.organizationId, run.importId, run.phase, run.runId, chunk.chunk, halves === null ? 'dropped' : 'split'],
  );
  if (halves === null) return;
  const { rows } = await tx.query<{ next: number; counts: number[] }>(
    `SELECT (SELECT max(chunk) + 1 FROM import_chunk
              WHERE organization_id = $1 AND import_id = $2 AND phase = $3 AND run_id = $4) AS next,
            ARRAY[count(*) FILTER (WHERE record <= $6), count(*) FILTER (WHERE record > $6)]::int[] AS counts
       FROM import_row
      WHERE organization_id = $1 AND import_id = $2 AND record BETWEEN $5 AND $7 AND ${condition}`,
    [run.organizationId, run.importId, run.phase, run.runId, chunk.firstRecord, halves[0]?.[1], chunk.lastRecord],
  );
  const { next, counts } = rows[0] ?? { next: 0, counts: [] };
  await insertChunks(
    tx,
    run,
    halves.map(([firstRecord, lastRecord], index) => ({
      chunk: next + index,
      firstRecord,
      lastRecord,
      rowCount: counts[index] ?? 0,
      bytes: Math.ceil(chunk.bytes / 2),
    })),
  );
}
