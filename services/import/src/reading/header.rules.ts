import { headerKey, headerMatches } from '../columns/header-words.js';
import type { HeaderMeaning } from '../columns/header-synonyms.js';
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
    const value = shorten(trimCell(first.cells.find(looksLikeAddress) ?? first.cells.find(looksLikePhone) ?? ''), 100);
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
  return namesOtherThanBelow(first, others)
    ? { hasHeader: true, reason: 'content' }
    : { hasHeader: false, reason: 'no-evidence' };
}

/**
 * An unknown header: words above addresses, or above numbers in two columns. One number is not enough: the first
 * person may have none, and a person taken for a header would be lost.
 */
function namesOtherThanBelow(first: SampledRow, others: readonly SampledRow[]): boolean {
  let numbers = 0;
  for (const [column, cell] of first.cells.slice(0, COLUMNS_LOOKED_AT).entries()) {
    if (!isWord(cell)) continue;
    const below = others.map(({ cells }) => cells[column] ?? '').filter((value) => !isBlankCell(value));
    if (below.length === 0) continue;
    if (below.every((value) => value.includes('@'))) return true;
    if (below.every((value) => /\p{N}{3}/u.test(value))) numbers += 1;
  }
  return numbers >= 2;
}

/** What people write where they have nothing to write. */
const PLACEHOLDERS = new Set('geen none nvt onbekend unknown keine kein aucun aucune inconnu unbekannt'.split(' '));

function isWord(cell: string): boolean {
  return /\p{L}/u.test(cell) && !/[@\p{N}]/u.test(cell) && !PLACEHOLDERS.has(headerKey(cell));
}

/** Position of the header if the rows above it are titles; 0 if the first row is as good. */
function headerBelowTitles(rows: readonly SampledRow[]): number {
  const [first] = rows;
  if (first === undefined || isHeaderRow(first) || isCertainlyPerson(first)) return 0;
  for (const [position, row] of rows.slice(0, TITLE_ROWS).entries()) {
    if (isCertainlyPerson(row)) return 0;
    if (isHeaderRow(row) && rows.slice(0, position).every((title) => filled(title) < filled(row))) return position;
  }
  return 0;
}

function filled({ cells }: SampledRow): number {
  return cells.filter((cell) => !isBlankCell(cell)).length;
}

/**
 * At least two cells are words for columns, or all that there are, and one of them is a word that no person has in
 * their row: `Manager` and `Team` are what people have, `Achternaam` and `E-mail` are not.
 */
function isHeaderRow(row: SampledRow): boolean {
  if (row.cells.some(looksLikeAddress)) return false;
  const meanings = new Set(
    row.cells.slice(0, COLUMNS_LOOKED_AT).flatMap((cell) => headerMatches(trimCell(cell))[0]?.meaning ?? []),
  );
  if (![...meanings].some((meaning) => CERTAIN_MEANINGS.has(meaning))) return false;
  return meanings.size >= 2 || filled(row) === 1;
}

const CERTAIN_MEANINGS: ReadonlySet<HeaderMeaning> = new Set<HeaderMeaning>([
  'lastName',
  'firstName',
  'fullName',
  'email',
  'phone',
  'mobile',
  'initials',
  'infix',
  'externalId',
]);

/** Titles have numbers, too: `Peildatum: 01-01-2026`, `Telefoon 030-1234567`. They have few cells. */
function isCertainlyPerson(row: SampledRow): boolean {
  return isPersonRow(row) && (filled(row) > 2 || row.cells.some(looksLikeAddress));
}

function isPersonRow({ cells }: SampledRow): boolean {
  return cells.some(looksLikeAddress) || (cells.length > 1 && cells.some(looksLikePhone));
}

function looksLikePhone(cell: string): boolean {
  return cell.length < 60 && cell.replace(/\D/g, '').length >= 7;
}

function looksLikeAddress(cell: string): boolean {
  const at = cell.indexOf('@');
  return at > 0 && at < cell.length - 1;
}
