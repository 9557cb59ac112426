import { isFilled, type RowContext, type RowDraft } from './row-draft.js';

/** Checks that need more than one cell: what is required, and dates that contradict each other. */
export function checkAcross(draft: RowDraft, context: RowContext): void {
  checkName(draft, context);
  checkAddress(draft, context);
  const { startDate: start, endDate: end } = draft.values;
  if (typeof start === 'string' && typeof end === 'string' && end < start) {
    const column = context.mapping.indexOf('endDate');
    draft.add('E_DATE_ORDER', { column, property: 'endDate', value: end, params: { start, end } });
  }
}

/** The key by which rows of one person are found; `undefined` if the row's own key is missing or wrong. */
export function matchKeyOf(draft: RowDraft, { kind, mapping }: RowContext): string | undefined {
  const { values, emailKey } = draft;
  if (mapping.includes('externalId') && isFilled(values, 'externalId')) return `externalId:${values.externalId}`;
  if (emailKey !== undefined) return `email:${emailKey}`;
  if (kind === 'staff' || hasFailed(draft, 'email') || !isFilled(values, 'lastName')) return undefined;
  // A contact without address: exactly equal first name, last name and telephone number, as identity matches it.
  return `name:${JSON.stringify([values.firstName ?? '', values.lastName, values.phone ?? ''])}`;
}

function checkName(draft: RowDraft, { mapping, blankCells }: RowContext): void {
  const column = mapping.findIndex((property) => property === 'lastName' || property === 'fullName');
  if (column === -1 || isFilled(draft.values, 'lastName')) return;
  if (hasFailed(draft, 'lastName') || hasFailed(draft, 'fullName')) return;
  // Under `keep` a blank cell may belong to somebody whose last name is known: identity tells.
  const mayBeKnown = draft.emailKey !== undefined || isFilled(draft.values, 'externalId');
  const isSupplied = draft.values.lastName === null;
  if (mayBeKnown && !(blankCells === 'clear' && isSupplied)) return;
  const property = mapping[column] ?? 'lastName';
  draft.add('E_REQUIRED', { column, property, params: { property: 'lastName' } });
}

function checkAddress(draft: RowDraft, { kind, mapping, blankCells }: RowContext): void {
  if (kind === 'contact' || isFilled(draft.values, 'email') || hasFailed(draft, 'email')) return;
  const isCleared = blankCells === 'clear' && draft.values.email === null;
  if (isFilled(draft.values, 'externalId') && !isCleared) return;
  const column = mapping.indexOf('email');
  const place = column === -1 ? {} : { column };
  draft.add('E_REQUIRED', { ...place, property: 'email', params: { property: 'email' } });
}

function hasFailed(draft: RowDraft, property: string): boolean {
  return draft.problems.some((problem) => problem.severity === 'error' && problem.property === property);
}
