import type { ChunkRange } from './chunk.shapes.js';

export interface ChunkLimits {
  readonly maxRows: number;
  readonly maxBytes: number;
}

/** Records per stretch: small enough to fill chunks well, large enough for there to be few. */
export function stretchRows({ maxRows }: ChunkLimits): number {
  return Math.min(100, maxRows);
}

/** A stretch of records with the number and size of rows in it that are to be sent. */
export type Stretch = Omit<ChunkRange, 'chunk'>;

/**
 * Joins neighbouring stretches into chunks as full as the limits allow. A stretch is never cut, one that is over a
 * limit by itself stands alone; stretches without rows vanish.
 */
export function packChunks(stretches: Iterable<Stretch>, limits: ChunkLimits): ChunkRange[] {
  const chunks: ChunkRange[] = [];
  let open: Stretch | undefined;
  const close = (): void => {
    if (open !== undefined) chunks.push({ chunk: chunks.length, ...open });
    open = undefined;
  };
  for (const stretch of stretches) {
    if (stretch.rowCount === 0) continue;
    if (open !== undefined && !fits(open, stretch, limits)) close();
    open = open === undefined ? stretch : join(open, stretch);
  }
  close();
  return chunks;
}

/** As many as find one row among 5,000 in five rounds, each of which waits for an answer that does not come. */
const PIECES = 8;

/** A chunk in equal pieces, to find the row that cannot be handled; null if it is a single record already. */
export function cutUp({ firstRecord, lastRecord }: ChunkRange): readonly [first: number, last: number][] | null {
  const records = lastRecord - firstRecord + 1;
  if (records < 2) return null;
  const pieces = Math.min(PIECES, records);
  const startOf = (piece: number): number => firstRecord + Math.floor((piece * records) / pieces);
  return Array.from({ length: pieces }, (_, piece) => [startOf(piece), startOf(piece + 1) - 1]);
}

function fits(open: Stretch, next: Stretch, limits: ChunkLimits): boolean {
  return open.rowCount + next.rowCount <= limits.maxRows && open.bytes + next.bytes <= limits.maxBytes;
}

function join(open: Stretch, next: Stretch): Stretch {
  return {
    firstRecord: open.firstRecord,
    lastRecord: next.lastRecord,
    rowCount: open.rowCount + next.rowCount,
    bytes: open.bytes + next.bytes,
  };
}
