import { describe, expect, it } from '@jest/globals';
import { landingPage, localeOf } from '../pages/landing-page.js';
import { requestHeadersFor, responseHeadersFor } from '../proxy/headers.rules.js';
import { upstreamProblem } from '../proxy/upstream-error.rules.js';
import { DenyList } from '../edge/deny-list.service.js';
import { publicOperations } from './public-operations.rules.js';
import { bodyLimitOf, isPlainPath, isSignIn, prefixOf } from './routes.rules.js';

describe('a path', () => {
  it.each([
    ['/v1/users', 'identity', 'token'],
    ['/v1/users/1/roles', 'identity', 'token'],
    ['/v1/settings/email', 'notification', 'token'],
    ['/v1/settings/organization', 'identity', 'token'],
    ['/scim/v2/Users', 'identity', 'token'],
    ['/oidc/token', 'identity', 'open'],
    ['/account/invitation', 'identity', 'open'],
    ['/v1/import-templates/staff.csv', 'import', 'token'],
    ['/v1/import-receipt-keys', 'import', 'token'],
  ])('%s belongs to %s and needs: %s', (path, upstream, entry) => {
    expect(prefixOf(path)).toMatchObject({ upstream, entry });
  });

  it.each(['/', '/v1', '/v1/settings', '/v1/usersx', '/V1/users', '/scim', '/metrics', '/internal'])(
    '%s belongs to nobody',
    (path) => expect(prefixOf(path)).toBeUndefined(),
  );

  it.each([
    ['/v1/users/a%20b', true],
    ['/v1/users/', true],
    ['/v1/users/Müller~x.y', true],
    ['/v1/users/..', false],
    ['/v1/users/%2E%2e/x', false],
    ['/v1/users/./x', false],
    ['/v1//users', false],
    ['/v1/users%2fx', false],
    ['/v1/users%5Cx', false],
    ['/v1/users\\x', false],
    ['/v1/users%00', false],
    ['/v1/%zz', false],
  ])('%s is plain: %s', (path, plain) => expect(isPlainPath(path)).toBe(plain));

  it('takes large bodies where lists are handed over, and nowhere else', () => {
    const limits = { upload: 2, other: 1 };
    expect(bodyLimitOf('POST', '/v1/imports', limits)).toBe(2);
    for (const [method, path] of [
      ['PUT', '/v1/imports'],
      ['POST', '/v1/imports/1/plan'],
      ['POST', '/v1/users'],
    ] as const)
      expect(bodyLimitOf(method, path, limits)).toBe(1);
  });

  it.each([
    ['POST', '/oidc/token', true],
    ['POST', '/account/sign-in', true],
    ['POST', '/v1/password-resets', true],
    ['GET', '/account/sign-in', false],
    ['POST', '/account/password-check', false],
    ['POST', '/accounts', false],
    ['POST', '/v1/users', false],
  ])('%s %s proves who somebody is: %s', (method, path, expected) => expect(isSignIn(method, path)).toBe(expected));
});

describe('an operation without a token', () => {
  const document = {
    paths: {
      '/v1/a/{id}': { get: { security: [] }, post: { security: [{ accessToken: [] }] } },
      '/v1/b.(x)': { get: { security: [] } },
      '/v1/c': { get: {} },
    },
  };
  const isPublic = publicOperations(document);

  it.each([
    ['GET', '/v1/a/1', true],
    ['GET', '/v1/a/1/', true],
    ['POST', '/v1/a/1', false],
    ['GET', '/v1/a/1/2', false],
    ['GET', '/v1/b.(x)', true],
    ['GET', '/v1/bXx', false],
    ['GET', '/v1/c', false],
    ['POST', '/v1/password-resets', true],
    ['GET', '/v1/password-resets', false],
  ])('%s %s is allowed: %s', (method, path, expected) => expect(isPublic(method, path)).toBe(expected));
});

describe('headers', () => {
  const facts = {
    address: '1.2.3.4',
    publicUrl: 'http://localhost:8080',
    requestId: 'r-1',
    trace: { traceparent: 't' },
  };

  it('on the way in lose everything that is about the connection or pretends', () => {
    const given = {
      host: 'x',
      te: 'x',
      upgrade: 'h2c',
      'transfer-encoding': 'chunked',
      'x-forwarded-proto': 'https',
      'x-users': 'x',
      forwarded: 'x',
      'x-http-method-override': 'DELETE',
      'x-original-url': '/admin',
      accept: 'a',
      'content-length': '3',
    };
    expect(requestHeadersFor(given, 'GET', facts)).toEqual({
      host: 'x',
      accept: 'a',
      traceparent: 't',
      'x-forwarded-for': '1.2.3.4',
      'x-forwarded-proto': 'http',
      'x-forwarded-host': 'localhost:8080',
      'x-request-id': 'r-1',
    });
    expect(requestHeadersFor(given, 'POST', facts)['content-length']).toBe('3');
  });

  it('on the way out lose what is about the connection or the server', () => {
    const given = { server: 'x', 'keep-alive': 'x', connection: 'x', etag: '"1"', 'content-length': '3' };
    expect(responseHeadersFor(given)).toEqual({ etag: '"1"', 'content-length': '3' });
  });
});

describe('a service that cannot be reached', () => {
  const coded = (code: string) => Object.assign(new Error(code), { code });

  it.each([
    [new Error('x', { cause: coded('ECONNREFUSED') }), 'service-away'],
    [new Error('x', { cause: new AggregateError([coded('ECONNREFUSED')]) }), 'service-away'],
    [coded('UND_ERR_CONNECT_TIMEOUT'), 'service-away'],
    [coded('UND_ERR_HEADERS_TIMEOUT'), 'service-timeout'],
    [coded('UND_ERR_SOCKET'), 'service-failed'],
    [coded('ECONNRESET'), 'service-failed'],
  ])('is a problem of its kind', (error, code) => expect(upstreamProblem(error).code).toBe(code));
});

describe('the deny list', () => {
  const now = new Date('2026-01-01T12:00:00.500Z');
  const seconds = Math.floor(now.getTime() / 1000);

  it('refuses tokens up to the moment, keeps the latest moment, and knows nobody else', () => {
    const list = new DenyList();
    list.refuse('a', now, now);
    list.refuse('a', new Date(now.getTime() - 60_000), now);
    expect([list.isRefused('a', seconds), list.isRefused('a', seconds + 1), list.isRefused('b', 0)]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('forgets what no token can outlive, and ignores what is no time', () => {
    const list = new DenyList();
    list.refuse('a', now, now);
    list.refuse('old', new Date(now.getTime() - 2 * 3_600_000), now);
    list.refuse('broken', new Date('x'), now);
    expect(list.size).toBe(1);
    list.refuse('b', new Date(now.getTime() + 2 * 3_600_000), new Date(now.getTime() + 2 * 3_600_000));
    expect([list.isRefused('a', seconds), list.size]).toEqual([false, 1]);
  });
});

describe('the page without a console', () => {
  it.each([
    [undefined, 'nl'],
    ['en', 'en'],
    ['nl;q=0.1, en;q=0.2', 'en'],
    ['fr-BE, en', 'fr'],
    ['en;q=0, de', 'de'],
    ['*', 'nl'],
  ])('for %s is in %s', (header, locale) => expect(localeOf(header)).toBe(locale));

  it('has no scripts', () => expect(landingPage('en')).not.toContain('<script'));
});
