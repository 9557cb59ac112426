import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import { heightOf, placeAfter, rowsInSight, type Place } from './place.rules.js';

interface Sight {
  readonly first: number;
  readonly last: number;
  /** By how much rows are drawn away from where they were in an unfolded list. */
  readonly shift: number;
}

/** Which rows of a list of any length are in sight. Draws anew only when that has changed. */
export function useWindow(rows: number, rowPx: number, headPx: number) {
  const scroller = useRef<HTMLDivElement>(null);
  const place = useRef<Place>({ scrollTop: 0, offset: 0 });
  const [sight, setSight] = useState<Sight>({ first: 0, last: Math.min(rows, 30) - 1, shift: 0 });
  const look = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    const sizes = { rows, rowPx, viewPx: Math.max(rowPx, element.clientHeight - headPx) };
    place.current = placeAfter(place.current, element.scrollTop, sizes);
    const [first, last] = rowsInSight(place.current, sizes);
    const shift = place.current.scrollTop - place.current.offset;
    setSight((before) =>
      before.first === first && before.last === last && before.shift === shift ? before : { first, last, shift },
    );
  }, [rows, rowPx, headPx]);
  useLayoutEffect(() => {
    const element = scroller.current;
    look();
    if (!element) return;
    const resized = new ResizeObserver(look);
    resized.observe(element);
    return () => resized.disconnect();
  }, [look]);
  const last = Math.min(sight.last, rows - 1);
  return { scroller, onScroll: look, height: heightOf({ rows, rowPx, viewPx: 0 }), ...sight, last };
}
