import { createHash } from 'node:crypto';

export type TokenPurpose = 'invitation' | 'password-reset';

/** How long a link works. An invitation waits for people on holiday; a reset is wanted now. */
export const TOKEN_TTL_SECONDS: Readonly<Record<TokenPurpose, number>> = {
  invitation: 7 * 24 * 60 * 60,
  'password-reset': 60 * 60,
};

const TOKEN_BYTES = 32;

/** Text of a token made of 32 random bytes. */
export function tokenText(random: Buffer): string {
  if (random.length !== TOKEN_BYTES) throw new Error('A token has 32 random bytes');
  return random.toString('base64url');
}

/** What is stored of a token; `undefined` for text that was never one, such as half a link. */
export function tokenDigest(token: string): Buffer | undefined {
  const bytes = /^[\w-]{43}$/.test(token) ? Buffer.from(token, 'base64url') : undefined;
  return bytes?.length === TOKEN_BYTES ? createHash('sha256').update(bytes).digest() : undefined;
}

/** What is known about a token and the person it was issued to. */
export interface TokenState {
  readonly isUsed: boolean;
  readonly isRevoked: boolean;
  readonly isExpired: boolean;
  readonly status: 'active' | 'inactive';
  readonly account: 'none' | 'invited' | 'active';
}

export type TokenProblem = 'unknown' | 'used' | 'revoked' | 'expired' | 'gone';

/** Why a token cannot be used; `undefined` if it can. What the reader can do something about comes first. */
export function tokenProblem(purpose: TokenPurpose, token: TokenState | undefined): TokenProblem | undefined {
  if (!token) return 'unknown';
  if (token.isUsed) return 'used';
  if (token.status === 'inactive') return 'gone';
  if (purpose === 'invitation' && token.account === 'active') return 'used';
  if (token.isRevoked) return 'revoked';
  if (token.isExpired) return 'expired';
  if (purpose === 'invitation' ? token.account !== 'invited' : token.account !== 'active') return 'gone';
  return undefined;
}
