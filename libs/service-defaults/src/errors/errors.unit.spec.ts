import { describe, expect, it } from '@jest/globals';
import { BadRequestException, HttpException, InternalServerErrorException, NotFoundException } from '@nestjs/common';
import { DomainError } from './domain.error.js';
import { kinds } from './kinds.js';
import { problemHeaders, problemOf } from './problem.js';
import { toDomainError } from './to-domain-error.js';

const coded = (code: string, message = 'at 10.0.0.3') => Object.assign(new Error(message), { code });

describe('whatever is thrown', () => {
  it.each([
    [
      'a framework error',
      new HttpException('x', 413, { cause: coded('FST_ERR_CTP_BODY_TOO_LARGE') }),
      413,
      'body-too-large',
    ],
    ['a bare framework error', coded('FST_ERR_CTP_INVALID_MEDIA_TYPE'), 415, 'unsupported-media-type'],
    ['an unknown route', new NotFoundException('Cannot GET /x'), 404, 'not-found'],
    ['a pipe that refuses', new BadRequestException('Validation failed (uuid is expected)'), 400, 'bad-request'],
    ['a database that is away', coded('ECONNREFUSED'), 503, 'unavailable'],
    ['a database that shuts down', coded('57P01'), 503, 'unavailable'],
    ['a cause that is away', new Error('query failed', { cause: coded('08006') }), 503, 'unavailable'],
    ['an exception of ours', new InternalServerErrorException('secret'), 500, 'internal'],
    ['a bug', new TypeError("Cannot read properties of undefined (reading 'x')"), 500, 'internal'],
    ['no error at all', 'oops', 500, 'internal'],
  ])('as %s becomes a problem with a code', (_case, thrown, status, code) => {
    const error = toDomainError(thrown);
    expect([kinds[error.kind].status, error.code]).toEqual([status, code]);
  });

  it.each([
    [new TypeError('column "hash" at 10.0.0.3')],
    [coded('ECONNREFUSED')],
    [new InternalServerErrorException('at 10.0.0.3')],
  ])('shows nothing of its inside', (thrown) => {
    const shown = JSON.stringify(problemOf(toDomainError(thrown), '/x'));
    expect(shown).not.toMatch(/10\.0\.0\.3|hash/);
    expect(toDomainError(thrown).cause).toBe(thrown);
  });

  it('passes a domain error on with its details and extras', () => {
    const error = new DomainError({
      code: 'held',
      kind: 'conflict',
      message: 'Confirm first.',
      extra: { confirm: { deactivate: 15 }, status: 200 },
      errors: [{ pointer: '/confirm', code: 'missing', message: 'Type the number.' }],
    });
    expect(problemOf(toDomainError(error), '/v1/imports/1/apply', 'r-1')).toEqual({
      type: 'urn:rollcall:problem:held',
      title: 'Conflict',
      status: 409,
      detail: 'Confirm first.',
      instance: '/v1/imports/1/apply',
      code: 'held',
      confirm: { deactivate: 15 },
      errors: [{ pointer: '/confirm', code: 'missing', message: 'Type the number.' }],
      requestId: 'r-1',
    });
  });
});

describe('headers of a problem', () => {
  const headersOf = (kind: 'unauthenticated' | 'too-many' | 'unavailable', code: string, retryAfterSeconds?: number) =>
    problemHeaders(new DomainError({ code, kind, message: '', retryAfterSeconds }));

  it('say how to sign in', () => {
    expect(headersOf('unauthenticated', 'token-missing')['www-authenticate']).toBe('Bearer realm="rollcall"');
    expect(headersOf('unauthenticated', 'token-expired')['www-authenticate']).toContain('error="invalid_token"');
  });

  it('say when to come back, in whole seconds', () => {
    expect(headersOf('too-many', 'too-many-requests', 0.2)['retry-after']).toBe('1');
    expect(headersOf('unavailable', 'unavailable')['retry-after']).toBe('5');
  });
});
