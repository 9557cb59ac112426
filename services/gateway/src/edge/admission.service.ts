import { Inject, Injectable } from '@nestjs/common';
import { bearerTokenOf, DomainError, pathOf, setCaller, TokenVerifier } from '@rollcall/service-defaults';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { MergedDocument } from '../document/merged-document.service.js';
import { publicOperations } from '../routing/public-operations.rules.js';
import { isPlainPath, isSignIn, prefixOf } from '../routing/routes.rules.js';
import { DenyList } from './deny-list.service.js';
import { RateLimits } from './rate-limit.service.js';

/** Decides at the edge whether a request goes on to a service. The service decides again, for itself. */
@Injectable()
export class Admission {
  constructor(
    @Inject(TokenVerifier) private readonly tokens: TokenVerifier,
    @Inject(DenyList) private readonly denyList: DenyList,
    @Inject(RateLimits) private readonly limits: RateLimits,
    @Inject(MergedDocument) private readonly document: MergedDocument,
  ) {}

  /** @throws DomainError `invalid-url`, `token-missing`, `token-invalid`, `session-ended`, `too-many-requests`, … */
  async admit(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const path = pathOf(request.raw.url);
    if (!isPlainPath(path))
      throw new DomainError({ code: 'invalid-url', kind: 'invalid', message: 'The path is ambiguous.' });
    const policy = isSignIn(request.method, path) ? 'sign-in' : 'address';
    if (prefixOf(path)?.entry === 'open') return this.limits.count(policy, request, reply);
    const token = bearerTokenOf(request.headers.authorization);
    if (token !== undefined) return this.admitToken(token, request, reply);
    await this.limits.count(policy, request, reply);
    if (await this.isPublic(request.method, path)) return;
    throw new DomainError({
      code: 'token-missing',
      kind: 'unauthenticated',
      message: 'This request needs an access token.',
    });
  }

  private async admitToken(token: string, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    // Whoever guesses tokens is stopped before the next signature is computed.
    await this.limits.refuseExhausted('address', request, reply);
    try {
      const { caller, issuedAt } = await this.tokens.verify(token);
      if (this.denyList.isRefused(caller.subject, issuedAt))
        throw new DomainError({
          code: 'session-ended',
          kind: 'unauthenticated',
          message: 'The session of this access token has ended. Sign in again.',
        });
      setCaller(request, caller);
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'unauthenticated')
        await this.limits.count('address', request, reply);
      throw error;
    }
    await this.limits.count('caller', request, reply);
  }

  private async isPublic(method: string, path: string): Promise<boolean> {
    // The contract's own are known without asking anybody.
    if (publicOperations(undefined)(method, path)) return true;
    return publicOperations(await this.document.current())(method, path);
  }
}
