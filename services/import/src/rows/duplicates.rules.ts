import type { PersonValues } from '@rollcall/contracts';
import type { Problem } from '../problem/problem.js';

export interface DuplicateCandidate {
  readonly record: number;
  readonly line: number;
  readonly values: PersonValues;
  readonly groups?: readonly string[];
}

export type DuplicateDecision =
  /** The row stands for the person; `groups` are those of all merged rows if there were any. */
  | { readonly record: number; readonly state: 'keep'; readonly groups?: string[]; readonly problems: Problem[] }
  | { readonly record: number; readonly state: 'skipped_duplicate'; readonly of: number; readonly problems: Problem[] }
  | { readonly record: number; readonly state: 'error'; readonly problems: Problem[] };

/**
 * Decides about all valid rows with one `matchKey`, in order of record: identical rows after the first are skipped,
 * rows that differ only in groups are merged into the first, contradicting rows are all `E_DUPLICATE_CONFLICT`,
 * each naming the line of another.
 */
export function decideDuplicates(rows: readonly DuplicateCandidate[]): DuplicateDecision[] {
  throw new Error(`not yet ${rows.length}`);
}

/** Rows of different people (different `matchKey`) with one `emailKey`: all of them are `E_DUPLICATE_CONFLICT`. */
export function decideSharedEmail(rows: readonly DuplicateCandidate[]): DuplicateDecision[] {
  throw new Error(`not yet ${rows.length}`);
}

/**
 * Text that is equal exactly for rows that say the same about a person, groups aside: staged beside the row, it lets
 * SQL find identical and contradicting rows without reading them.
 */
export function valuesFingerprint(values: PersonValues): string {
  throw new Error(`not yet ${Object.keys(values).length}`);
}
