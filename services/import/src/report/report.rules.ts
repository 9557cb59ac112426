import type { Mapping } from '../columns/property.js';
import { keptReasons } from '../i18n/kept-reasons.js';
import type { EditedCell } from '../correcting/edited-cell.js';
import type { Locale } from '../i18n/locale.js';
import { PROPERTY_LABELS } from '../i18n/property-labels.js';
import { problemView } from '../row/problem.view.js';
import type { StoredRow } from '../row/rows-page.sql.js';
import { escapeFormula } from '../reading/formula-escape.js';

/** Columns that a report adds; no reader of lists takes them for properties of people. */
export const REPORT_COLUMNS = ['rollcall:line', 'rollcall:state', 'rollcall:codes', 'rollcall:messages'] as const;

/** Added where somebody corrected cells: the cells themselves stay those of the list. */
export const EDITED_COLUMN = 'rollcall:edited';

/** What a report needs to know of its import. */
export interface ReportShape {
  /** Header of the list; null: it had none, and the report names the columns by what they were mapped to. */
  readonly header: readonly string[] | null;
  readonly width: number;
  readonly mapping: Mapping;
  readonly locale: Locale;
  /** Cells were corrected: the report says in each row which, and by whom. */
  readonly wasEdited: boolean;
}

/** The header row: the list's own, so that the report can be corrected and imported as it is. */
export function reportHeader(shape: ReportShape): string[] {
  const labels = Array.from({ length: shape.width }, (_, index) => labelOf(index, shape));
  return [...labels, ...REPORT_COLUMNS, ...(shape.wasEdited ? [EDITED_COLUMN] : [])].map(escapeFormula);
}

function labelOf(column: number, { header, mapping, locale }: ReportShape): string {
  const property = mapping[column];
  return header?.[column] ?? (property ? PROPERTY_LABELS[locale][property] : `${column + 1}`);
}

/**
 * A row: the cells as they were found, then what became of it. Values beyond the last column stand behind the added
 * columns, where they are one too many for the next reader as well.
 */
export function reportRow(row: StoredRow, shape: ReportShape): string[] {
  const { width, locale } = shape;
  const cells = row.state === 'deactivate' ? cellsOf(row, shape) : row.raw;
  const problems = row.problems.map((problem) => problemView(problem, locale));
  return [
    ...Array.from({ length: width }, (_, index) => cells[index] ?? ''),
    String(row.line),
    row.state ?? '',
    problems.map((problem) => problem.code).join(' '),
    [...problems.map((problem) => problem.message), keptReasons(row.keptBecause ?? [], locale)].join(' ').trim(),
    ...(shape.wasEdited ? [(row.edited ?? []).map((cell) => editedText(cell, shape)).join('; ')] : []),
    ...cells.slice(width),
  ].map(escapeFormula);
}

/** A correction in signs that need no language: column, what was there, what counts, by whom, when. */
function editedText({ column, original, value, by, at }: EditedCell, shape: ReportShape): string {
  return `${labelOf(column, shape)}: “${original ?? ''}” → “${value}” (${by}, ${at})`;
}

/** Somebody who is not in the list, in the columns of the list. */
function cellsOf({ values }: StoredRow, { mapping }: ReportShape): string[] {
  return mapping.map((property) => (values as Record<string, string | null | undefined>)[property ?? ''] ?? '');
}
