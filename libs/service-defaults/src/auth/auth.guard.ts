import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { currentContext } from '../context/request-context.js';
import { DomainError } from '../errors/domain.error.js';
import { ACCESS, type Access } from './access.decorators.js';
import { setCaller, type Caller } from './caller.js';
import { bearerTokenOf, TokenVerifier } from './token-verifier.service.js';

function hasAccess(access: Access, caller: Caller): boolean {
  if (access.kind === 'public' || access.kind === 'authenticated') return true;
  return access.kind === 'all-of'
    ? access.permissions.every((permission) => caller.permissions.has(permission))
    : access.permissions.some((permission) => caller.permissions.has(permission));
}

/** Closed by default: a route that says nothing about access is refused. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(TokenVerifier) private readonly tokens: TokenVerifier,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    // Messages are authorised by the broker's users, not by tokens.
    if (context.getType() !== 'http') return true;
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (access?.kind === 'public') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const caller = await this.authenticate(request);
    if (!access || !hasAccess(access, caller))
      throw new DomainError({
        code: 'permission-missing',
        kind: 'forbidden',
        message: 'The caller lacks a permission that this request needs.',
        ...(access && 'permissions' in access ? { extra: { permissions: access.permissions } } : {}),
      });
    return true;
  }

  private async authenticate(request: FastifyRequest): Promise<Caller> {
    const token = bearerTokenOf(request.headers.authorization);
    if (token === undefined)
      throw new DomainError({
        code: 'token-missing',
        kind: 'unauthenticated',
        message: 'This request needs an access token.',
      });
    const { caller, expiresAt } = await this.tokens.verify(token);
    setCaller(request, { ...caller, tokenExpiresAt: new Date(expiresAt * 1000) });
    const running = currentContext();
    if (running) Object.assign(running, { organizationId: caller.organizationId, subject: caller.subject });
    return caller;
  }
}
