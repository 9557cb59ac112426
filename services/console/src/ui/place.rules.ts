/** Browsers give an element no more than some millions of pixels; a longer list is folded into this many. */
export const MOST_PX = 8_000_000;

/** Where a list stands: what the browser says, and what that means in a list that is longer than browsers allow. */
export interface Place {
  readonly scrollTop: number;
  /** Pixels of the unfolded list above the first one in sight. */
  readonly offset: number;
}

export interface Sizes {
  readonly rows: number;
  readonly rowPx: number;
  /** Height of the part in which rows are seen. */
  readonly viewPx: number;
}

/** Height that the browser is told. */
export function heightOf({ rows, rowPx }: Sizes): number {
  return Math.min(rows * rowPx, MOST_PX);
}

/**
 * Where the list stands after it was scrolled. Short ways (wheel, keys) are taken pixel by pixel, so that they feel as
 * in any list; long ones (the bar, Home, End) in proportion.
 */
export function placeAfter(before: Place, scrollTop: number, sizes: Sizes): Place {
  const full = sizes.rows * sizes.rowPx;
  if (full <= MOST_PX) return { scrollTop, offset: scrollTop };
  const mostOffset = full - sizes.viewPx;
  const mostTop = MOST_PX - sizes.viewPx;
  if (scrollTop <= 0) return { scrollTop, offset: 0 };
  if (scrollTop >= mostTop - 1) return { scrollTop, offset: mostOffset };
  const way = scrollTop - before.scrollTop;
  const offset = Math.abs(way) <= sizes.viewPx * 2 ? before.offset + way : (scrollTop / mostTop) * mostOffset;
  return { scrollTop, offset: Math.min(mostOffset, Math.max(0, offset)) };
}

/** First and last row to be drawn, with some more on either side. */
export function rowsInSight(
  { offset }: Place,
  { rows, rowPx, viewPx }: Sizes,
  more = 8,
): [first: number, last: number] {
  const first = Math.max(0, Math.floor(offset / rowPx) - more);
  const last = Math.min(rows - 1, Math.ceil((offset + viewPx) / rowPx) + more);
  return [first, last];
}
