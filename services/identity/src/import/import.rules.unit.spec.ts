import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { splitAnswer } from './answer-parts.rules.js';
import { adminsToKeep } from './last-admins.rules.js';
import { arrayLiteral } from './person-arrays.js';
import { isOneEdit, similarGroups } from './plan/similar-group.rules.js';
import { valueProblems } from './storable.rules.js';
import { joinTags, splitTags } from './tags.rules.js';

const named = (...names: string[]) => names.map((name) => ({ name, nameKey: name.toLowerCase() }));

describe('a new group beside existing ones', () => {
  it.each([
    ['audit', 'aduit', true],
    ['audit', 'audits', true],
    ['audit', 'adit', true],
    ['audit', 'aubit', true],
    ['audit', 'audit', false],
    ['audit', 'audsit x', false],
    ['team 1', 'team 2', false],
    ['team 1', 'team 11', false],
    ['team 1', 'taem 1', true],
  ])('%s and %s: one edit apart is %s', (one, other, expected) => {
    expect([isOneEdit(one, other), isOneEdit(other, one)]).toEqual([expected, expected]);
    expect(similarGroups(named(one), named(other)).size).toBe(expected ? 1 : 0);
  });

  it('is not compared when its name is an abbreviation', () => {
    expect(similarGroups(named('PR'), named('HR')).size).toBe(0);
  });

  it('is found among thousands without comparing each with each', () => {
    // Each with each would be four thousand million comparisons, and the test would not end.
    const existing = Array.from({ length: 80_000 }, (_, n) => `Cliëntteam ${n} Amsterdam`);
    const created = Array.from({ length: 50_000 }, (_, n) => `Clientteam ${n} Amsterdam`);
    expect(similarGroups(named(...created), named(...existing)).size).toBe(50_000);
  });

  it('agrees with trying every edit', () => {
    const name = fc.string({ unit: fc.constantFrom('a', 'b', 'ä'), minLength: 4, maxLength: 7 });
    fc.assert(
      fc.property(name, name, (one, other) => {
        expect(similarGroups(named(one), named(other)).size).toBe(isOneEdit(one, other) ? 1 : 0);
      }),
    );
  });
});

describe('tags', () => {
  it('come apart and together again', () => {
    const tag = fc
      .string({ minLength: 1 })
      .map((text) => text.replaceAll(/\\|\s/gu, ''))
      .filter((text) => text !== '');
    fc.assert(fc.property(fc.uniqueArray(tag), (tags) => expect(splitTags(joinTags(tags))).toEqual(tags)));
  });
});

describe('an answer', () => {
  it('is cut into parts within the limit, in order, without loss', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.integer({ min: 10, max: 200 }), (rows, limit) => {
        const parts = splitAnswer(rows, limit);
        expect(parts.flat()).toEqual(rows);
        for (const part of parts.filter(({ length }) => length > 1))
          expect(Buffer.byteLength(JSON.stringify(part))).toBeLessThanOrEqual(limit + 2);
      }),
    );
  });
});

describe('values', () => {
  it.each([
    [{ title: 'a\0b' }, ['title']],
    [{ title: '\uD83D' }, ['title']],
    [{ startDate: '2026-02-30', endDate: '2026-1-1' }, ['startDate', 'endDate']],
    [{ status: 'asleep' }, ['status']],
    [{ startDate: '2024-02-29', status: 'inactive', notes: "Robert'); DROP TABLE", title: null }, []],
  ])('%j cannot be stored because of %j', (values, properties) => {
    expect(valueProblems(values).map(({ property }) => property)).toEqual(properties);
  });

  it('are quoted in arrays', () => {
    expect(arrayLiteral(['a', 'b"c', 'd\\e', 'NULL', '{,}'])).toBe(String.raw`{"a","b\"c","d\\e","NULL","{,}"}`);
  });
});

describe('administrators', () => {
  it.each([
    [['a', 'b'], ['a'], []],
    [['a'], ['a', 'x'], ['a']],
    [
      ['a', 'b'],
      ['b', 'a'],
      ['a', 'b'],
    ],
    [[], ['x'], []],
  ])('of %j, of whom %j leave, %j have to stay', (admins, leaving, kept) => {
    expect([...adminsToKeep(admins, new Set(leaving))]).toEqual(kept);
  });
});
