/** One column as it was found in the first rows. */
export interface ColumnFacts {
  readonly index: number;
  /** As written, trimmed; `null` without a header or if the cell is blank. */
  readonly header: string | null;
  /** Up to five different values, each at most 100 code points. */
  readonly samples: string[];
  /** Sampled cells that are not blank. */
  readonly filled: number;
  /** Share (0 to 1) of the filled cells that contain exactly one `@`. */
  readonly emailShare: number;
  /** Share that consists of digits and telephone punctuation with at least six digits. */
  readonly phoneShare: number;
  /** Share that contains `~`. */
  readonly tildeShare: number;
  /** Share that reads as a date. */
  readonly dateShare: number;
}
