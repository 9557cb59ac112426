import type { ReadingLimits } from './limits.js';
import type { ListDescription } from './list-description.js';
import { RecordFilter, type ListRecord } from './record-filter.js';
import { RecordSplitter, type SplitRecord } from './record-splitter.js';
import { sourceText } from './source-text.js';
import { workbookRows } from './workbook-reader.js';

export type { ListRecord } from './record-filter.js';

/** What is known once the last row was read. */
export interface ReadingSummary {
  readonly records: number;
  readonly blankRecords: number;
  readonly lines: number;
  /** The last row has no line break behind it and fewer cells than a row should have: the file may be cut off. */
  readonly endsInsideRow: boolean;
}

/**
 * Reads the people of a described source, in portions of a few thousand records at most: one portion in memory at a time.
 *
 * @example
 * const reader = new ListReader(path, description, limits);
 * for await (const records of reader) await stage(records);
 * reader.summary.records;
 *
 * Iterating throws ListRefused for what stops the whole list: `F_UNTERMINATED_QUOTE`, `F_RECORD_TOO_LARGE`, `F_TOO_MANY_RECORDS`.
 */
export class ListReader implements AsyncIterable<ListRecord[]> {
  private readonly filter: RecordFilter;
  private lines = 0;
  private endsInsideRow = false;

  constructor(
    private readonly path: string,
    private readonly description: ListDescription,
    private readonly limits: ReadingLimits,
  ) {
    this.filter = new RecordFilter(description, limits);
  }

  /** Complete only after the iteration ended. */
  get summary(): ReadingSummary {
    const { records, blankRecords } = this.filter;
    return { records, blankRecords, lines: this.lines, endsInsideRow: this.endsInsideRow };
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<ListRecord[]> {
    const portions = this.description.format === 'xlsx' ? workbookRows(this.path, this.limits) : this.textRecords();
    for await (const portion of portions) {
      const records = this.accept(portion);
      if (records.length > 0) yield records;
    }
  }

  private accept(portion: readonly SplitRecord[]): ListRecord[] {
    const records: ListRecord[] = [];
    for (const split of portion) {
      this.lines = Math.max(this.lines, split.line);
      const record = this.filter.accept(split);
      if (record) records.push(record);
    }
    return records;
  }

  private async *textRecords(): AsyncGenerator<SplitRecord[]> {
    const { encoding, sepLine, width } = this.description;
    const splitter = new RecordSplitter(this.description.delimiter ?? ',', this.limits);
    let skipFirst = sepLine;
    for await (const text of sourceText(this.path, encoding)) {
      const records = splitter.push(text);
      if (skipFirst && records.length > 0) {
        records.shift();
        skipFirst = false;
      }
      yield records;
    }
    const last = splitter.end();
    this.lines = last === undefined ? splitter.currentLine - 1 : splitter.currentLine;
    if (last === undefined) return;
    this.endsInsideRow = last.cells.length < width;
    if (!skipFirst) yield [last];
  }
}
