import { ListRefused } from '../problem/problem.js';
import type { ReadingLimits } from './limits.js';

/** One record as the delimiter and the quotes cut it; blank ones included. */
export interface SplitRecord {
  /** Physical line on which it starts, from 1. */
  line: number;
  cells: string[];
  /** Columns with text after a closing quote; their cells are shown as written, quotes and all. */
  brokenQuotes?: number[];
  /** Columns whose cell is larger than the cap; only its beginning is kept. */
  oversized?: number[];
}

const enum State {
  /** At the start of a cell, or in the blanks that lead it. */
  Start,
  Plain,
  Quoted,
  /** A quote inside a quoted cell: it closes the cell, or it is the first half of a doubled one. */
  QuoteSeen,
  /** Blanks between a closing quote and the delimiter. */
  Closed,
  /** Text after a closing quote: literal up to the end of the cell. */
  Broken,
}

const LF = 10;
const CR = 13;
const QUOTE = 34;
const KEPT_OF_OVERSIZED = 1_000;

/**
 * Cuts decoded text into records: RFC 4180 with the tolerance that lists from spreadsheets need. Blanks before an opening
 * quote are skipped, a quote inside an unquoted cell is literal, text after a closing quote spoils its own row only.
 * CRLF, LF and CR end a record, in any mixture; a quoted line break becomes LF. Takes text in any portions, looks at each
 * character once, and keeps no more than one record.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4180
 */
export class RecordSplitter {
  private state = State.Start;
  private cells: string[] = [];
  private brokenQuotes: number[] | undefined;
  private oversized: number[] | undefined;
  /** What earlier portions and escapes contributed to the cell. */
  private pending = '';
  private overflowing = false;
  private recordLine: number;
  private recordUnits = 0;
  private openedOnLine = 0;
  private quotedUnits = 0;
  private blanksAfterQuote = '';
  private afterCarriageReturn = false;
  private records: SplitRecord[] = [];

  /** @param line number of the physical line with which the text starts */
  constructor(
    private readonly delimiter: string,
    private readonly limits: Pick<ReadingLimits, 'maxCellBytes' | 'maxRecordUnits'>,
    private line = 1,
  ) {
    this.recordLine = line;
  }

  /** Lines that were begun so far. */
  get currentLine(): number {
    return this.line;
  }

  /**
   * Takes the next portion of the text and gives the records that it completes.
   * @throws ListRefused `F_UNTERMINATED_QUOTE` or `F_RECORD_TOO_LARGE`
   */
  push(text: string): SplitRecord[] {
    const delimiter = this.delimiter.charCodeAt(0);
    const length = text.length;
    let from = 0;
    let at = 0;
    while (at < length) {
      const code = text.charCodeAt(at);
      if (this.afterCarriageReturn) {
        this.afterCarriageReturn = false;
        if (code === LF) {
          from = ++at;
          continue;
        }
      }
      switch (this.state) {
        case State.Start:
          if (code === QUOTE) {
            this.state = State.Quoted;
            this.pending = '';
            this.openedOnLine = this.line;
            this.quotedUnits = 0;
            from = ++at;
            break;
          }
          if (code !== delimiter && isBlank(code)) {
            at += 1;
            break;
          }
          this.state = State.Plain;
          break;
        case State.Plain:
        case State.Broken: {
          let end = at;
          let next = code;
          while (next !== delimiter && next !== LF && next !== CR && ++end < length) next = text.charCodeAt(end);
          at = end;
          if (at < length) {
            this.endCell(text, from, at);
            from = ++at;
            if (next !== delimiter) this.endLine(next);
          }
          break;
        }
        case State.Quoted: {
          let end = at;
          let next = code;
          while (next !== QUOTE && next !== CR && ++end < length) {
            if (next === LF) this.line += 1;
            next = text.charCodeAt(end);
          }
          if (end === length) {
            if (next === LF) this.line += 1;
            at = end;
            break;
          }
          this.keep(text, from, end);
          from = at = end + 1;
          if (next === QUOTE) this.state = State.QuoteSeen;
          else {
            this.keep('\n', 0, 1);
            this.line += 1;
            this.afterCarriageReturn = true;
          }
          break;
        }
        case State.QuoteSeen:
          if (code === QUOTE) {
            this.state = State.Quoted;
            this.keep('"', 0, 1);
            from = ++at;
            break;
          }
          this.state = State.Closed;
          this.blanksAfterQuote = '';
          from = at;
          break;
        case State.Closed:
          if (code === delimiter || code === LF || code === CR) {
            this.endCell(text, at, at);
            from = ++at;
            if (code !== delimiter) this.endLine(code);
          } else if (isBlank(code)) {
            if (this.blanksAfterQuote.length < KEPT_OF_OVERSIZED) this.blanksAfterQuote += String.fromCharCode(code);
            at += 1;
          } else {
            this.breakQuote();
            from = at;
          }
          break;
      }
    }
    if (this.state !== State.Closed) this.keep(text, from, length);
    const records = this.records;
    this.records = [];
    return records;
  }

