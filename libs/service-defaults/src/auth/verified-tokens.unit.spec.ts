import { describe, expect, it } from '@jest/globals';
import type { VerifiedToken } from './token-verifier.service.js';
import { VerifiedTokens } from './verified-tokens.js';

const NOW = 1_800_000_000_000;
const verified = (expiresInSeconds: number): VerifiedToken => ({
  caller: { organizationId: 'o', subject: 's', type: 'user', permissions: new Set() },
  issuedAt: NOW / 1_000,
  expiresAt: NOW / 1_000 + expiresInSeconds,
  clientId: undefined,
});

describe('tokens that were verified a moment ago', () => {
  it('are known again for a minute', () => {
    const tokens = new VerifiedTokens();
    const token = verified(300);
    tokens.add('a', token, NOW);
    expect(tokens.get('a', NOW + 59_999)).toBe(token);
    expect(tokens.get('a', NOW + 60_000)).toBeUndefined();
    expect(tokens.get('b', NOW)).toBeUndefined();
  });

  it('are not known beyond their own end', () => {
    const tokens = new VerifiedTokens();
    tokens.add('a', verified(10), NOW);
    expect(tokens.get('a', NOW + 9_999)).toBeDefined();
    expect(tokens.get('a', NOW + 10_000)).toBeUndefined();
    tokens.add('late', verified(-1), NOW);
    expect(tokens.get('late', NOW)).toBeUndefined();
  });

  it('are bounded in number: the oldest goes', () => {
    const tokens = new VerifiedTokens();
    for (let number = 0; number <= 2_000; number += 1) tokens.add(`t${number}`, verified(300), NOW);
    expect(tokens.get('t0', NOW)).toBeUndefined();
    expect(tokens.get('t1', NOW)).toBeDefined();
    expect(tokens.get('t2000', NOW)).toBeDefined();
  });
});
