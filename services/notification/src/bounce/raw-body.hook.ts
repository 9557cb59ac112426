import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';

const PATH = '/v1/email-log/bounces';
const bodies = new WeakMap<object, Buffer>();

/** Keeps the bytes of reports as they came: a signature is about them, not about what they mean. */
export function keepRawBodies(fastify: FastifyInstance): void {
  fastify.addHook('preParsing', async (request, _reply, payload) => {
    if (request.routeOptions.url !== PATH) return payload;
    const chunks: Buffer[] = [];
    let length = 0;
    for await (const chunk of payload) {
      length += (chunk as Buffer).length;
      // Past the limit of the parser, which refuses it, nothing more is kept.
      if (length <= (request.routeOptions.bodyLimit ?? 0) + 1) chunks.push(chunk as Buffer);
    }
    const body = Buffer.concat(chunks);
    bodies.set(request.raw, body);
    return Object.assign(Readable.from([body]), { receivedEncodedLength: length });
  });
}

export function rawBodyOf(request: FastifyRequest): Buffer {
  return bodies.get(request.raw) ?? Buffer.alloc(0);
}
