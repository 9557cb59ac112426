import type { NormalizedRow } from '../rows/normalize-row.js';
import type { Problem } from '../problem/problem.js';

/** A row as it goes into `import_row`. */
export interface StagedRow {
  readonly record: number;
  readonly line: number;
  readonly state: 'error' | null;
  readonly raw: readonly string[];
  readonly values: string;
  readonly groups: readonly string[] | null;
  readonly matchKey: string | null;
  readonly emailKey: string | null;
  readonly fingerprint: string | null;
  readonly problems: string;
}

/** Room that a row takes in a command beside its values: record, action, ids, punctuation. */
const OVERHEAD_BYTES = 160;

/** About how many bytes a row takes in a command to identity. */
export function commandBytes(row: StagedRow): number {
  const groups = row.groups?.reduce((sum, name) => sum + Buffer.byteLength(name) + 4, 0) ?? 0;
  return Buffer.byteLength(row.values) + 2 * groups + OVERHEAD_BYTES;
}

/** Problems as they are stored: line and record stand in the row. */
export function storedProblems(problems: readonly Problem[]): string {
  return JSON.stringify(problems.map((problem) => ({ ...problem, line: undefined, record: undefined })));
}

export function stagedRow(row: NormalizedRow, raw: readonly string[], fingerprint: string | null): StagedRow {
  const { matchKey = null, emailKey = null } = row;
  return {
    record: row.record,
    line: row.line,
    state: row.valid ? null : 'error',
    raw,
    values: JSON.stringify(row.values),
    groups: row.groups ?? null,
    matchKey,
    // Where the address is the match key, the key alone keeps people apart.
    emailKey: emailKey !== null && matchKey === `email:${emailKey}` ? null : emailKey,
    fingerprint,
    problems: storedProblems(row.problems),
  };
}
