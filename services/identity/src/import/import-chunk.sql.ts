import type { SqlExecutor } from '@rollcall/messaging';

export interface ChunkKey {
  organizationId: string;
  importId: string;
  runId: string;
  command: 'plan' | 'absent' | 'apply' | 'undo' | 'undo-preview';
  chunk: number;
}

/**
 * Takes a chunk for this transaction. If somebody else has it, waits for them; if they finished, their answer comes
 * back: data of the answering events in order. `undefined`: the chunk is ours to handle.
 */
export async function claimChunk<Answer>(tx: SqlExecutor, key: ChunkKey): Promise<Answer[] | undefined> {
  const { rows: claimed } = await tx.query(
    `INSERT INTO import_chunk (organization_id, run_id, command, chunk, import_id)
     VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT DO NOTHING
     RETURNING chunk`,
    [key.organizationId, key.runId, key.command, key.chunk, key.importId],
  );
  if (claimed.length > 0) return undefined;
  const { rows } = await tx.query<{ answer: Answer[] }>(
    `SELECT to_json(answer) AS answer FROM import_chunk
      WHERE organization_id = $1 AND run_id = $2 AND command = $3 AND chunk = $4`,
    [key.organizationId, key.runId, key.command, key.chunk],
  );
  return rows[0]?.answer ?? [];
}

/** Keeps the answer of a chunk for the case that it is asked for again. */
export async function storeAnswer(tx: SqlExecutor, key: ChunkKey, answer: readonly unknown[]): Promise<void> {
  await tx.query(
    `UPDATE import_chunk SET answer = string_to_array($5, E'\\n')::json[]
      WHERE organization_id = $1 AND run_id = $2 AND command = $3 AND chunk = $4`,
    [key.organizationId, key.runId, key.command, key.chunk, answer.map((part) => JSON.stringify(part)).join('\n')],
  );
}
