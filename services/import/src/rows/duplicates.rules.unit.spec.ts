import { describe, expect, it } from '@jest/globals';
import { decideDuplicates, decideSharedEmail, valuesFingerprint, type DuplicateCandidate } from './duplicates.rules.js';

const person = (record: number, values: DuplicateCandidate['values'], groups?: string[]): DuplicateCandidate => ({
  record,
  line: record + 1,
  values: { email: 'j@x.nl', lastName: 'Jansen', ...values },
  ...(groups ? { groups } : {}),
});

describe('rows about one person', () => {
  it('T-079 identical rows after the first are skipped', () => {
    const decisions = decideDuplicates([person(1, {}, ['G1']), person(2, {}, ['g1']), person(3, {}, ['G1'])]);
    expect(decisions.map(({ state }) => state)).toEqual(['keep', 'skipped_duplicate', 'skipped_duplicate']);
    expect(decisions[1]).toMatchObject({
      of: 1,
      problems: [{ code: 'W_DUPLICATE_ROW', line: 3, params: { line: 2 } }],
    });
    expect(decisions[0]).not.toHaveProperty('groups');
  });

  it('T-080 contradicting rows are all errors that name each other', () => {
    const decisions = decideDuplicates([person(1, { title: 'A' }), person(4, { email: 'J@X.nl', title: 'B' })]);
    expect(decisions).toEqual([
      {
        record: 1,
        state: 'error',
        problems: [expect.objectContaining({ code: 'E_DUPLICATE_CONFLICT', line: 2, params: { line: 5, lines: '5' } })],
      },
      {
        record: 4,
        state: 'error',
        problems: [expect.objectContaining({ code: 'E_DUPLICATE_CONFLICT', line: 5, params: { line: 2, lines: '2' } })],
      },
    ]);
  });

  it('rows that differ only in groups are merged into the first', () => {
    const decisions = decideDuplicates([person(1, {}, ['Tax']), person(2, {}, ['TAX', 'Audit']), person(3, {})]);
    expect(decisions[0]).toMatchObject({ state: 'keep', groups: ['Tax', 'Audit'] });
    expect(decisions[1]).toMatchObject({
      state: 'skipped_duplicate',
      problems: [{ code: 'W_GROUPS_MERGED', params: { groups: 'Audit' } }],
    });
    expect(decisions[2]).toMatchObject({ state: 'skipped_duplicate', problems: [{ code: 'W_DUPLICATE_ROW' }] });
  });

  it('the same address in other letters says the same', () => {
    expect(decideDuplicates([person(1, {}), person(2, { email: 'J@X.NL' })])[1]?.state).toBe('skipped_duplicate');
  });

  it('a thousand contradicting rows stay small', () => {
    const rows = Array.from({ length: 1_000 }, (_, index) => person(index + 1, { title: String(index) }));
    const decisions = decideDuplicates(rows);
    expect(decisions.every(({ state }) => state === 'error')).toBe(true);
    expect(JSON.stringify(decisions).length).toBeLessThan(300_000);
  });

  it('different people with one address contradict each other', () => {
    const decisions = decideSharedEmail([person(1, { externalId: '1' }), person(2, { externalId: '2' })]);
    expect(decisions.map(({ state }) => state)).toEqual(['error', 'error']);
  });

  it('nobody is nothing, one row stays', () => {
    expect(decideDuplicates([])).toEqual([]);
    expect(decideDuplicates([person(1, {})])).toEqual([{ record: 1, state: 'keep', problems: [] }]);
  });

  it('a fingerprint does not depend on the order of columns', () => {
    expect(valuesFingerprint({ title: 'A', email: 'J@x.nl' })).toBe(valuesFingerprint({ email: 'j@X.nl', title: 'A' }));
    expect(valuesFingerprint({ title: null })).not.toBe(valuesFingerprint({}));
  });
});
