import type { Readable } from 'node:stream';
import replyFrom from '@fastify/reply-from';
import { context, propagation } from '@opentelemetry/api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { pathOf, sendProblem } from '@rollcall/service-defaults';
import { bodyLimitOf, PREFIXES, type Upstream } from '../routing/routes.rules.js';
import { limitedBody } from './body-limit.js';
import { requestHeadersFor, responseHeadersFor } from './headers.rules.js';
import { upstreamClient, withAbort } from './upstream-client.js';
import { upstreamProblem } from './upstream-error.rules.js';

export interface ProxyOptions {
  readonly upstreams: Readonly<Record<Upstream, string>>;
  readonly publicUrl: string;
  readonly connections: number;
  readonly timeoutMs: number;
  readonly bodyLimits: { readonly upload: number; readonly other: number };
  /** Aborted when the process is told to stop. */
  readonly draining: AbortSignal;
  /** Lets a request in or throws; runs before a byte of the body is read. */
  admit(request: FastifyRequest, reply: FastifyReply): Promise<void>;
}

function traceHeaders(): Record<string, string> {
  const carrier: Record<string, string> = {};
  propagation.inject(context.active(), carrier);
  const { traceparent, tracestate } = carrier;
  return { ...(traceparent ? { traceparent } : {}), ...(tracestate ? { tracestate } : {}) };
}

/** Aborts when the client goes away before it has its answer. */
function abortOnClose(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort();
  });
  return controller.signal;
}

/**
 * Sends a service's answer on. Streams of events have no end of their own: they end when this process is told to stop, and
 * their readers come back, to another process, with the id of the last event they have seen.
 */
function pass(reply: FastifyReply, stream: Readable, draining: AbortSignal): void {
  if (String(reply.getHeader('content-type')).startsWith('text/event-stream')) {
    const end = () => reply.raw.destroy();
    draining.addEventListener('abort', end, { once: true });
    reply.raw.once('close', () => draining.removeEventListener('abort', end));
  }
  // Otherwise the headers wait for the first byte of the body, which of a stream of events may be long in coming.
  reply.raw.once('pipe', () => reply.raw.flushHeaders());
  void reply.send(stream);
}

/** Answers with a problem. A body that nobody is going to read ends with its connection. */
function refuse(request: FastifyRequest, reply: FastifyReply, error: unknown): void {
  if (!request.raw.complete) void reply.header('connection', 'close');
  sendProblem(request, reply, error);
}

function forward(request: FastifyRequest, reply: FastifyReply, upstream: string, options: ProxyOptions): void {
  const facts = {
    address: request.ip,
    publicUrl: options.publicUrl,
    requestId: String(request.id),
    trace: traceHeaders(),
  };
  withAbort(abortOnClose(reply), () =>
    reply.from(request.raw.url ?? '/', {
      getUpstream: () => upstream,
      // Repeating is the caller's decision: only the caller knows whether it is safe.
      retryDelay: () => null,
      rewriteRequestHeaders: (_request, headers) => requestHeadersFor(headers, request.method, facts),
      rewriteHeaders: (headers) => responseHeadersFor(headers),
      onResponse: (_request, _reply, response) =>
        pass(reply, (response as unknown as { stream: Readable }).stream, options.draining),
      onError: (_reply, { error }) => refuse(request, reply, upstreamProblem(error)),
    }),
  );
}

/** Streams every path of the table to its service, in both directions, without reading it. */
export async function proxyPlugin(fastify: FastifyInstance, options: ProxyOptions): Promise<void> {
  const client = upstreamClient(options);
  await fastify.register(replyFrom, { undici: { request: client.request }, disableRequestLogging: true });
  fastify.addHook('onClose', () => client.close());
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('*', (request, payload, done) => {
    try {
      const limit = bodyLimitOf(request.method, pathOf(request.raw.url), options.bodyLimits);
      done(null, limitedBody(payload, request.headers['content-length'], limit));
    } catch (error) {
      done(error as Error);
    }
  });
  fastify.setErrorHandler((error, request, reply) => refuse(request, reply, error));
  fastify.addHook('onRequest', (request, reply) => options.admit(request, reply));
  for (const { prefix, upstream } of PREFIXES)
    for (const url of [prefix, `${prefix}/*`])
      fastify.all(url, (request, reply) => {
        forward(request, reply, options.upstreams[upstream], options);
        return reply;
      });
}
