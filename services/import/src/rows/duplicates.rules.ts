import { emailKey, groupKey, type PersonValues } from '@rollcall/contracts';
import type { Problem } from '../problem/problem.js';

/** A valid row, as far as duplicates are concerned. */
export interface DuplicateCandidate {
  readonly record: number;
  readonly line: number;
  readonly values: PersonValues;
  readonly groups?: readonly string[];
}

export type DuplicateDecision =
  /** The row stands for the person; `groups` are those of all merged rows, if rows were merged into it. */
  | { readonly record: number; readonly state: 'keep'; readonly groups?: string[]; readonly problems: Problem[] }
  | { readonly record: number; readonly state: 'skipped_duplicate'; readonly of: number; readonly problems: Problem[] }
  | { readonly record: number; readonly state: 'error'; readonly problems: Problem[] };

/** How many other lines a message names. */
const LINES_NAMED = 5;

/**
 * Decides about all valid rows with one `matchKey`, in order of record: identical rows after the first are skipped,
 * rows that differ only in groups are merged into the first, contradicting rows are all `E_DUPLICATE_CONFLICT`,
 * each naming the lines of the others.
 */
export function decideDuplicates(rows: readonly DuplicateCandidate[]): DuplicateDecision[] {
  const [first, ...others] = rows;
  if (first === undefined) return [];
  const fingerprint = valuesFingerprint(first.values);
  if (others.some(({ values }) => valuesFingerprint(values) !== fingerprint)) return conflict(rows);
  const groups = new Map((first.groups ?? []).map((name) => [groupKey(name), name]));
  const ownGroups = groups.size;
  const skipped = others.map((row): DuplicateDecision => {
    const added = (row.groups ?? []).filter((name) => !groups.has(groupKey(name)));
    for (const name of added) groups.set(groupKey(name), name);
    const problems: Problem[] = [
      {
        code: added.length > 0 ? 'W_GROUPS_MERGED' : 'W_DUPLICATE_ROW',
        severity: 'warning',
        line: row.line,
        record: row.record,
        params: { line: first.line, groups: added.join(', ') },
      },
    ];
    return { record: row.record, state: 'skipped_duplicate', of: first.record, problems };
  });
  const merged = groups.size > ownGroups ? { groups: [...groups.values()] } : {};
  return [{ record: first.record, state: 'keep', ...merged, problems: [] }, ...skipped];
}

/** Rows of different people (different `matchKey`) with one `emailKey`: all of them are `E_DUPLICATE_CONFLICT`. */
export function decideSharedEmail(rows: readonly DuplicateCandidate[]): DuplicateDecision[] {
  return conflict(rows);
}

/**
 * Text that is equal exactly for rows that say the same about a person, groups aside: staged beside the row (or a hash
 * of it), it lets SQL find identical and contradicting rows without reading them. Addresses count by their key.
 */
export function valuesFingerprint(values: PersonValues): string {
  const entries = Object.entries(values).map(([property, value]): [string, string | null] => [
    property,
    property === 'email' && typeof value === 'string' ? (emailKey(value) ?? value) : (value ?? null),
  ]);
  return JSON.stringify(entries.sort(([left], [right]) => (left < right ? -1 : 1)));
}

function conflict(rows: readonly DuplicateCandidate[]): DuplicateDecision[] {
  return rows.map(({ record, line, values }) => {
    const named: number[] = [];
    for (const other of rows) {
      if (other.record !== record) named.push(other.line);
      if (named.length === LINES_NAMED) break;
    }
    const params = { line: named[0] ?? 0, lines: named.join(', ') };
    const place = typeof values.email === 'string' ? { property: 'email', value: values.email } : {};
    return {
      record,
      state: 'error',
      problems: [{ code: 'E_DUPLICATE_CONFLICT', severity: 'error', line, record, ...place, params }],
    };
  });
}
