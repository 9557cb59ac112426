import type { SqlExecutor } from '@rollcall/messaging';
import type { ChunkRange, Run } from './chunk.shapes.js';

/** Adds chunks to a run; those that are there already stay as they are. */
export async function insertChunks(tx: SqlExecutor, run: Run, chunks: readonly ChunkRange[]): Promise<void> {
  await tx.query(
    `INSERT INTO import_chunk (organization_id, import_id, phase, run_id, chunk, first_record, last_record, row_count, bytes)
     SELECT $1, $2, $3, $4, c.* FROM unnest($5::int[], $6::int[], $7::int[], $8::int[], $9::int[]) AS c
     ON CONFLICT DO NOTHING`,
    [
      run.organizationId,
      run.importId,
      run.phase,
      run.runId,
      chunks.map((chunk) => chunk.chunk),
      chunks.map((chunk) => chunk.firstRecord),
      chunks.map((chunk) => chunk.lastRecord),
      chunks.map((chunk) => chunk.rowCount),
      chunks.map((chunk) => chunk.bytes),
    ],
  );
}
