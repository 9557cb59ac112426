import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cutUp, packChunks, type Stretch } from './pack-chunks.rules.js';

const limits = { maxRows: 10, maxBytes: 1000 };
const stretch = (firstRecord: number, rowCount: number, bytes = 1): Stretch => ({
  firstRecord,
  lastRecord: firstRecord + 9,
  rowCount,
  bytes,
});

describe('packing chunks', () => {
  it('joins neighbours as long as rows and bytes fit', () => {
    const chunks = packChunks(
      [stretch(1, 4), stretch(11, 6), stretch(21, 1), stretch(31, 1, 999), stretch(41, 1)],
      limits,
    );
    expect(
      chunks.map(({ chunk, firstRecord, lastRecord, rowCount }) => [chunk, firstRecord, lastRecord, rowCount]),
    ).toEqual([
      [0, 1, 20, 10],
      [1, 21, 40, 2],
      [2, 41, 50, 1],
    ]);
  });

  it('leaves out stretches without rows', () => {
    expect(packChunks([stretch(1, 0), stretch(11, 0)], limits)).toEqual([]);
  });

  it('loses no row, keeps the order and exceeds no limit that it can keep', () => {
    const size = fc.record({ rowCount: fc.nat(12), bytes: fc.nat(1200) });
    fc.assert(
      fc.property(fc.array(size), (sizes) => {
        const stretches = sizes.map((one, index) => ({
          ...one,
          firstRecord: index * 12 + 1,
          lastRecord: index * 12 + 12,
        }));
        const chunks = packChunks(stretches, limits);
        const rows = (of: readonly { rowCount: number }[]): number =>
          of.reduce((sum, { rowCount }) => sum + rowCount, 0);
        expect(rows(chunks)).toBe(rows(stretches));
        for (const [index, chunk] of chunks.entries()) {
          const parts = stretches.filter(
            (s) => s.rowCount > 0 && s.firstRecord >= chunk.firstRecord && s.lastRecord <= chunk.lastRecord,
          );
          if (parts.length > 1) expect(chunk.rowCount <= limits.maxRows && chunk.bytes <= limits.maxBytes).toBe(true);
          expect(chunk.firstRecord).toBeGreaterThan(chunks[index - 1]?.lastRecord ?? 0);
        }
      }),
    );
  });
});

describe('cutting up a chunk', () => {
  it('gives pieces that cover it, down to a single record', () => {
    const chunk = { chunk: 0, firstRecord: 3, lastRecord: 6, rowCount: 4, bytes: 1 };
    expect(cutUp({ ...chunk, lastRecord: 5 })).toEqual([
      [3, 3],
      [4, 4],
      [5, 5],
    ]);
    const pieces = cutUp({ ...chunk, lastRecord: 102 }) ?? [];
    expect(pieces).toHaveLength(8);
    expect([pieces[0]?.[0], pieces.at(-1)?.[1]]).toEqual([3, 102]);
    for (const [index, [first]] of pieces.entries()) expect(first).toBe(index === 0 ? 3 : pieces[index - 1]![1] + 1);
    expect(cutUp({ ...chunk, lastRecord: 3 })).toBeNull();
  });
});
