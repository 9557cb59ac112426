import { AsyncResource } from 'node:async_hooks';
import { context, propagation, SpanKind, SpanStatusCode, trace, type Span } from '@opentelemetry/api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import { rootLogger } from '../logging/logger.js';
import { CORRELATION_BAGGAGE, currentTraceparent, runInContext } from './request-context.js';
import { tracer } from './tracing.js';

export const CORRELATION_HEADER = 'x-request-id';
const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

const scopes = new WeakMap<FastifyRequest, { resource: AsyncResource; span: Span }>();

/** The id that the gateway gave a request; anything that is not a UUID is replaced, so that logs cannot be forged. */
export function correlationIdOf(header: string | string[] | undefined): string {
  return typeof header === 'string' && uuidPattern.test(header) ? header.toLowerCase() : uuidv7();
}

function routeOf(request: FastifyRequest): string {
  return request.routeOptions?.url ?? 'unmatched';
}

function finish(request: FastifyRequest, reply: FastifyReply): void {
  const route = routeOf(request);
  const status = reply.statusCode;
  const span = scopes.get(request)?.span;
  span?.updateName(`${request.method} ${route}`);
  span?.setAttributes({ 'http.route': route, 'http.response.status_code': status });
  if (status >= 500) span?.setStatus({ code: SpanStatusCode.ERROR });
  span?.end();
  const level = route.startsWith('/health/') ? 'trace' : 'info';
  rootLogger()[level]({ method: request.method, route, status, durationMs: Math.round(reply.elapsedTime) }, 'request');
}

/**
 * Gives every request a correlation id and a span, in a context that everything it starts inherits.
 * `preValidation` enters the context again because reading the body leaves it (the socket emits its events).
 */
export function addContextHooks(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const correlationId = String(request.id);
    const parent = propagation.extract(context.active(), request.headers);
    const span = tracer().startSpan(
      request.method,
      { kind: SpanKind.SERVER, attributes: { 'http.request.method': request.method } },
      parent,
    );
    const baggage = propagation.createBaggage({ [CORRELATION_BAGGAGE]: { value: correlationId } });
    const active = propagation.setBaggage(trace.setSpan(parent, span), baggage);
    void reply.header(CORRELATION_HEADER, correlationId);
    context.with(active, () =>
      runInContext({ correlationId }, () => {
        const traceparent = currentTraceparent();
        if (traceparent) void reply.header('traceparent', traceparent);
        const resource = new AsyncResource('rollcall.request');
        scopes.set(request, { resource, span });
        done();
      }),
    );
  });
  fastify.addHook('preValidation', (request, _reply, done) => {
    const scope = scopes.get(request);
    if (scope) scope.resource.runInAsyncScope(done);
    else done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const scope = scopes.get(request);
    if (scope) scope.resource.runInAsyncScope(() => finish(request, reply));
    done();
  });
}
