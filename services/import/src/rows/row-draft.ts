import type { PersonProperty, PersonValues, UserKind } from '@rollcall/contracts';
import type { Mapping } from '../columns/property.js';
import type { Problem } from '../problem/problem.js';

/** What is the same for all rows of an import. */
export interface RowContext {
  readonly kind: UserKind;
  readonly mapping: Mapping;
  /** Headers by column; a status column called `Inactief` turns yes and no around. */
  readonly headers: readonly (string | null)[];
  readonly blankCells: 'keep' | 'clear';
  /** From the description: cells beyond ASCII get `W_ENCODING_GUESSED`. */
  readonly encodingGuessed: boolean;
}

/** A row while it is being filled. */
export interface RowDraft {
  readonly values: PersonValues;
  groups?: string[];
  emailKey?: string;
  readonly problems: Problem[];
  /** Notes a problem of the row; severity follows from the code. */
  add(code: Problem['code'], details?: ProblemDetails): void;
}

export type ProblemDetails = Partial<Pick<Problem, 'column' | 'property' | 'value' | 'params' | 'suggestion'>>;

/** Whether the row has text for a property: neither blank nor not supplied. */
export function isFilled(values: PersonValues, property: PersonProperty): boolean {
  return typeof values[property] === 'string';
}
