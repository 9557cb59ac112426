import { describe, expect, it } from '@jest/globals';
import { heightOf, MOST_PX, placeAfter, rowsInSight } from './place.rules.js';

const short = { rows: 1_000, rowPx: 44, viewPx: 600 };
const long = { rows: 10_000_000, rowPx: 44, viewPx: 600 };
const start = { scrollTop: 0, offset: 0 };

describe('a list in a window', () => {
  it('is as high as its rows, up to what browsers allow', () => {
    expect([heightOf(short), heightOf(long)]).toEqual([44_000, MOST_PX]);
  });

  it('stands where the browser says as long as it is short enough', () => {
    expect(placeAfter(start, 20_000, short)).toEqual({ scrollTop: 20_000, offset: 20_000 });
  });

  it('shows the rows in sight and a few around them', () => {
    expect(rowsInSight({ scrollTop: 4_400, offset: 4_400 }, short)).toEqual([92, 122]);
    expect(rowsInSight(start, short)[0]).toBe(0);
    expect(rowsInSight({ scrollTop: 43_400, offset: 43_400 }, short)[1]).toBe(999);
  });
});

describe('a list that is longer than browsers allow', () => {
  it('moves pixel by pixel under the wheel', () => {
    const middle = placeAfter(start, MOST_PX / 2, long);
    const next = placeAfter(middle, MOST_PX / 2 + 100, long);
    expect(next.offset - middle.offset).toBe(100);
  });

  it('leaps in proportion under the bar', () => {
    const { offset } = placeAfter(start, MOST_PX / 2, long);
    expect(offset / (long.rows * long.rowPx)).toBeCloseTo(0.5, 3);
  });

  it('reaches its first and its last row', () => {
    const end = placeAfter(start, MOST_PX - long.viewPx, long);
    expect(rowsInSight(end, long)[1]).toBe(long.rows - 1);
    expect(placeAfter(end, 0, long).offset).toBe(0);
  });

  it('never leaves its rows, however somebody scrolls', () => {
    let place = start;
    for (const top of [500, 900, 0, MOST_PX - 601, MOST_PX - 900, MOST_PX - 600, 3]) {
      place = placeAfter(place, top, long);
      const [first, last] = rowsInSight(place, long);
      expect(first).toBeGreaterThanOrEqual(0);
      expect(last).toBeLessThan(long.rows);
      expect(last).toBeGreaterThanOrEqual(first);
    }
  });
});
