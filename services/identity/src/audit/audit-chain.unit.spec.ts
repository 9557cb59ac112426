import { describe, expect, it } from '@jest/globals';
import { canonicalJson, chainBreak, hashOf, NO_HASH, type ChainedEntry } from './audit-chain.rules.js';

const content = {
  organizationId: '00000000-0000-7000-8000-000000000001',
  sequence: 1,
  at: '2026-01-01T00:00:00.000Z',
  action: 'role.created',
  actorType: 'user',
  actorId: 'a',
  subjectType: 'role',
  subjectId: 'b',
  details: { permissions: ['staff:read'] },
  correlationId: null,
};
const first: ChainedEntry = { ...content, previousHash: NO_HASH, hash: hashOf(NO_HASH, content) };

describe('canonical JSON', () => {
  it.each([
    [{ b: 1, a: [true, null, 'x'] }, '{"a":[true,null,"x"],"b":1}'],
    // The members of the example of RFC 8785, 3.2.3, in its order.
    [
      { '€': 'Euro', '\r': 'CR', '\ufb33': 'Dalet', '1': 'One', '😀': 'Smile', '\u0080': 'Control', ö: 'o' },
      '{"\\r":"CR","1":"One","\u0080":"Control","ö":"o","€":"Euro","😀":"Smile","\ufb33":"Dalet"}',
    ],
    [[333333333.3333333, 1e30, 4.5, 2e-3, 1e-27], '[333333333.3333333,1e+30,4.5,0.002,1e-27]'],
    [{ a: undefined }, '{}'],
  ])('of %j has one form', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });
});

describe('a chain', () => {
  const next = { ...content, sequence: 2, action: 'role.deleted' };
  const second: ChainedEntry = { ...next, previousHash: first.hash, hash: hashOf(first.hash, next) };

  it('holds from the first entry to the last', () => {
    expect(chainBreak(undefined, first)).toBeUndefined();
    expect(chainBreak(first, second)).toBeUndefined();
  });

  it.each([
    ['content', { ...second, actorId: 'somebody else' }, 'content-differs'],
    ['details', { ...second, details: {} }, 'content-differs'],
    ['an entry before it', { ...second, previousHash: NO_HASH }, 'previous-hash-differs'],
    ['the number', { ...second, sequence: 3 }, 'missing-entry'],
  ])('breaks when %s is changed', (_, entry, reason) => {
    expect(chainBreak(first, entry)).toBe(reason);
  });
});
