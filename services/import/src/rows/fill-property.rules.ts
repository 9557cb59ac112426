import { PROPERTY_RULES } from '../columns/property-rules.js';
import type { ImportProperty } from '../columns/property.js';
import { shorten } from '../reading/cell-text.js';
import { checkDate } from './date.rules.js';
import { checkEmail } from './email.rules.js';
import { joinNames, looksLikeSeveral, splitNames } from './group-cell.rules.js';
import { splitFullName } from './name-split.rules.js';
import { isFilled, type RowContext, type RowDraft } from './row-draft.js';
import { codePoints, hasUnusual, lostLeadingZero } from './text-checks.rules.js';
import { localeTagOf, statusOf, turnsStatus } from './words.rules.js';

/** Puts a cell that is not blank into the row, as its property wants it, or says why it cannot. */
export function fillProperty(
  draft: RowDraft,
  property: ImportProperty,
  column: number,
  value: string,
  context: RowContext,
): void {
  const place = { column, property, value: shorten(value, 200) };
  switch (property) {
    case 'email':
      return fillEmail(draft, value, place);
    case 'groups':
    case 'tags':
      return fillNames(draft, property, value, place);
    case 'fullName':
      return fillFullName(draft, value, place);
    case 'startDate':
    case 'endDate': {
      const check = checkDate(value);
      if (check.state === 'bad') {
        return draft.add('E_DATE', { ...place, ...(check.suggestion && { suggestion: check.suggestion }) });
      }
      if (check.isAmbiguous) draft.add('W_DATE_AMBIGUOUS', { ...place, params: { date: check.date } });
      draft.values[property] = check.date;
      return;
    }
    case 'status': {
      const status = statusOf(value, turnsStatus(context.headers[column] ?? null));
      if (status === undefined) return draft.add('E_STATUS', place);
      draft.values.status = status;
      return;
    }
    case 'locale': {
      const tag = localeTagOf(value);
      if (tag === undefined) return draft.add('E_LOCALE', place);
      draft.values.locale = tag;
      return;
    }
    default: {
      if (isTooLong(draft, property, value, place)) return;
      const isPhone = property === 'phone' || property === 'mobile' || property === 'homePhone';
      if (isPhone && lostLeadingZero(value)) draft.add('W_LEADING_ZERO', { ...place, suggestion: `0${value}` });
      draft.values[property] = value;
    }
  }
}

interface Place {
  readonly column: number;
  readonly property: string;
  readonly value: string;
}

function isTooLong(draft: RowDraft, property: ImportProperty, value: string, place: Place): boolean {
  const limit = PROPERTY_RULES[property].maxLength;
  // A text never has more code points than units.
  if (value.length <= limit) return false;
  const length = hasUnusual(value) ? codePoints(value) : value.length;
  if (length > limit) draft.add('E_TOO_LONG', { ...place, params: { length, limit } });
  return length > limit;
}

function fillEmail(draft: RowDraft, value: string, place: Place): void {
  const check = checkEmail(value);
  if (check.state === 'good') {
    draft.values.email = value;
    draft.emailKey = check.key;
    if (check.typo !== undefined) draft.add('W_DOMAIN_TYPO', { ...place, suggestion: check.typo });
    return;
  }
  const offer = check.suggestion === undefined ? {} : { suggestion: check.suggestion };
  if (check.state === 'non-ascii') draft.add('E_EMAIL_NONASCII', { ...place, ...offer });
  else draft.add('E_EMAIL', { ...place, params: { reason: check.reason }, ...offer });
}

function fillNames(draft: RowDraft, property: 'groups' | 'tags', value: string, place: Place): void {
  const names = splitNames(value);
  for (const name of names) {
    if (isTooLong(draft, property, name, { ...place, value: shorten(name, 200) })) return;
    if (property === 'groups' && looksLikeSeveral(name)) {
      const suggestion = name
        .split(/[;|]/)
        .map((part) => part.trim())
        .filter((part) => part !== '')
        .join('~');
      draft.add('W_GROUP_SEPARATOR', { ...place, value: name, suggestion });
    }
  }
  if (property === 'tags') draft.values.tags = names.length === 0 ? null : joinNames(names);
  else if (names.length > 0) draft.groups = names;
}

function fillFullName(draft: RowDraft, value: string, place: Place): void {
  if (isTooLong(draft, 'fullName', value, place)) return;
  const { lastName, firstName, infix } = splitFullName(value);
  for (const [property, part] of Object.entries({ lastName, firstName, infix }) as ['lastName', string | undefined][]) {
    if (part === undefined || isFilled(draft.values, property)) continue;
    if (isTooLong(draft, property, part, place)) return;
    draft.values[property] = part;
  }
  const shown = [lastName, firstName, infix].filter((part) => part !== undefined).join(' | ');
  draft.add('W_NAME_SPLIT', { ...place, params: { parts: shown } });
}
