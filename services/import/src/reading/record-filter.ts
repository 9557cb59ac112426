import { ListRefused, type Problem } from '../problem/problem.js';
import { isBlankCell, storableText } from './cell-text.js';
import { unescapeFormula } from './formula-escape.js';
import type { ReadingLimits } from './limits.js';
import type { ListDescription } from './list-description.js';
import type { SplitRecord } from './record-splitter.js';
import { checkShape, noteCell } from './row-shape.rules.js';

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
  /** Columns between the end of a short row and a cell that was added to it by hand. */
  readonly notSupplied?: readonly number[];
  /** Found while reading: `E_QUOTE`, `E_TOO_MANY_CELLS`, `W_SHORT_ROW`, … with line, record and column. */
  readonly problems: Problem[];
}

/** Numbers the rows that hold people, leaves out titles, header and blank rows, and says what is odd about each. */
export class RecordFilter {
  records = 0;
  blankRecords = 0;
  private headerSeen: boolean;

  constructor(
    private readonly description: Pick<ListDescription, 'hasHeader' | 'skipLines' | 'header' | 'width'>,
    private readonly limits: Pick<ReadingLimits, 'maxRecords' | 'maxCellBytes'>,
  ) {
    this.headerSeen = !description.hasHeader;
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
    this.checkCells(split, record);
    checkShape(record, this.description);
    for (let column = 0; column < cells.length; column += 1)
      cells[column] = storable(cells[column] ?? '', column, record);
    return record;
  }

  private checkCells(split: SplitRecord, record: ListRecord): void {
    for (const column of split.brokenQuotes ?? []) noteCell(record, 'E_QUOTE', column, { column: column + 1 });
    for (const column of split.oversized ?? [])
      noteCell(record, 'E_CELL_TOO_LARGE', column, { limit: this.limits.maxCellBytes, column: column + 1 });
  }
}

/** The cell in a form that every store takes; what had to be replaced is a problem of the row. */
function storable(cell: string, column: number, record: ListRecord): string {
  if (cell.includes('\0')) noteCell(record, 'E_NUL', column, {}, cell);
  if (!cell.isWellFormed()) noteCell(record, 'E_SURROGATE', column, {}, cell);
  return unescapeFormula(storableText(cell));
}