  /**
   * Ends the text and gives the last record, if the text did not end with a line break.
   * @throws ListRefused `F_UNTERMINATED_QUOTE`
   */
  end(): SplitRecord | undefined {
    if (this.state === State.Quoted) throw this.unterminated();
    if (this.state === State.Start && this.cells.length === 0 && this.pending === '') return undefined;
    this.endCell('', 0, 0);
    this.endRecord();
    return this.records.pop();
  }

  /** Adds to the cell; of a cell past the cap only the beginning stays in memory. */
  private keep(text: string, from: number, to: number): void {
    if (to === from) return;
    if (this.state === State.Quoted) {
      this.quotedUnits += to - from;
      // Within one line a huge cell may still be closed; one that runs on over lines and past any record is open.
      if (this.quotedUnits > this.limits.maxRecordUnits && this.line > this.openedOnLine) throw this.unterminated();
    }
    if (this.overflowing) return;
    this.pending += text.slice(from, to);
    if (this.pending.length > this.limits.maxCellBytes) this.overflow();
  }

  private overflow(): void {
    this.overflowing = true;
    this.pending = this.pending.slice(0, KEPT_OF_OVERSIZED).toWellFormed();
  }

  private endCell(text: string, from: number, to: number): void {
    let cell = text.slice(from, to);
    if (this.pending !== '') {
      this.keep(text, from, to);
      cell = this.pending;
      this.pending = '';
    }
    // UTF-8 never needs more than three bytes for one unit, so short cells need no counting.
    if (!this.overflowing && cell.length * 3 > this.limits.maxCellBytes) {
      if (Buffer.byteLength(cell) > this.limits.maxCellBytes) {
        this.overflowing = true;
        cell = cell.slice(0, KEPT_OF_OVERSIZED).toWellFormed();
      }
    }
    if (this.overflowing) {
      (this.oversized ??= []).push(this.cells.length);
      this.overflowing = false;
    }
    this.recordUnits += cell.length + 1;
    if (this.recordUnits > this.limits.maxRecordUnits) throw this.tooLarge();
    this.cells.push(cell);
    this.state = State.Start;
  }

  private endLine(code: number): void {
    this.endRecord();
    this.line += 1;
    this.recordLine = this.line;
    this.afterCarriageReturn = code === CR;
  }

  private endRecord(): void {
    const record: SplitRecord = { line: this.recordLine, cells: this.cells };
    if (this.brokenQuotes) record.brokenQuotes = this.brokenQuotes;
    if (this.oversized) record.oversized = this.oversized;
    this.records.push(record);
    this.cells = [];
    this.recordUnits = 0;
    this.brokenQuotes = this.oversized = undefined;
  }

  private breakQuote(): void {
    // A quote that "closes" lines later, in front of text, is the opening quote of a later cell: the first was never closed.
    if (this.line > this.openedOnLine) throw this.unterminated();
    (this.brokenQuotes ??= []).push(this.cells.length);
    this.pending = `"${this.pending.replaceAll('"', '""')}"${this.blanksAfterQuote}`;
    this.state = State.Broken;
  }

  private unterminated(): ListRefused {
    return new ListRefused({
      code: 'F_UNTERMINATED_QUOTE',
      severity: 'fatal',
      line: this.openedOnLine,
      column: this.cells.length,
      params: { line: this.openedOnLine },
    });
  }

  private tooLarge(): ListRefused {
    const params = { line: this.recordLine, limit: this.limits.maxRecordUnits };
    return new ListRefused({ code: 'F_RECORD_TOO_LARGE', severity: 'fatal', line: this.recordLine, params });
  }
}

/** Space, tab, no-break space, byte-order mark, zero-width space: may stand between a delimiter and a quote. */
function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 0xa0 || code === 0xfeff || code === 0x200b;
}
