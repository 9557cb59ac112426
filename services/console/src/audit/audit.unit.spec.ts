import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ACTIONS, keyOf, queryOf } from './audit.rules.js';

const PERSON = '0198a2f0-2222-7000-8000-000000000002';

describe('filters of the audit', () => {
  it('ask for whole days of the reader, the last one included', () => {
    const query = queryOf({ from: '2026-11-01', to: '2026-11-02' });
    expect(query.from).toBe(new Date('2026-11-01T00:00:00').toISOString());
    expect(query.to).toBe(new Date('2026-11-02T23:59:59.999').toISOString());
  });

  it.each([
    [{}, {}],
    [
      { action: 'user.deleted', actorId: PERSON },
      { action: 'user.deleted', actorId: PERSON },
    ],
    [{ action: 'nonsense' }, {}],
    [{ from: 'yesterday', to: '' }, {}],
  ])('%j become %j', (values, expected) => expect(queryOf(values)).toEqual(expected));
});

describe('every action', () => {
  const actions = Object.values(ACTIONS).flat();
  const texts = ['nl', 'en'].map((locale) => {
    const read = (file: string) =>
      JSON.parse(readFileSync(join(import.meta.dirname, '../i18n', file), 'utf8')) as {
        audit: { action: Record<string, string>; sentence: Record<string, string> };
      };
    const [base, more] = [read(`${locale}.json`).audit, read(`administration.${locale}.json`).audit];
    return { names: { ...base.action, ...more.action }, sentences: more.sentence };
  });

  it('has a name and a sentence in both languages', () => {
    for (const { names, sentences } of texts) {
      const missing = actions.map(keyOf).filter((key) => !names[key] || !sentences[key]);
      expect(missing).toEqual([]);
    }
  });
});
