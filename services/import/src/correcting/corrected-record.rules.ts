import type { Problem } from '../problem/problem.js';
import type { ListRecord } from '../reading/record-filter.js';
import { checkShape, type ListShape } from '../reading/row-shape.rules.js';
import type { CellEdit } from './edited-cell.js';

/** Problems that reading finds in one cell: nobody who sees only the cell could find them again. */
const OF_ONE_CELL: ReadonlySet<string> = new Set(['E_QUOTE', 'E_CELL_TOO_LARGE', 'E_NUL', 'E_SURROGATE']);

/** What reading found in the cells of a row; the other problems of a row are found anew whenever it is looked at. */
export function problemsOfReading(problems: readonly Problem[]): Problem[] {
  return problems.filter(({ code }) => OF_ONE_CELL.has(code));
}

/** The edits that still fit: the cell reads as it did when it was corrected. */
export function fittingEdits(record: ListRecord, edits: readonly CellEdit[]): CellEdit[] {
  return edits.filter(({ column, original }) => (record.cells[column] ?? null) === original);
}

/**
 * The row as it reads with its corrections: other cells are as they were, and what reading found in a cell is gone with
 * the cell. A cell behind the end of a short row does not supply those between.
 */
export function correctedRecord(record: ListRecord, edits: readonly CellEdit[], shape: ListShape): ListRecord {
  if (edits.length === 0) return record;
  const cells = [...record.cells];
  const supplied = new Set(cells.keys());
  for (const { column, value } of edits) {
    while (cells.length <= column) cells.push('');
    cells[column] = value;
    supplied.add(column);
  }
  const columns = new Set(edits.map(({ column }) => column));
  const problems = problemsOfReading(record.problems).filter(
    ({ column }) => column === undefined || !columns.has(column),
  );
  const corrected = { record: record.record, line: record.line, cells, problems };
  checkShape(corrected, shape);
  const notSupplied = [...cells.keys()].filter((column) => !supplied.has(column));
  return notSupplied.length === 0 ? corrected : { ...corrected, notSupplied };
}
