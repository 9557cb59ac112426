import type { FastifyRequest } from 'fastify';

/**
 * Address that a request came from: what the gateway saw, which it appends to `X-Forwarded-For`. Entries before it are
 * whatever the client said. Used to slow down guessing and to show people their sessions, never to let somebody in.
 */
export function networkAddressOf(request: Pick<FastifyRequest, 'headers' | 'ip'>): string {
  const header = request.headers['x-forwarded-for'];
  const forwarded = (Array.isArray(header) ? header.join(',') : (header ?? '')).split(',').at(-1)?.trim();
  return forwarded || request.ip;
}
