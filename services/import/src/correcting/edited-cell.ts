import type { Problem } from '../problem/problem.js';

/** A cell that somebody corrected, as it stands beside its row. */
export interface EditedCell {
  /** Position of the column, from 0. */
  readonly column: number;
  /** The cell as it was handed over; null: the row ended before it. */
  readonly original: string | null;
  readonly value: string;
  /** Who did it, and when (ISO 8601). */
  readonly by: string;
  readonly at: string;
  /** Problem whose suggestion was taken; absent: typed in. */
  readonly code?: string;
}

/** An edit that a staged row is read with. */
export interface CellEdit extends Pick<EditedCell, 'column' | 'original' | 'value'> {
  readonly line: number;
  /** What reading had found in the original, for when the edit is taken back. */
  readonly replaced: readonly Problem[];
}

/** All edits of an import that count, added up. */
export interface EditSummary {
  readonly rows: number;
  readonly cells: number;
  /** Everybody whose edits count. */
  readonly by: readonly string[];
  readonly lastAt: string;
}
