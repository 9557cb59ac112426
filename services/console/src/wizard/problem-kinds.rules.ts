import type { ProblemCount } from './import.types.js';

/** Problems whose suggestion can take the place of the cell (as the API documents for `apply-suggestions`). */
const APPLICABLE = new Set([
  'E_EMAIL',
  'E_EMAIL_NONASCII',
  'W_DOMAIN_TYPO',
  'W_MOJIBAKE',
  'E_DATE',
  'W_GROUP_SIMILAR',
  'W_GROUP_SEPARATOR',
]);

export interface ProblemKind {
  readonly code: string;
  readonly severity: string;
  readonly rows: number;
  readonly suggestions: number;
  readonly isApplicable: boolean;
}

/** Kinds of problems over all states: errors first, then those that most rows have. */
export function kindsOf(counts: readonly ProblemCount[]): ProblemKind[] {
  const kinds = new Map<string, ProblemKind>();
  for (const { code, severity, rows, suggestions } of counts) {
    const before = kinds.get(code);
    kinds.set(code, {
      ...{ code, severity, isApplicable: APPLICABLE.has(code) },
      rows: (before?.rows ?? 0) + rows,
      suggestions: (before?.suggestions ?? 0) + suggestions,
    });
  }
  return [...kinds.values()].sort(
    (one, other) => Number(other.severity === 'error') - Number(one.severity === 'error') || other.rows - one.rows,
  );
}

/** How many rows of a state have a problem. */
export function rowsWith(counts: readonly ProblemCount[], code: string, state: string | null): number {
  return counts
    .filter((count) => count.code === code && (state === null || count.state === state))
    .reduce((sum, { rows }) => sum + rows, 0);
}
