import type { PersonValues, UserKind } from '@rollcall/contracts';
import type { Mapping } from '../columns/property.js';
import type { Problem } from '../problem/problem.js';
import type { ListRecord } from '../reading/list-reader.js';

/** What is the same for all rows of an import; make one with `rowContext` and keep it for the whole list. */
export interface RowContext {
  readonly kind: UserKind;
  readonly mapping: Mapping;
  /** Headers by column; a status column called `Inactief` turns yes and no around. */
  readonly headers: readonly (string | null)[];
  readonly blankCells: 'keep' | 'clear';
  /** From the description: cells beyond ASCII get `W_ENCODING_GUESSED`. */
  readonly encodingGuessed: boolean;
}

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
  throw new Error(`not yet ${record.line} ${context.kind}`);
}
