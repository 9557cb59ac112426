import { fullName } from '../people/full-name.rules.js';
import type { Import, ImportProblem, ImportRow } from './import.types.js';

/** What a row is called: the name in it, else the address, else what is written first. */
export function nameOfRow({ values, raw }: Pick<ImportRow, 'values' | 'raw'>): string {
  const text = (name: string) => (typeof values[name] === 'string' ? values[name] : null);
  const lastName = text('lastName') ?? text('fullName');
  if (lastName) return fullName({ lastName, firstName: text('firstName'), infix: text('infix') });
  return text('email') ?? raw.find((cell) => cell.trim() !== '')?.trim() ?? '';
}

/** A cell as it counts: corrected, or as it was handed over. */
export function cellOf({ raw, edited }: Pick<ImportRow, 'raw' | 'edited'>, column: number): string {
  return edited.find((cell) => cell.column === column)?.value ?? raw[column]?.trim() ?? '';
}

const WEIGHT = { fatal: 0, error: 1, warning: 2 } as const;

/** The problem that matters most: what stops the row before what does not, what can be mended before what cannot. */
export function mainProblem(problems: readonly ImportProblem[], code?: string | null): ImportProblem | undefined {
  return [...problems].sort(
    (one, other) =>
      Number(other.code === code) - Number(one.code === code) ||
      WEIGHT[one.severity] - WEIGHT[other.severity] ||
      Number(other.isApplicable ?? false) - Number(one.isApplicable ?? false),
  )[0];
}

/** Cells may be corrected until people are being changed. */
export function isCorrectable({ status }: Pick<Import, 'status'>): boolean {
  return status === 'draft' || status === 'planned' || status === 'held';
}
