import { Inject, Injectable } from '@nestjs/common';
import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type RemoteJWKSet } from 'jose';
import { ProcessConfig } from '../config/service.config.js';
import { DomainError } from '../errors/domain.error.js';
import type { Caller } from './caller.js';
import { VerifiedTokens } from './verified-tokens.js';

/** Asymmetric only: a verifier of an allow list with `HS256` or `none` could be talked into trusting its own public key. */
const ALGORITHMS = ['ES256', 'RS256', 'PS256', 'EdDSA', 'Ed25519'];
const CLOCK_TOLERANCE_SECONDS = 5;

export interface VerifiedToken {
  readonly caller: Caller;
  /** Seconds since 1970. */
  readonly issuedAt: number;
  readonly expiresAt: number;
  readonly clientId: string | undefined;
}

function unauthenticated(code: string, message: string, cause?: unknown): DomainError {
  return new DomainError({ code, kind: 'unauthenticated', message, cause });
}

/** The token of an `Authorization: Bearer …` header; `undefined` without one. */
export function bearerTokenOf(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  const match = /^Bearer +([\w.~+/=-]+) *$/i.exec(header);
  if (!match) throw unauthenticated('token-invalid', 'The Authorization header is not a bearer token.');
  return match[1];
}

function callerOfPayload(payload: JWTPayload): Caller {
  const { sub, org, permissions, sub_type: subjectType } = payload as JWTPayload & Record<string, unknown>;
  if (typeof sub !== 'string' || typeof org !== 'string' || !Array.isArray(permissions))
    throw unauthenticated('token-invalid', 'The access token lacks what this API needs.');
  return {
    organizationId: org,
    subject: sub,
    type: subjectType === 'api-client' ? 'api-client' : 'user',
    permissions: new Set(permissions.filter((permission) => typeof permission === 'string')),
  };
}

/** Verifies access tokens (RFC 9068) with the issuer's published keys, which are cached and fetched again on a new key id. */
@Injectable()
export class TokenVerifier {
  private readonly keys: RemoteJWKSet;
  private readonly verified = new VerifiedTokens();

  constructor(@Inject(ProcessConfig) private readonly config: ProcessConfig) {
    this.keys = createRemoteJWKSet(new URL(config.oidcJwksUrl), {
      cacheMaxAge: 10 * 60_000,
      cooldownDuration: 10_000,
      timeoutDuration: 3_000,
    });
  }

  /** @throws DomainError `token-expired`, `token-invalid` (401), or `keys-unavailable` (503) */
  async verify(token: string): Promise<VerifiedToken> {
    const known = this.verified.get(token, Date.now());
    if (known !== undefined) return known;
    const verified = await this.verifyAnew(token);
    this.verified.add(token, verified, Date.now());
    return verified;
  }

  private async verifyAnew(token: string): Promise<VerifiedToken> {
    try {
      const { payload } = await jwtVerify(token, this.keys, {
        issuer: this.config.oidcIssuer,
        audience: this.config.apiAudience,
        algorithms: ALGORITHMS,
        typ: 'at+jwt',
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        requiredClaims: ['sub', 'org', 'exp', 'iat'],
      });
      return {
        caller: callerOfPayload(payload),
        issuedAt: payload.iat ?? 0,
        expiresAt: payload.exp ?? 0,
        clientId: typeof payload['client_id'] === 'string' ? payload['client_id'] : undefined,
      };
    } catch (error) {
      throw this.refusal(error);
    }
  }

  private refusal(error: unknown): unknown {
    if (error instanceof DomainError) return error;
    if (error instanceof errors.JWTExpired)
      return unauthenticated('token-expired', 'The access token has expired.', error);
    const isKeyTrouble =
      error instanceof errors.JWKSTimeout ||
      error instanceof errors.JWKSInvalid ||
      (error instanceof errors.JOSEError && error.code === 'ERR_JOSE_GENERIC') ||
      !(error instanceof errors.JOSEError);
    if (isKeyTrouble)
      return new DomainError({
        code: 'keys-unavailable',
        kind: 'unavailable',
        message: 'Access tokens cannot be verified at the moment. Try again shortly.',
        cause: error,
      });
    return unauthenticated('token-invalid', 'The access token is not valid here.', error);
  }
}
