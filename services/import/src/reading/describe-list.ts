import { describeColumns } from '../columns/describe-columns.js';
import { ListRefused, type Problem } from '../problem/problem.js';
import { isBlankCell, shorten, storableText } from './cell-text.js';
import {
  CANDIDATES,
  countedDelimiter,
  declaredDelimiter,
  delimiterOfSepLine,
  isPossibleDelimiter,
  usualWidth,
  type DelimiterDecision,
  type SplitSample,
} from './delimiter.rules.js';
import { decideEncoding } from './encoding.rules.js';
import { unescapeFormula } from './formula-escape.js';
import { decideHeader } from './header.rules.js';
import type { ReadingLimits } from './limits.js';
import type { ListDescription, ReadingSettings } from './list-description.js';
import { RecordSplitter, type SplitRecord } from './record-splitter.js';
import type { SourceScan } from './source-scan.js';
import { sampleText, type SampledText } from './source-text.js';
import { sampleWorkbook } from './workbook-reader.js';

const SAMPLE_BYTES = 1024 ** 2;
const SAMPLE_RECORDS = 500;

/**
 * Decides how a spooled source is to be read, from the scan, the settings and its first rows (at most 1 MiB).
 * Call it again when a setting changes. Never throws for what is in the file: see `problems`.
 *
 * @param path the spooled source, unchanged since it was scanned
 */
export async function describeList(
  path: string,
  scan: SourceScan,
  settings: ReadingSettings,
  limits: ReadingLimits,
): Promise<ListDescription> {
  if (scan.format === 'xlsx') return describeWorkbook(path, scan, settings, limits);
  const { encoding, guessed, problems } = decideEncoding(scan, settings.encoding);
  const sample = await sampleText(path, encoding, SAMPLE_BYTES);
  if (sample.marks > 1) problems.push({ code: 'W_EXTRA_MARK', severity: 'warning', line: 1 });
  const sepDelimiter = delimiterOfSepLine(firstLine(sample.text));
  const fromLine = sepDelimiter === undefined ? 1 : 2;
  const decision = decideDelimiter(sample, settings, sepDelimiter, fromLine, limits);
  const { records, problem } = splitSample(sample, decision.delimiter, fromLine, limits);
  problems.push(...scan.problems, ...decision.problems, ...(problem ? [problem] : []));
  if (records.length === 0 && sample.truncated && !problem) problems.push(endlessRecord(fromLine, limits));
  return {
    format: 'text',
    encoding,
    encodingGuessed: guessed,
    delimiter: decision.delimiter,
    delimiterReason: decision.reason,
    delimiterCandidates: decision.candidates,
    sepLine: sepDelimiter !== undefined,
    ...describeRows(records, settings, limits, problems),
  };
}

async function describeWorkbook(
  path: string,
  scan: SourceScan,
  settings: ReadingSettings,
  limits: ReadingLimits,
): Promise<ListDescription> {
  const problems = [...scan.problems];
  const records: SplitRecord[] = [];
  try {
    records.push(...shownRecords(await sampleWorkbook(path, SAMPLE_RECORDS, limits)));
  } catch (error) {
    if (!(error instanceof ListRefused)) throw error;
    problems.push(error.problem);
  }
  return {
    format: 'xlsx',
    encoding: 'utf-8',
    encodingGuessed: false,
    delimiter: null,
    delimiterReason: 'workbook',
    delimiterCandidates: [],
    sepLine: false,
    ...describeRows(records, settings, limits, problems),
  };
}

type RowsDescription = Pick<
  ListDescription,
  'hasHeader' | 'headerReason' | 'skipLines' | 'header' | 'width' | 'columns' | 'problems'
>;

