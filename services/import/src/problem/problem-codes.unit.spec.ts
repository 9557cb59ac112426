import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { EMAIL_REASONS } from '../i18n/email-reasons.js';
import { LOCALES, localeOf } from '../i18n/locale.js';
import { PROPERTY_LABELS } from '../i18n/property-labels.js';
import { problemCodesDocument } from './problem-codes.document.js';
import { isProblemCode, PROBLEM_CODES, type ProblemCode } from './problem-codes.js';
import { PROBLEM_MESSAGES, problemMessage } from './problem-message.js';
import { severityOf } from './problem.js';

const CODES = Object.keys(PROBLEM_CODES) as ProblemCode[];
const parametersOf = (message: string) => [...message.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name).sort();

describe('the registry of problems', () => {
  it('is what the document says; npm run docs -w services/import writes it', () => {
    expect(readFileSync(new URL('../../../../docs/problem-codes.md', import.meta.url), 'utf8')).toBe(
      problemCodesDocument(),
    );
  });

  it.each(CODES)('%s says the same in every language', (code) => {
    for (const locale of LOCALES) {
      expect([locale, parametersOf(PROBLEM_MESSAGES[locale][code])]).toEqual([
        locale,
        parametersOf(PROBLEM_MESSAGES.en[code]),
      ]);
      expect(PROBLEM_MESSAGES[locale][code].trim()).toBe(PROBLEM_MESSAGES[locale][code]);
    }
  });

  it('has no message for what is no code', () => {
    for (const locale of LOCALES)
      expect(Object.keys(PROBLEM_MESSAGES[locale]).filter((code) => !isProblemCode(code))).toEqual([]);
  });

  it('reads severity from the prefix', () => {
    expect((['F_EMPTY', 'E_EMAIL', 'W_MOJIBAKE', 'H_GONE'] as const).map(severityOf)).toEqual([
      'fatal',
      'error',
      'warning',
      'hold',
    ]);
  });
});

describe('the message of a problem', () => {
  it.each([
    ['nl', 'Naar ‘j@@x’ kan geen mail: er staat meer dan één @ in.'],
    ['en', 'No mail can be sent to “j@@x”: there is more than one @ in it.'],
    ['de', 'An „j@@x“ kann keine E-Mail gehen: es enthält mehr als ein @.'],
    ['fr', 'Aucun courriel ne peut aller à « j@@x » : il y a plus d’un @.'],
  ] as const)('is in the language of the reader: %s', (locale, expected) => {
    expect(problemMessage({ code: 'E_EMAIL', value: 'j@@x', params: { reason: 'several-at' } }, locale)).toBe(expected);
  });

  it('T-013 says what the other delimiter gives', () => {
    const params = { found: 1, delimiter: ',', better: ';', columns: 7 };
    expect(problemMessage({ code: 'F_WRONG_DELIMITER', params }, 'en')).toBe(
      '1 column found with “,”; “;” gives 7. Switch to “;”.',
    );
  });

  it('names properties, sizes and numbers as people write them', () => {
    expect(problemMessage({ code: 'E_REQUIRED', params: { property: 'lastName' } }, 'nl')).toBe(
      '‘Achternaam’ ontbreekt.',
    );
    expect(problemMessage({ code: 'F_TOO_LARGE', params: { limit: 1024 ** 3 } }, 'en')).toContain('1 GiB');
    expect(problemMessage({ code: 'F_TOO_MANY_RECORDS', params: { limit: 10_000_000 } }, 'nl')).toContain('10.000.000');
  });

  it('does not interpret values: what looks like a parameter stays text, and long values are cut', () => {
    expect(problemMessage({ code: 'E_STATUS', value: '{limit} $& {value}' }, 'en')).toContain('“{limit} $& {value}”');
    expect(problemMessage({ code: 'E_STATUS', value: 'x'.repeat(10_000) }, 'en').length).toBeLessThan(200);
    expect(problemMessage({ code: 'E_STATUS' }, 'en')).toContain('“”');
  });

  it('has every label and reason in every language', () => {
    for (const locale of LOCALES) {
      expect(Object.keys(PROPERTY_LABELS[locale])).toEqual(Object.keys(PROPERTY_LABELS.en));
      expect(Object.keys(EMAIL_REASONS[locale])).toEqual(Object.keys(EMAIL_REASONS.en));
    }
  });

  it.each([
    ['nl-BE', 'nl'],
    ['FR', 'fr'],
    ['de_AT', 'de'],
    ['pt', 'en'],
    [undefined, 'en'],
    ['', 'en'],
  ])('answers %s in %s', (tag, locale) => {
    expect(localeOf(tag)).toBe(locale);
  });
});
