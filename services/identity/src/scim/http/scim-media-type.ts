import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { pathOf } from '@rollcall/service-defaults';
import { scimErrorOf, type ProblemLike } from './scim-error.rules.js';

export const SCIM_CONTENT_TYPE = 'application/scim+json; charset=utf-8';

/**
 * SCIM's media type in and out. Whatever goes wrong under /scim/v2, also before a handler runs (no token, a body that
 * is too large or no JSON, no such address), leaves in SCIM's own format.
 */
export function speakScim(fastify: FastifyInstance): void {
  fastify.addContentTypeParser(
    'application/scim+json',
    { parseAs: 'string' },
    fastify.getDefaultJsonParser('error', 'error'),
  );
  fastify.addHook('onSend', (request, reply, payload, done) => {
    const isScim = /^\/scim\/v2(\/|$)/.test(pathOf(request.raw.url));
    done(null, isScim ? translated(request, reply, payload) : payload);
  });
}

function translated(_request: FastifyRequest, reply: FastifyReply, payload: unknown): unknown {
  const type = String(reply.getHeader('content-type'));
  if (type.startsWith('application/problem+json') && typeof payload === 'string') {
    const error = scimErrorOf(JSON.parse(payload) as ProblemLike);
    void reply.status(Number(error.status)).header('content-type', SCIM_CONTENT_TYPE).removeHeader('content-length');
    return JSON.stringify(error);
  }
  if (type.startsWith('application/json')) void reply.header('content-type', SCIM_CONTENT_TYPE);
  return payload;
}
