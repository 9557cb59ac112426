import { describe, expect, it } from '@jest/globals';
import { tokenDigest, tokenProblem, tokenText, type TokenState } from './one-time-token.rules.js';

const fresh: TokenState = { isUsed: false, isRevoked: false, isExpired: false, status: 'active', account: 'invited' };

describe('the text of a token', () => {
  it('leads to one digest, which says nothing about the token', () => {
    const text = tokenText(Buffer.alloc(32, 7));
    expect(tokenDigest(text)).toHaveLength(32);
    expect(tokenDigest(text)?.equals(Buffer.alloc(32, 7))).toBe(false);
  });

  it.each(['', 'half-a-token', `${tokenText(Buffer.alloc(32, 7))}x`, 'ü'.repeat(43)])('is not %j', (text) => {
    expect(tokenDigest(text)).toBeUndefined();
  });
});

describe('an invitation', () => {
  it.each<[string, Partial<TokenState> | undefined, string | undefined]>([
    ['that is pending can be used', {}, undefined],
    ['that nobody issued is unknown', undefined, 'unknown'],
    ['that was used is used, even when it has expired since', { isUsed: true, isExpired: true }, 'used'],
    ['of an account that was activated by another link is used', { isRevoked: true, account: 'active' }, 'used'],
    ['that a newer one replaced is revoked', { isRevoked: true }, 'revoked'],
    ['that is too old has expired', { isExpired: true }, 'expired'],
    ['of somebody who was deactivated is gone', { status: 'inactive', isRevoked: true }, 'gone'],
  ])('%s', (_name, state, problem) => {
    expect(tokenProblem('invitation', state && { ...fresh, ...state })).toBe(problem);
  });
});

describe('a link to a new password', () => {
  it('works for an active account only', () => {
    expect(tokenProblem('password-reset', { ...fresh, account: 'active' })).toBeUndefined();
    expect(tokenProblem('password-reset', fresh)).toBe('gone');
  });
});
