import rateLimit from '@fastify/rate-limit';
import { Inject, Injectable } from '@nestjs/common';
import { callerOf, DomainError } from '@rollcall/service-defaults';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GatewayConfig } from '../gateway.config.js';

const WINDOW_SECONDS = 60;

type Check = ReturnType<FastifyInstance['createRateLimit']>;
type Policy = 'caller' | 'address' | 'sign-in';

/** Counts requests per caller, or per address where there is none. Counts are this process's own. */
@Injectable()
export class RateLimits {
  private checks: Record<Policy, Check> | undefined;

  constructor(@Inject(GatewayConfig) private readonly config: GatewayConfig) {}

  /** Once, before requests come. */
  async register(fastify: FastifyInstance): Promise<void> {
    await fastify.register(rateLimit, { global: false });
    const timeWindow = WINDOW_SECONDS * 1000;
    const check = (max: number, keyGenerator?: (request: FastifyRequest) => string) =>
      fastify.createRateLimit({ max, timeWindow, ...(keyGenerator ? { keyGenerator } : {}) });
    this.checks = {
      caller: check(this.config.rateLimitCaller, (request) => {
        const caller = callerOf(request);
        return `${caller?.organizationId} ${caller?.subject}`;
      }),
      address: check(this.config.rateLimitAddress),
      'sign-in': check(this.config.rateLimitSignIn),
    };
  }

  /** @throws DomainError `too-many-requests` */
  async count(policy: Policy, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    await this.apply(policy, request, reply, true);
  }

  /** Refuses an address that has used up its tries, without counting this one. */
  async refuseExhausted(policy: Policy, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    await this.apply(policy, request, reply, false);
  }

  private async apply(policy: Policy, request: FastifyRequest, reply: FastifyReply, counts: boolean): Promise<void> {
    const check = this.checks?.[policy];
    if (!check) throw new Error('rate limits are not registered');
    const result = await check(request, { increment: counts });
    if (result.isAllowed) return;
    const { max, remaining, ttlInSeconds } = result;
    const isExceeded = counts ? result.isExceeded : remaining === 0;
    if (counts || isExceeded)
      void reply.headers({
        // The fields of the IETF draft, and the three of its earlier versions that many clients read.
        'ratelimit-policy': `"${policy}";q=${max};w=${WINDOW_SECONDS}`,
        ratelimit: `"${policy}";r=${remaining};t=${ttlInSeconds}`,
        'ratelimit-limit': String(max),
        'ratelimit-remaining': String(remaining),
        'ratelimit-reset': String(ttlInSeconds),
      });
    if (!isExceeded) return;
    throw new DomainError({
      code: 'too-many-requests',
      kind: 'too-many',
      message: `More than ${max} requests in ${WINDOW_SECONDS} seconds. Wait ${ttlInSeconds} seconds.`,
      retryAfterSeconds: ttlInSeconds,
    });
  }
}
