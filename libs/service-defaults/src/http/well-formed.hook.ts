import type { FastifyInstance } from 'fastify';
import { DomainError, type ErrorDetail } from '../errors/domain.error.js';

/** A place in what was sent, as a JSON pointer. */
type Place = readonly [value: unknown, pointer: string];

/** Where the first text stands that is half of a character: a lone surrogate, which UTF-8 cannot express. */
export function illFormedPlace(value: unknown): string | undefined {
  const open: Place[] = [[value, '']];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    const [current, pointer] = place;
    if (typeof current === 'string' && !current.isWellFormed()) return pointer;
    if (!isPlain(current)) continue;
    for (const [name, member] of Object.entries(current)) {
      // A name that is half a character itself cannot be shown.
      if (!name.isWellFormed()) return pointer;
      open.push([member, `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`]);
    }
  }
  return undefined;
}

/** Lists and objects as JSON and queries have them; buffers and streams are nobody's text yet. */
function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === null || prototype === Object.prototype;
}

/** What a request with such a text is answered with. */
export function illFormedText(pointer: string): DomainError {
  const message = 'A text holds half of a character (a lone surrogate).';
  const detail: ErrorDetail = { pointer, code: 'ill-formed-text', message };
  return new DomainError({ code: 'ill-formed-text', kind: 'invalid', message, errors: [detail] });
}

/**
 * Refuses texts that could not be stored as they were sent: on their way into UTF-8 lone surrogates would silently
 * become another character, and in JSON they would be an error of the database.
 */
export function addWellFormedHook(fastify: FastifyInstance): void {
  fastify.addHook('preValidation', (request, _reply, done) => {
    for (const part of [plain(request.params), plain(request.query), request.body]) {
      const pointer = illFormedPlace(part);
      if (pointer !== undefined) return done(illFormedText(pointer));
    }
    done();
  });
}

/** Parsers of addresses may give objects of a class of their own. */
function plain(parameters: unknown): unknown {
  return typeof parameters === 'object' && parameters !== null ? { ...parameters } : parameters;
}
