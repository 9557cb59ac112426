import { headerKey } from '../columns/header-words.js';
import { severityOf, type Problem } from '../problem/problem.js';
import { isBlankCell, shorten, storableText, trimCell } from './cell-text.js';
import type { ListDescription } from './list-description.js';

/** What the rows of a list should look like. */
export type ListShape = Pick<ListDescription, 'width' | 'header'>;

/** A row while it is being read. */
export interface RowInReading {
  readonly record: number;
  readonly line: number;
  readonly cells: string[];
  readonly problems: Problem[];
}

/** A row may be a million broken cells; so many of them are told. */
const PROBLEMS_NAMED = 50;

/** Says whether a row has as many cells as the list has columns; takes blank cells beyond the last column off. */
export function checkShape(row: RowInReading, { width, header }: ListShape): void {
  const { cells } = row;
  if (cells.length > width) {
    // Extra delimiters at the end of a row are harmless, extra values are not.
    while (cells.length > width && isBlankCell(cells[cells.length - 1] ?? '')) cells.pop();
    if (cells.length > width) {
      noteCell(row, 'E_TOO_MANY_CELLS', width, { found: cells.length, expected: width });
      if (cells.some((cell) => /^\s*['‘’“”„«]/u.test(cell))) noteCell(row, 'W_QUOTE_CHARACTER', width, {});
    }
  } else if (cells.length < width) {
    noteCell(row, 'W_SHORT_ROW', cells.length, { found: cells.length, expected: width });
  } else if (repeatsHeader(cells, header)) noteCell(row, 'E_HEADER_REPEATED', 0, {});
}

function repeatsHeader(cells: readonly string[], header: readonly string[] | null): boolean {
  // The length of the first cell tells most rows from the header without looking at what they say.
  const first = header?.[0];
  if (header === null || first === undefined || cells[0]?.length !== first.length || headerKey(first) === '')
    return false;
  return cells.every((cell, column) => headerKey(cell) === headerKey(header[column] ?? ''));
}

/** Adds a problem of one cell to a row. */
export function noteCell(
  row: RowInReading,
  code: Problem['code'],
  column: number,
  params: Problem['params'] & object,
  value = row.cells[column] ?? '',
): void {
  if (row.problems.length >= PROBLEMS_NAMED) return;
  const shown = shorten(trimCell(storableText(value)), 200);
  const { line, record } = row;
  row.problems.push({ code, severity: severityOf(code), line, record, column, value: shown, params });
}
