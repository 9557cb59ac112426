import type { ImportProperty } from '../columns/property.js';
import { EMAIL_REASONS } from '../i18n/email-reasons.js';
import type { Locale } from '../i18n/locale.js';
import type { ProblemMessages } from '../i18n/problem-messages.js';
import { problemsDe } from '../i18n/problems.de.js';
import { problemsEn } from '../i18n/problems.en.js';
import { problemsFr } from '../i18n/problems.fr.js';
import { problemsNl } from '../i18n/problems.nl.js';
import { PROPERTY_LABELS } from '../i18n/property-labels.js';
import type { EmailReason } from '../rows/email.rules.js';
import type { Problem } from './problem.js';

export const PROBLEM_MESSAGES: Readonly<Record<Locale, ProblemMessages>> = {
  nl: problemsNl,
  en: problemsEn,
  de: problemsDe,
  fr: problemsFr,
};

const LONGEST_VALUE = 80;

/** The problem in the words of the reader: what is wrong, and what to do. Plain text, never markup. */
export function problemMessage(
  problem: Pick<Problem, 'code' | 'value' | 'params' | 'suggestion'>,
  locale: Locale,
): string {
  const known: Readonly<Record<string, string | number | undefined>> = {
    value: problem.value ?? '',
    suggestion: problem.suggestion ?? '',
    ...problem.params,
  };
  return PROBLEM_MESSAGES[locale][problem.code].replace(
    /\{([a-zA-Z]+)(?::([a-z]+))?\}/g,
    (_, name: string, form: string | undefined) => formatted(known[name] ?? '', form, locale),
  );
}

function formatted(value: string | number, form: string | undefined, locale: Locale): string {
  if (form === 'property') return PROPERTY_LABELS[locale][value as ImportProperty] ?? String(value);
  if (form === 'email')
    return EMAIL_REASONS[locale][value as EmailReason] ?? EMAIL_REASONS[locale]['domain-characters'];
  if (form === 'bytes') return bytes(Number(value), locale);
  if (typeof value === 'number') return value.toLocaleString(locale);
  return value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE).toWellFormed()}…` : value;
}

function bytes(value: number, locale: Locale): string {
  const units = ['B', 'KiB', 'MiB', 'GiB'];
  let size = value;
  let unit = 0;
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024;
    unit += 1;
  }
  return `${size.toLocaleString(locale, { maximumFractionDigits: 1 })} ${units[unit]}`;
}
