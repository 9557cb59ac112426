import { groupKey } from '@rollcall/contracts';
import type { ProblemCode } from '../problem/problem-codes.js';
import type { Problem } from '../problem/problem.js';
import { joinNames, splitNames } from '../rows/group-cell.rules.js';

/**
 * Problems whose suggestion can be put into the list by itself, and what it replaces: the whole cell, one name of the
 * cell, or one name by several. Telephone numbers are not among them: nobody knows the digits that a spreadsheet lost.
 */
const APPLICABLE: Partial<Readonly<Record<ProblemCode, 'cell' | 'name' | 'names'>>> = {
  E_EMAIL: 'cell',
  E_EMAIL_NONASCII: 'cell',
  W_DOMAIN_TYPO: 'cell',
  W_MOJIBAKE: 'cell',
  E_DATE: 'cell',
  W_GROUP_SIMILAR: 'name',
  W_GROUP_SEPARATOR: 'names',
};

export const APPLICABLE_CODES = Object.keys(APPLICABLE) as readonly ProblemCode[];

/** Whether the suggestion of a problem can be applied without anybody thinking about it further. */
export function isApplicable({ code, column, suggestion }: Problem): boolean {
  return APPLICABLE[code] !== undefined && column !== undefined && suggestion !== undefined;
}

export interface SuggestedCell {
  readonly column: number;
  readonly value: string;
  readonly code: ProblemCode;
}

/**
 * The cells of a row with the suggestions in them. Suggestions for single names of a cell come together; of those for
 * a whole cell the first counts, since the second was made for a text that is no longer there.
 *
 * @param cellOf text of a column as it stands
 */
export function suggestedCells(
  problems: readonly Problem[],
  cellOf: (column: number) => string,
  only?: ProblemCode,
): SuggestedCell[] {
  const changed = new Map<number, SuggestedCell>();
  const whole = new Set<number>();
  for (const problem of problems) {
    const { code, column, suggestion, value = '' } = problem;
    if (!isApplicable(problem) || column === undefined || suggestion === undefined) continue;
    if ((only !== undefined && code !== only) || whole.has(column)) continue;
    if (APPLICABLE[code] === 'cell') {
      if (changed.has(column)) continue;
      whole.add(column);
      changed.set(column, { column, value: suggestion, code });
      continue;
    }
    const text = changed.get(column)?.value ?? cellOf(column);
    const names = APPLICABLE[code] === 'name' ? [suggestion] : splitNames(suggestion);
    const replaced = withName(text, value, names);
    if (replaced !== undefined) changed.set(column, { column, value: replaced, code });
  }
  return [...changed.values()];
}

/** The cell with one of its names replaced; undefined if the name is not in it. */
function withName(cell: string, name: string, by: readonly string[]): string | undefined {
  const names = splitNames(cell);
  const key = groupKey(name);
  if (!names.some((one) => groupKey(one) === key)) return undefined;
  const replaced = names.flatMap((one) => (groupKey(one) === key ? by : [one]));
  return joinNames([...new Map(replaced.map((one) => [groupKey(one), one])).values()]);
}
