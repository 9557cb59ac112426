import {
  applyDecorators,
  Inject,
  Injectable,
  UseInterceptors,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { callerOf } from '../auth/caller.js';
import { DomainError } from '../errors/domain.error.js';
import { fingerprintOf, IdempotencyClaim, IdempotencyStore } from './idempotency.store.js';

const KEY_PATTERN = /^[\x21-\x7e]{1,255}$/;
/** Headers that belong to an answer as much as its body. */
const KEPT_HEADERS = ['location', 'etag'];
const claims = new WeakMap<object, IdempotencyClaim>();

/** The key of a request (RFC-to-be `Idempotency-Key`; quotes of a structured-field string are taken off). */
export function idempotencyKeyOf(request: FastifyRequest): string | undefined {
  const header = request.headers['idempotency-key'];
  if (header === undefined) return undefined;
  const key = Array.isArray(header) ? '' : header.replace(/^"(.*)"$/, '$1');
  if (KEY_PATTERN.test(key)) return key;
  throw new DomainError({
    code: 'idempotency-key-invalid',
    kind: 'invalid',
    message: 'Idempotency-Key must be 1 to 255 visible ASCII characters.',
  });
}

/** The claim of the running request, for handlers that store the answer in their own transaction. */
export function idempotencyClaimOf(request: object): IdempotencyClaim | undefined {
  return claims.get(request);
}

function keptHeaders(reply: FastifyReply): Record<string, string> {
  const present = KEPT_HEADERS.map((name) => [name, reply.getHeader(name)] as const);
  return Object.fromEntries(
    present.filter(([, value]) => value !== undefined).map(([name, value]) => [name, String(value)]),
  );
}

/** Answers a repeated request with its first answer. Requests without a key pass. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(@Inject(IdempotencyStore) private readonly store: IdempotencyStore) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const key = idempotencyKeyOf(request);
    const caller = callerOf(request);
    if (key === undefined || !caller) return next.handle();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return from(
      this.run(request, reply, next, {
        organizationId: caller.organizationId,
        caller: caller.subject,
        route: `${request.method} ${request.routeOptions.url ?? ''}`,
        key,
        fingerprint: fingerprintOf(request.params, request.query, request.body),
      }),
    );
  }

  private async run(
    request: FastifyRequest,
    reply: FastifyReply,
    next: CallHandler,
    identity: Parameters<IdempotencyStore['begin']>[0],
  ): Promise<unknown> {
    const begun = await this.store.begin(identity);
    if (!(begun instanceof IdempotencyClaim)) {
      void reply.status(begun.status).headers({ ...begun.headers, 'idempotency-replayed': 'true' });
      return begun.body ?? undefined;
    }
    claims.set(request, begun);
    try {
      const body: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
      await begun.complete({ status: reply.statusCode, headers: keptHeaders(reply), body: body ?? null });
      return body;
    } catch (error) {
      // What failed has been rolled back: the same key may try again.
      await begun.release().catch(() => undefined);
      throw error;
    }
  }
}

/** For every POST that creates or starts something. Streams have no body to compare: use `IdempotencyStore` there. */
export function Idempotent(): MethodDecorator & ClassDecorator {
  return applyDecorators(
    UseInterceptors(IdempotencyInterceptor),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description: 'The same key and body: the first answer again. The same key and another body: 422.',
      schema: { type: 'string', maxLength: 255, example: '6f1c2f0e-import-2024-05' },
    }),
  );
}
