import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { AttributePath } from '../schema/resolve.rules.js';
import { COMPARISONS, type Filter } from './filter.js';
import { parseFilter, parsePatchPath } from './parse-filter.rules.js';
import { printFilter } from './print-filter.rules.js';

const word = fc.stringMatching(/^[a-z][a-zA-Z0-9_-]{0,8}$/).filter((name) => name.toLowerCase() !== 'not');
const path: fc.Arbitrary<AttributePath> = fc
  .record({
    schema: fc.option(fc.constant('urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'), { nil: undefined }),
    name: word,
    sub: fc.option(word, { nil: undefined }),
  })
  .map(({ schema, name, sub }) => ({ ...(schema ? { schema } : {}), name, ...(sub ? { sub } : {}) }));
const value = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string(),
  fc.boolean(),
  fc.constant(null),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (Object.is(number, -0) ? 0 : number)),
);
const simple: fc.Arbitrary<Filter> = fc.oneof(
  fc.record({ op: fc.constant('pr' as const), path }),
  fc.record({ op: fc.constantFrom(...COMPARISONS), path, value }),
);
const { filter } = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 5, depthIdentifier: 'filter' },
    simple,
    fc.record({ op: fc.constantFrom('and' as const, 'or' as const), left: tie('filter'), right: tie('filter') }),
    fc.record({ op: fc.constant('not' as const), filter: tie('filter') }),
    fc.record({ op: fc.constant('where' as const), path, filter: tie('filter') }),
  ),
}));

describe('a filter', () => {
  it('that is printed and read is the same filter', () => {
    fc.assert(
      fc.property(filter, (given) => expect(parseFilter(printFilter(given))).toEqual(given)),
      { numRuns: 500 },
    );
  });

  it('that is read and printed is read the same again, or is refused as a filter', () => {
    const token = fc.constantFrom(
      '(',
      ')',
      '[',
      ']',
      'and',
      'or',
      'not',
      'eq',
      'pr',
      'a',
      'b.c',
      '"x"',
      '1',
      'true',
      '"',
    );
    fc.assert(
      fc.property(fc.array(token, { maxLength: 12 }), (tokens) => {
        let read: Filter;
        try {
          read = parseFilter(tokens.join(' '));
        } catch (error) {
          return expect(error).toMatchObject({ extra: { scimType: 'invalidFilter' } });
        }
        return expect(parseFilter(printFilter(read))).toEqual(read);
      }),
      { numRuns: 500 },
    );
  });

  it('binds and closer than or, and not closest', () => {
    expect(parseFilter('a pr or b pr and not (c pr)')).toEqual({
      op: 'or',
      left: { op: 'pr', path: { name: 'a' } },
      right: {
        op: 'and',
        left: { op: 'pr', path: { name: 'b' } },
        right: { op: 'not', filter: { op: 'pr', path: { name: 'c' } } },
      },
    });
  });

  it('has operators in any capitals, and a part of a chosen value belongs to the choice', () => {
    expect(parseFilter('emails[Type EQ "work"].value Co "x" AND active Eq TRUE')).toEqual({
      op: 'and',
      left: parseFilter('emails[Type eq "work" and value co "x"]'),
      right: { op: 'eq', path: { name: 'active' }, value: true },
    });
  });

  it.each([
    '',
    'userName',
    'userName eq',
    'userName eq x',
    'userName is "x"',
    'userName eq "x',
    '(userName pr',
    'userName pr)',
    'not userName pr',
    'a[b eq "c"',
    'a.b.c pr',
    `${'('.repeat(41)}a pr${')'.repeat(41)}`,
    Array.from({ length: 201 }, () => 'a pr').join(' or '),
    `a eq "${'x'.repeat(10_000)}"`,
  ])('%# that cannot be read is refused', (text) => {
    expect(() => parseFilter(text)).toThrow(expect.objectContaining({ extra: { scimType: 'invalidFilter' } }));
  });
});

describe('the path of a PATCH', () => {
  it.each([
    ['userName', { path: { name: 'userName' } }],
    ['name.familyName', { path: { name: 'name', sub: 'familyName' } }],
    ['members[value eq "x"]', { path: { name: 'members' }, filter: parseFilter('value eq "x"') }],
    ['emails[type eq "work"].value', { path: { name: 'emails' }, filter: parseFilter('type eq "work"'), sub: 'value' }],
    [
      'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.displayName',
      {
        path: {
          schema: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
          name: 'manager',
          sub: 'displayName',
        },
      },
    ],
  ])('%s is read', (text, path) => {
    expect(parsePatchPath(text)).toEqual(path);
  });
});
