import type { ProblemCode } from './problem-codes.js';

/** `fatal` stops the import before any write, `error` excludes the row, `hold` waits for a confirmation. */
export type Severity = 'fatal' | 'error' | 'warning' | 'hold';

export type ProblemParams = Readonly<Record<string, string | number>>;

/** What is wrong (or odd) and where. The message is made when somebody reads it, in that reader's language. */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: Severity;
  /** Physical line of the source, from 1. */
  readonly line?: number;
  /** Logical row, from 1; the header is not counted. */
  readonly record?: number;
  /** Position of the column, from 0, as `columns[].index` of the import. */
  readonly column?: number;
  readonly property?: string;
  /** The cell as it was found, at most 200 code points of it. */
  readonly value?: string;
  /** What the message needs beside the value. */
  readonly params?: ProblemParams;
  /** A value that would be right, ready to be used. */
  readonly suggestion?: string;
}

const SEVERITIES: Readonly<Record<string, Severity>> = { F: 'fatal', E: 'error', W: 'warning', H: 'hold' };

/** The severity that the prefix of a code means. */
export function severityOf(code: ProblemCode): Severity {
  return SEVERITIES[code.charAt(0)] ?? 'error';
}

/** The list as a whole cannot be imported; carries the fatal problem that says why. */
export class ListRefused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.code);
    this.name = 'ListRefused';
  }
}
