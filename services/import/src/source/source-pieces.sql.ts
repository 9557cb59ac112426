import { createReadStream } from 'node:fs';
import type { SqlExecutor } from '@rollcall/messaging';

const PIECE_BYTES = 1024 ** 2;

/** Stores a spooled source beside its import: any process can read it again, on any machine. */
export async function storeSource(
  tx: SqlExecutor,
  organizationId: string,
  importId: string,
  path: string,
): Promise<void> {
  let position = 0;
  for await (const bytes of createReadStream(path, { highWaterMark: PIECE_BYTES })) {
    await tx.query(`INSERT INTO import_source (organization_id, import_id, position, bytes) VALUES ($1, $2, $3, $4)`, [
      organizationId,
      importId,
      position,
      bytes,
    ]);
    position += 1;
  }
}

/** The stored source, piece by piece. */
export async function* sourcePieces(
  tx: SqlExecutor,
  organizationId: string,
  importId: string,
): AsyncGenerator<Uint8Array> {
  for (let position = 0; ; position += 1) {
    const { rows } = await tx.query<{ bytes: Uint8Array }>(
      `SELECT bytes FROM import_source WHERE organization_id = $1 AND import_id = $2 AND position = $3`,
      [organizationId, importId, position],
    );
    if (rows[0] === undefined) return;
    yield rows[0].bytes;
  }
}
