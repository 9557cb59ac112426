import { describe, expect, it } from '@jest/globals';
import { add, closingLine, countsOf, type JestReport, nothing } from './tally.js';

const report: JestReport = {
  success: true,
  numPassedTests: 5,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
  testResults: [],
};

describe('the counts of a package', () => {
  it.each([
    ['a good run', report, 0, { passed: 5, failed: 0, skipped: 0 }],
    ['failed tests', { ...report, success: false, numFailedTests: 2 }, 1, { passed: 5, failed: 2, skipped: 0 }],
    [
      'a suite that did not load',
      { ...report, success: false, numRuntimeErrorTestSuites: 1 },
      1,
      { passed: 5, failed: 1, skipped: 0 },
    ],
    ['a tear-down that failed', report, 1, { passed: 5, failed: 1, skipped: 0 }],
    ['a run out of time', report, undefined, { passed: 5, failed: 1, skipped: 0 }],
    ['no test at all', { ...report, success: false, numPassedTests: 0 }, 1, { passed: 0, failed: 1, skipped: 0 }],
    ['a crash without a report', undefined, 134, { passed: 0, failed: 1, skipped: 0 }],
    ['skipped tests', { ...report, numPendingTests: 1, numTodoTests: 1 }, 0, { passed: 5, failed: 0, skipped: 2 }],
  ])('of %s', (_name, found, exitCode, expected) => {
    expect(countsOf(found, exitCode)).toEqual(expected);
  });
});

describe('the closing line', () => {
  it('sums up, and mentions skipped tests only if there are any', () => {
    expect(closingLine(add({ passed: 1, failed: 2, skipped: 0 }, { ...nothing, passed: 3 }))).toBe(
      '4 passed, 2 failed',
    );
    expect(closingLine({ passed: 4, failed: 0, skipped: 1 })).toBe('4 passed, 0 failed, 1 skipped');
  });
});
