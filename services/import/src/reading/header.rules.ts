import { headerMatches } from '../columns/header-words.js';
import type { Problem } from '../problem/problem.js';
import { isBlankCell, shorten, trimCell } from './cell-text.js';
import type { ListDescription, ReadingSettings } from './list-description.js';

/** A sampled row that is not blank. */
export interface SampledRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface HeaderDecision {
  readonly hasHeader: boolean;
  readonly reason: ListDescription['headerReason'];
  /** Physical lines above the header or the first person. */
  readonly skipLines: number;
  readonly problems: Problem[];
}

/** Titles above a header are looked for in so many rows. */
const TITLE_ROWS = 20;
/** More columns than this are refused anyway. */
const COLUMNS_LOOKED_AT = 200;

/** Whether the first row names the columns, and which row is the first. */
export function decideHeader(rows: readonly SampledRow[], settings: ReadingSettings): HeaderDecision {
  const declared = settings.hasHeader ?? 'auto';
  const skipLines = settings.skipLines ?? 'auto';
  const problems: Problem[] = [];
  let skipped = skipLines === 'auto' ? 0 : skipLines;
  if (skipLines === 'auto' && declared !== false) {
    const position = headerBelowTitles(rows);
    const line = rows[position]?.line;
    if (position > 0 && line !== undefined) {
      skipped = line - 1;
      const params = { lines: skipped, header: line };
      problems.push({ code: 'W_TITLE_LINES', severity: 'warning', line, params, suggestion: String(skipped) });
    }
  }
  const left = rows.filter(({ line }) => line > skipped);
  const first = left[0];
  if (first === undefined) return { hasHeader: declared === true, reason: 'no-evidence', skipLines: skipped, problems };
  if (declared === 'auto') return { ...foundHeader(left), skipLines: skipped, problems };
  if (declared && isPersonRow(first)) {
    const value = shorten(trimCell(first.cells.find(looksLikeAddress) ?? ''), 100);
    problems.push({
      code: 'W_DATA_AS_HEADER',
      severity: 'warning',
      line: first.line,
      value,
      params: { line: first.line },
    });
  }
  if (!declared && isHeaderRow(first)) {
    const params = { line: first.line, header: shorten(first.cells.map(trimCell).join(', '), 200) };
    problems.push({ code: 'F_HEADER_AS_DATA', severity: 'fatal', line: first.line, params });
  }
  return { hasHeader: declared, reason: 'declared', skipLines: skipped, problems };
}

function foundHeader(rows: readonly SampledRow[]): { hasHeader: boolean; reason: ListDescription['headerReason'] } {
  const [first, ...others] = rows;
  if (first === undefined) return { hasHeader: false, reason: 'no-evidence' };
  if (isHeaderRow(first)) return { hasHeader: true, reason: 'words' };
  if (isPersonRow(first)) return { hasHeader: false, reason: 'content' };
  // An unknown header: its cells are words where the column below has addresses or numbers.
  const differs = first.cells.some((cell, column) => {
    if (isBlankCell(cell) || /\p{N}/u.test(cell)) return false;
    const below = others.map(({ cells }) => cells[column] ?? '').filter((value) => !isBlankCell(value));
    return below.length > 0 && below.every((value) => value.includes('@') || /\p{N}{3}/u.test(value));
  });
  return differs ? { hasHeader: true, reason: 'content' } : { hasHeader: false, reason: 'no-evidence' };
}

/** Position of the header if the rows above it are titles; 0 if the first row is as good. */
function headerBelowTitles(rows: readonly SampledRow[]): number {
  const [first] = rows;
  if (first === undefined || isHeaderRow(first) || isPersonRow(first)) return 0;
  for (const [position, row] of rows.slice(0, TITLE_ROWS).entries()) {
    if (isPersonRow(row)) return 0;
    if (isHeaderRow(row) && rows.slice(0, position).every((title) => filled(title) < filled(row))) return position;
  }
  return 0;
}

function filled({ cells }: SampledRow): number {
  return cells.filter((cell) => !isBlankCell(cell)).length;
}

/** At least two cells, or all that there are, are words for columns, and none is an address. */
function isHeaderRow(row: SampledRow): boolean {
  if (row.cells.some(looksLikeAddress)) return false;
  const meanings = new Set(
    row.cells.slice(0, COLUMNS_LOOKED_AT).flatMap((cell) => headerMatches(trimCell(cell))[0]?.meaning ?? []),
  );
  return meanings.size >= 2 || (meanings.size === 1 && filled(row) === 1);
}

function isPersonRow({ cells }: SampledRow): boolean {
  return cells.some(looksLikeAddress);
}

function looksLikeAddress(cell: string): boolean {
  const at = cell.indexOf('@');
  return at > 0 && at < cell.length - 1;
}