/** What the rows themselves show, whatever they came from: header, width, columns. */
function describeRows(
  records: readonly SplitRecord[],
  settings: ReadingSettings,
  limits: ReadingLimits,
  problems: Problem[],
): RowsDescription {
  const rows = records.filter(({ cells }) => !cells.every(isBlankCell));
  const { hasHeader, reason, skipLines, problems: headerProblems } = decideHeader(rows, settings);
  problems.push(...headerProblems);
  const used = rows.filter(({ line }) => line > skipLines);
  const people = hasHeader ? used.slice(1) : used;
  const headerCells = hasHeader ? (used[0]?.cells ?? null) : null;
  const width = widthOf(headerCells, people);
  if (width > limits.maxColumns) {
    problems.push({
      code: 'F_TOO_MANY_COLUMNS',
      severity: 'fatal',
      params: { found: width, limit: limits.maxColumns },
    });
  }
  const isRefused = problems.some(({ severity }) => severity === 'fatal');
  if (used.length === 0 && !isRefused) problems.push({ code: 'F_EMPTY', severity: 'fatal' });
  const shown = Math.min(width, limits.maxColumns);
  const header = headerCells === null ? null : Array.from({ length: shown }, (_, index) => headerCells[index] ?? '');
  const columns = describeColumns(
    header,
    people.map(({ cells }) => cells),
    shown,
  );
  return { hasHeader, headerReason: reason, skipLines, header, width: shown, columns, problems };
}

/** Width of a complete row: that of the header, else the usual one; blank columns at the end do not count. */
function widthOf(header: readonly string[] | null, people: readonly SplitRecord[]): number {
  const width = header === null ? usualWidth(people).columns : header.length;
  const used = [header ?? [], ...people.map(({ cells }) => cells.slice(0, width))].map(
    (cells) => cells.findLastIndex((cell) => !isBlankCell(cell)) + 1,
  );
  return Math.max(1, ...used);
}

function decideDelimiter(
  sample: SampledText,
  settings: ReadingSettings,
  sepDelimiter: string | undefined,
  fromLine: number,
  limits: ReadingLimits,
): DelimiterDecision {
  const split = (delimiter: string): SplitSample => splitSample(sample, delimiter, fromLine, limits);
  const samples = CANDIDATES.map(split);
  const wanted = settings.delimiter ?? 'auto';
  if (wanted === 'auto') {
    return sepDelimiter === undefined
      ? countedDelimiter(samples)
      : declaredDelimiter(split(sepDelimiter), 'sep-line', samples);
  }
  if (isPossibleDelimiter(wanted)) return declaredDelimiter(split(wanted), 'declared', samples);
  const problem: Problem = { code: 'F_DELIMITER', severity: 'fatal', value: shorten(storableText(wanted), 20) };
  return { ...countedDelimiter(samples), problems: [problem] };
}

/** The first records as a delimiter splits them; as many as are complete before the text cannot be read on. */
function splitSample(
  sample: SampledText,
  delimiter: string,
  fromLine: number,
  limits: ReadingLimits,
): SplitSample & { problem?: Problem } {
  const text = fromLine === 1 ? sample.text : sample.text.slice(firstLineLength(sample.text));
  const splitter = new RecordSplitter(delimiter, limits, fromLine);
  const records: SplitRecord[] = [];
  const portion = 16 * 1024;
  try {
    for (let at = 0; at < text.length && records.length < SAMPLE_RECORDS; at += portion) {
      records.push(...splitter.push(text.slice(at, at + portion)));
      if (at + portion >= text.length && !sample.truncated) {
        const last = splitter.end();
        if (last) records.push(last);
      }
    }
  } catch (error) {
    if (!(error instanceof ListRefused)) throw error;
    return { delimiter, records: shownRecords(records), problem: error.problem };
  }
  return { delimiter, records: shownRecords(records) };
}

/** Samples and headers are stored and shown as they are. */
function shownRecords(records: readonly SplitRecord[]): SplitRecord[] {
  return records
    .slice(0, SAMPLE_RECORDS)
    .map((record) => ({ ...record, cells: record.cells.map((cell) => unescapeFormula(storableText(cell))) }));
}

function firstLine(text: string): string {
  return text.slice(0, firstLineLength(text)).replace(/[\r\n]+$/, '');
}

function firstLineLength(text: string): number {
  return /^[^\r\n]*(?:\r\n|\r|\n|$)/.exec(text)?.[0].length ?? 0;
}

/** The sample is larger than any record may be, and does not even hold one. */
function endlessRecord(line: number, limits: ReadingLimits): Problem {
  return { code: 'F_RECORD_TOO_LARGE', severity: 'fatal', line, params: { line, limit: limits.maxRecordUnits } };
}
