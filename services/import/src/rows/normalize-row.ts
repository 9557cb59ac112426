import type { PersonValues } from '@rollcall/contracts';
import type { ImportProperty, Mapping } from '../columns/property.js';
import { severityOf, type Problem } from '../problem/problem.js';
import { shorten, trimCell } from '../reading/cell-text.js';
import type { ListRecord } from '../reading/record-filter.js';
import type { ProblemDetails, RowContext, RowDraft } from './row-draft.js';
import { checkAcross, matchKeyOf } from './row-keys.rules.js';
import { fillProperty } from './fill-property.rules.js';
import { forbiddenCharacter, hasUnusual, looksDamaged, mojibakeOriginal } from './text-checks.rules.js';

export type { RowContext } from './row-draft.js';

export interface NormalizedRow {
  readonly record: number;
  readonly line: number;
  /** Only mapped properties; a cell that was not supplied is absent, a blank one is `null`. As `PlanUsers` wants it. */
  readonly values: PersonValues;
  /** Names from the groups cell; absent if it was blank or not supplied. */
  readonly groups?: string[];
  /** Those of the record and those of its cells. */
  readonly problems: Problem[];
  /** No problem of severity `error`. */
  readonly valid: boolean;
  /**
   * The same for rows that mean one person: `externalId:…`, `email:…` or, for a contact without both, `name:…`.
   * Absent if the row means nobody (its key is missing or wrong).
   */
  readonly matchKey?: string;
  /** E-mail key, whatever `matchKey` is: two different people in one list must not share it. */
  readonly emailKey?: string;
}

/** Trims, normalises and validates one row. Pure and linear in the length of the row. */
export function normalizeRow(record: ListRecord, context: RowContext): NormalizedRow {
  const draft = new Draft(record, context.mapping);
  const width = Math.min(record.cells.length, context.mapping.length);
  for (let column = 0; column < width; column += 1) {
    const property = context.mapping[column];
    if (property === null || property === undefined || draft.hasFailed(column)) continue;
    if (record.notSupplied?.includes(column)) continue;
    fillCell(draft, property, column, record.cells[column] ?? '', context);
  }
  checkAcross(draft, context);
  const { values, groups, problems, emailKey } = draft;
  const matchKey = matchKeyOf(draft, context);
  return {
    record: record.record,
    line: record.line,
    values,
    problems,
    valid: !problems.some(({ severity }) => severity === 'error'),
    ...(groups === undefined ? {} : { groups }),
    ...(matchKey === undefined ? {} : { matchKey }),
    ...(emailKey === undefined ? {} : { emailKey }),
  };
}

function fillCell(draft: RowDraft, property: ImportProperty, column: number, cell: string, context: RowContext): void {
  const trimmed = trimCell(cell);
  const place = { column, property };
  if (trimmed === '') {
    if (property !== 'groups' && property !== 'fullName') draft.values[property] = null;
    return;
  }
  if (trimmed.length < cell.length && cell.includes('\ufeff')) draft.add('W_EXTRA_MARK', place);
  let value = trimmed;
  if (hasUnusual(trimmed)) {
    const shown = { ...place, value: shorten(trimmed, 200) };
    const forbidden = forbiddenCharacter(trimmed);
    if (forbidden !== undefined) {
      draft.add('E_CONTROL', { ...shown, params: { character: forbidden } });
      return;
    }
    if (context.encodingGuessed) draft.add('W_ENCODING_GUESSED', { ...shown, params: { encoding: 'windows-1252' } });
    if (trimmed.includes('\ufffd')) draft.add('W_REPLACEMENT_CHARACTER', shown);
    const original = mojibakeOriginal(trimmed);
    if (original !== undefined) draft.add('W_MOJIBAKE', { ...shown, suggestion: original });
    // NFC would make a Kelvin sign a K, and an address that looks right somebody else's.
    if (property !== 'email') value = trimmed.normalize('NFC');
  } else if (looksDamaged(trimmed)) draft.add('W_EXCEL_DAMAGE', { ...place, value: trimmed });
  fillProperty(draft, property, column, value, context);
}

class Draft implements RowDraft {
  readonly values: PersonValues = {};
  groups?: string[];
  emailKey?: string;
  readonly problems: Problem[];
  private readonly failed: readonly Problem[];

  constructor(
    private readonly record: ListRecord,
    mapping: Mapping,
  ) {
    this.problems = record.problems.map((problem) => {
      const property = problem.column === undefined ? null : mapping[problem.column];
      return property ? { ...problem, property } : problem;
    });
    this.failed = record.problems.filter(({ severity }) => severity === 'error');
  }

  /** Whether reading already found the cell unusable. */
  hasFailed(column: number): boolean {
    return this.failed.length > 0 && this.failed.some((problem) => problem.column === column);
  }

  add(code: Problem['code'], details: ProblemDetails = {}): void {
    this.problems.push({
      code,
      severity: severityOf(code),
      line: this.record.line,
      record: this.record.record,
      ...details,
    });
  }
}
