import type { Problem } from '../problem/problem.js';
import type { ReadingLimits } from './limits.js';
import type { ListDescription } from './list-description.js';

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

/** What is known once the last row was read. */
export interface ReadingSummary {
  readonly records: number;
  readonly blankRecords: number;
  readonly lines: number;
  /** The last row has no line break behind it and fewer cells than a row should have: the file may be cut off. */
  readonly endsInsideRow: boolean;
}

/**
 * Reads the people of a described source, in portions of about a thousand records: one portion in memory at a time.
 *
 * @example
 * const reader = new ListReader(path, description, limits);
 * for await (const records of reader) await stage(records);
 * reader.summary.records;
 *
 * Iterating throws ListRefused for what stops the whole list: `F_UNTERMINATED_QUOTE`, `F_RECORD_TOO_LARGE`, `F_TOO_MANY_RECORDS`.
 */
export class ListReader implements AsyncIterable<ListRecord[]> {
  constructor(
    private readonly path: string,
    private readonly description: ListDescription,
    private readonly limits: ReadingLimits,
  ) {}

  /** Complete only after the iteration ended. */
  get summary(): ReadingSummary {
    throw new Error('not yet');
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<ListRecord[]> {
    yield [];
    throw new Error(`not yet ${this.path} ${this.description.width} ${this.limits.maxRecords}`);
  }
}
