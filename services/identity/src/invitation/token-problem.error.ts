import { DomainError, type ErrorKind } from '@rollcall/service-defaults';
import type { TokenProblem, TokenPurpose } from './one-time-token.rules.js';

const kinds: Record<TokenProblem, ErrorKind> = {
  unknown: 'not-found',
  used: 'conflict',
  revoked: 'conflict',
  expired: 'conflict',
  gone: 'conflict',
};

const messages: Record<TokenProblem, string> = {
  unknown: 'This link is not valid.',
  used: 'This link has been used.',
  revoked: 'A newer link was sent, or this one was taken back.',
  expired: 'This link has expired.',
  gone: 'This account is not active.',
};

/** `invitation-expired`, `reset-used`, …: stable codes for links that do not work. */
export function tokenRefused(purpose: TokenPurpose, problem: TokenProblem): DomainError {
  const prefix = purpose === 'invitation' ? 'invitation' : 'reset';
  return new DomainError({ code: `${prefix}-${problem}`, kind: kinds[problem], message: messages[problem] });
}
