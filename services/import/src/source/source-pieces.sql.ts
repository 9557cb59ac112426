import { open, type FileHandle } from 'node:fs/promises';
import type { SqlExecutor } from '@rollcall/messaging';
import { PassingBytes } from './passing-bytes.js';

/** A piece is in memory a few times over (as text, as bytes, in sockets), so it is small. */
const PIECE_BYTES = 256 * 1024;

/** Stores a spooled source beside its import: any process can read it again, on any machine. */
export async function storeSource(
  tx: SqlExecutor,
  organizationId: string,
  importId: string,
  path: string,
): Promise<void> {
  await using file = await open(path);
  // The same memory for all pieces: buffers that wait for the garbage collector would add up.
  const piece = Buffer.alloc(PIECE_BYTES);
  const passing = new PassingBytes();
  for (let position = 0; ; position += 1) {
    const length = await fill(piece, file);
    if (length === 0) return;
    await tx.query(`INSERT INTO import_source (organization_id, import_id, position, bytes) VALUES ($1, $2, $3, $4)`, [
      organizationId,
      importId,
      position,
      piece.subarray(0, length),
    ]);
    if (length < piece.length) return;
    passing.passed(length);
  }
}

async function fill(piece: Buffer, file: FileHandle): Promise<number> {
  let length = 0;
  while (length < piece.length) {
    const { bytesRead } = await file.read(piece, length, piece.length - length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return length;
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
