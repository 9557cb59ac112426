import { headerKey } from '../columns/header-words.js';
import { ListRefused, severityOf, type Problem } from '../problem/problem.js';
import { isBlankCell, shorten, storableText, trimCell } from './cell-text.js';
import { unescapeFormula } from './formula-escape.js';
import type { ReadingLimits } from './limits.js';
import type { ListDescription } from './list-description.js';
import type { SplitRecord } from './record-splitter.js';

/** One row of the list that is not blank. */
export interface ListRecord {
  /** Position among the rows that are not blank, from 1; the header is not counted. */
  readonly record: number;
  /** Physical line on which it starts, from 1 (row number of the sheet in a workbook). */
  readonly line: number;
  /**
   * Cells as written, untrimmed; Rollcall's own formula escape is taken off. Never contains NUL or lone surrogates
   * (shown as U+2400 and U+FFFD, with a problem), so it can be stored as it is. May be shorter than `width`.
   */
  readonly cells: string[];
  /** Found while reading: `E_QUOTE`, `E_TOO_MANY_CELLS`, `W_SHORT_ROW`, … with line, record and column. */
  readonly problems: Problem[];
}

/** A row may be a million broken cells; so many of them are told. */
const PROBLEMS_NAMED = 50;

/** Numbers the rows that hold people, leaves out titles, header and blank rows, and says what is odd about each. */
export class RecordFilter {
  records = 0;
  blankRecords = 0;
  private headerSeen: boolean;
  private readonly headerKeys: readonly string[];

  constructor(
    private readonly description: Pick<ListDescription, 'hasHeader' | 'skipLines' | 'header' | 'width'>,
    private readonly limits: Pick<ReadingLimits, 'maxRecords' | 'maxCellBytes'>,
  ) {
    this.headerSeen = !description.hasHeader;
    this.headerKeys = (description.header ?? []).map(headerKey);
  }

  /** @throws ListRefused `F_TOO_MANY_RECORDS` */
  accept(split: SplitRecord): ListRecord | undefined {
    if (split.line <= this.description.skipLines) return undefined;
    const { cells } = split;
    if (cells.every(isBlankCell)) {
      this.blankRecords += 1;
      return undefined;
    }
    if (!this.headerSeen) {
      this.headerSeen = true;
      return undefined;
    }
    this.records += 1;
    if (this.records > this.limits.maxRecords) {
      throw new ListRefused({
        code: 'F_TOO_MANY_RECORDS',
        severity: 'fatal',
        line: split.line,
        params: { limit: this.limits.maxRecords },
      });
    }
    const problems: Problem[] = [];
    const record = { record: this.records, line: split.line, cells, problems };
    this.checkShape(split, record);
    for (let column = 0; column < cells.length; column += 1)
      cells[column] = storable(cells[column] ?? '', column, record);
    return record;
  }

  private checkShape(split: SplitRecord, record: ListRecord): void {
    const { cells } = split;
    const { width } = this.description;
    for (const column of split.brokenQuotes ?? []) add(record, 'E_QUOTE', column, { column: column + 1 });
    for (const column of split.oversized ?? []) {
      add(record, 'E_CELL_TOO_LARGE', column, { limit: this.limits.maxCellBytes, column: column + 1 });
    }
    if (cells.length > width) {
      // Extra delimiters at the end of a row are harmless, extra values are not.
      while (cells.length > width && isBlankCell(cells[cells.length - 1] ?? '')) cells.pop();
      if (cells.length > width) {
        add(record, 'E_TOO_MANY_CELLS', width, { found: cells.length, expected: width });
        if (cells.some((cell) => /^\s*['‘’“”„«]/u.test(cell))) add(record, 'W_QUOTE_CHARACTER', width, {});
      }
    } else if (cells.length < width) {
      add(record, 'W_SHORT_ROW', cells.length, { found: cells.length, expected: width });
    } else if (this.repeatsHeader(cells)) add(record, 'E_HEADER_REPEATED', 0, {});
  }

  private repeatsHeader(cells: readonly string[]): boolean {
    const keys = this.headerKeys;
    const first = keys[0];
    return (
      first !== undefined &&
      first !== '' &&
      cells[0]?.length === this.description.header?.[0]?.length &&
      cells.every((cell, column) => headerKey(cell) === (keys[column] ?? ''))
    );
  }
}

function add(
  record: ListRecord,
  code: Problem['code'],
  column: number,
  params: Problem['params'] & object,
  value = record.cells[column] ?? '',
): void {
  if (record.problems.length >= PROBLEMS_NAMED) return;
  const shown = shorten(trimCell(storableText(value)), 200);
  record.problems.push({
    code,
    severity: severityOf(code),
    line: record.line,
    record: record.record,
    column,
    value: shown,
    params,
  });
}

/** The cell in a form that every store takes; what had to be replaced is a problem of the row. */
function storable(cell: string, column: number, record: ListRecord): string {
  if (cell.includes('\0')) add(record, 'E_NUL', column, {}, cell);
  if (!cell.isWellFormed()) add(record, 'E_SURROGATE', column, {}, cell);
  return unescapeFormula(storableText(cell));
}
