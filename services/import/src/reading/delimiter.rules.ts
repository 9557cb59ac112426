import type { Problem } from '../problem/problem.js';
import { isBlankCell, shorten, trimCell } from './cell-text.js';
import type { DelimiterCandidate, ListDescription } from './list-description.js';
import type { SplitRecord } from './record-splitter.js';

/** Delimiters that are tried, the most usual first. */
export const CANDIDATES = [',', ';', '\t', '|', ':'] as const;

const PREVIEW_ROWS = 5;

/** A sampled text as one delimiter splits it. */
export interface SplitSample {
  readonly delimiter: string;
  readonly records: readonly SplitRecord[];
}

export interface DelimiterDecision {
  readonly delimiter: string;
  readonly reason: ListDescription['delimiterReason'];
  readonly candidates: DelimiterCandidate[];
  readonly problems: Problem[];
}

/** Whether a character may separate cells. */
export function isPossibleDelimiter(delimiter: string): boolean {
  return delimiter.length === 1 && !/["~\r\n \p{L}\p{N}\p{M}\p{Cs}\0]/u.test(delimiter);
}

/** The delimiter that a first line such as `sep=;` names (Excel writes and reads it), or `undefined`. */
export function delimiterOfSepLine(line: string): string | undefined {
  const [, delimiter] = /^\ufeff*"?sep=([^\r\n])"?\1*\s*$/iu.exec(line.slice(0, 1_000)) ?? [];
  return delimiter !== undefined && isPossibleDelimiter(delimiter) ? delimiter : undefined;
}

/** The width that most rows have when split like this, and how many have it. */
export function usualWidth(records: readonly SplitRecord[]): { columns: number; rows: number } {
  const counts = new Map<number, number>();
  for (const { cells, brokenQuotes } of records) {
    if (!brokenQuotes && !cells.every(isBlankCell)) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  }
  let best = { columns: 1, rows: 0 };
  for (const [columns, rows] of counts) {
    if (rows > best.rows || (rows === best.rows && columns > best.columns)) best = { columns, rows };
  }
  return best;
}

/** Counts for each candidate; only those that split at least half of the rows, the best first. */
export function rankDelimiters(samples: readonly SplitSample[]): DelimiterCandidate[] {
  return samples
    .flatMap(({ delimiter, records }) => {
      const filled = records.filter(({ cells }) => !cells.every(isBlankCell));
      const split = filled.filter(({ cells }) => cells.length > 1);
      const { columns, rows } = usualWidth(split);
      if (columns < 2 || split.length * 2 < filled.length) return [];
      const preview = filled
        .slice(0, PREVIEW_ROWS)
        .map(({ cells }) => cells.map((cell) => shorten(trimCell(cell), 100)));
      return [{ delimiter, columns, rows, preview }];
    })
    .sort((left, right) => right.rows - left.rows || right.columns - left.columns);
}

/** Auto: most rows of one width win, then the greater width; equal on both, the administrator has to say. */
export function countedDelimiter(samples: readonly SplitSample[]): DelimiterDecision {
  const candidates = rankDelimiters(samples);
  const [best, second] = candidates;
  if (best === undefined) {
    const blank = samples.find(({ records }) => records.every(({ cells }) => cells.every(isBlankCell)));
    if (blank) return { delimiter: blank.delimiter, reason: 'single-column', candidates, problems: [] };
    // One column: take a delimiter that occurs nowhere, so that `Graaf, de` stays one cell.
    const unused = samples.find(({ records }) => records.every(({ cells }) => cells.length === 1));
    return { delimiter: unused?.delimiter ?? ',', reason: 'single-column', candidates, problems: [] };
  }
  const tied = candidates.filter(({ rows, columns }) => rows === best.rows && columns === best.columns);
  if (second === undefined || tied.length === 1) {
    return { delimiter: best.delimiter, reason: 'counted', candidates, problems: [] };
  }
  const problem: Problem = {
    code: 'F_DELIMITER_TIE',
    severity: 'fatal',
    params: { columns: best.columns, candidates: tied.map(({ delimiter }) => delimiterName(delimiter)).join(' ') },
  };
  return { delimiter: best.delimiter, reason: 'tie', candidates, problems: [problem] };
}

/** Declared, by the administrator or a `sep=` line: refused if it leaves one column where another gives several. */
export function declaredDelimiter(
  declared: SplitSample,
  reason: 'declared' | 'sep-line',
  samples: readonly SplitSample[],
): DelimiterDecision {
  const { delimiter } = declared;
  const candidates = rankDelimiters(samples);
  const better = candidates.find((candidate) => candidate.delimiter !== delimiter);
  const found = usualWidth(declared.records).columns;
  if (found > 1 || better === undefined || !splitsFirstRow(better, samples)) {
    return { delimiter, reason, candidates, problems: [] };
  }
  const params = {
    found,
    delimiter: delimiterName(delimiter),
    better: delimiterName(better.delimiter),
    columns: better.columns,
  };
  const problem: Problem = { code: 'F_WRONG_DELIMITER', severity: 'fatal', params, suggestion: better.delimiter };
  return { delimiter, reason, candidates, problems: [problem] };
}

/** A header such as `Naam` above `Graaf, de` shows that the list has one column and commas inside. */
function splitsFirstRow(candidate: DelimiterCandidate, samples: readonly SplitSample[]): boolean {
  const sample = samples.find(({ delimiter }) => delimiter === candidate.delimiter);
  const first = sample?.records.find(({ cells }) => !cells.every(isBlankCell));
  return first?.cells.length === candidate.columns;
}

/** The delimiter as a person can read it. */
export function delimiterName(delimiter: string): string {
  return delimiter === '\t' ? 'tab' : delimiter;
}
