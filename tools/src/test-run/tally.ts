/** Sums of a test run. A check that is no test (lint, types, drift) counts as one. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const nothing: Counts = { passed: 0, failed: 0, skipped: 0 };

export function add(left: Counts, right: Counts): Counts {
  return {
    passed: left.passed + right.passed,
    failed: left.failed + right.failed,
    skipped: left.skipped + right.skipped,
  };
}

/** The line by which a run is read: `12 passed, 0 failed`, and `, 1 skipped` when something was. */
export function closingLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** What Jest writes with `--json`, as far as it is read here. */
export interface JestReport {
  readonly success: boolean;
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly numRuntimeErrorTestSuites: number;
  readonly testResults: readonly { readonly status: string; readonly message: string }[];
}

/**
 * Counts of one package. A suite that did not load, a runner that crashed or wrote no report, and a run that was not
 * successful for any other reason count as failed even though no test failed.
 */
export function countsOf(report: JestReport | undefined, exitCode: number | null | undefined): Counts {
  if (!report) return { ...nothing, failed: 1 };
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  const succeeded = report.success && exitCode === 0;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && !succeeded ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}
