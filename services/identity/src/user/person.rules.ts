import { domainToUnicode } from 'node:url';
import { emailKey, PERSON_PROPERTIES, type PersonProperty, type PersonValues } from '@rollcall/contracts';

/** What is wrong with one value; the same codes as an import gives. */
export interface ValueProblem {
  property: PersonProperty;
  code: 'E_REQUIRED' | 'E_TOO_LONG' | 'E_CONTROL' | 'E_EMAIL' | 'E_DATE' | 'E_LOCALE';
  message: string;
}

/** Longest values in code points; properties that are not named may have 1,000. */
const LONGEST: Partial<Record<PersonProperty, number>> = {
  lastName: 100,
  firstName: 100,
  middleName: 100,
  infix: 100,
  title: 100,
  department: 100,
  businessUnit: 100,
  initials: 20,
  phone: 50,
  mobile: 50,
  homePhone: 50,
  email: 254,
  externalId: 100,
  userType: 100,
  notes: 10_000,
};

// Controls but TAB and LF, and characters that turn the direction of text around.
// eslint-disable-next-line no-control-regex -- finding control characters is what it is for
const forbidden = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u;
const day = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Trims and normalises what somebody typed: NFC, no blanks around it, blank becomes `null`. Addresses are not normalised:
 * NFC makes a Kelvin sign a K, and an address that looks right somebody else's.
 */
export function normalizeValues(values: PersonValues): PersonValues {
  return Object.fromEntries(
    Object.entries(values).map(([property, value]) => [
      property,
      (property === 'email' ? value : value?.normalize('NFC'))?.trim() || null,
    ]),
  );
}

/** Everything that is wrong with a person of this kind. */
export function checkPerson(kind: 'staff' | 'contact', values: PersonValues): ValueProblem[] {
  const problems: ValueProblem[] = [];
  const add = (property: PersonProperty, code: ValueProblem['code'], message: string) =>
    problems.push({ property, code, message });
  if (!values.lastName) add('lastName', 'E_REQUIRED', 'A last name is required.');
  if (kind === 'staff' && !values.email) add('email', 'E_REQUIRED', 'Staff need an e-mail address.');
  for (const property of PERSON_PROPERTIES) {
    const value = values[property];
    if (!value) continue;
    const longest = LONGEST[property] ?? 1000;
    if ([...value].length > longest) add(property, 'E_TOO_LONG', `At most ${longest} characters fit.`);
    if (forbidden.test(value)) add(property, 'E_CONTROL', 'Control and direction characters are not allowed.');
  }
  if (values.email && !isAddress(values.email)) add('email', 'E_EMAIL', 'This is not an e-mail address.');
  for (const property of ['startDate', 'endDate'] as const) {
    const value = values[property];
    if (value && !isDay(value)) add(property, 'E_DATE', 'A date has the form 2026-12-31.');
  }
  if (values.locale && !isLocale(values.locale)) add('locale', 'E_LOCALE', 'This is not a language tag such as nl.');
  return problems;
}

/** What an import takes (`email.rules.ts` of the import service); both are held against one list of addresses. */
function isAddress(value: string): boolean {
  const key = emailKey(value);
  if (key === null || key.length > 254) return false;
  const at = key.indexOf('@');
  const local = key.slice(0, at);
  return local.length <= 64 && (isDotString(local) || isQuotedString(local)) && isDomain(key.slice(at + 1));
}

function isDotString(local: string): boolean {
  return /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/.test(local);
}

/** RFC 5321 4.1.2, without the blanks that no key can hold. */
function isQuotedString(local: string): boolean {
  return /^"(?:[^"\\]|\\.)+"$/.test(local);
}

function isDomain(ascii: string): boolean {
  const labels = ascii.split('.');
  // An A-label that stands for nothing stays as it is.
  const standsForNothing = labels.some((label) => label.startsWith('xn--')) && domainToUnicode(ascii).includes('xn--');
  return (
    labels.length > 1 &&
    !standsForNothing &&
    labels.every((label) => label.length <= 63 && /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(label))
  );
}

function isDay(value: string): boolean {
  if (!day.test(value) || value.startsWith('0000')) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

function isLocale(value: string): boolean {
  try {
    return Intl.getCanonicalLocales(value).length === 1;
  } catch {
    return false;
  }
}
