import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  anId,
  freePort,
  signTestToken,
  startTestIssuer,
  testDatabase,
  testIssuer,
  type TestDatabase,
} from '@rollcall/testing';
import { createApp } from './bootstrap.js';
import { ProcessConfig } from './config/service.config.js';
import { runMigrations } from './database/migrations.js';
import { HealthService } from './health/health.service.js';
import { IdempotencyStore } from './http/idempotency.store.js';
import { openApiDocumentOf } from './openapi/document.js';
import { CarelessModule, CreateThings, SampleModule, slowRequest } from './sample/sample.fixture.js';
import { drain } from './shutdown.js';

interface Answer {
  status: number;
  headers: Record<string, unknown>;
  body: Record<string, unknown>;
}

const organizationId = anId();
let database: TestDatabase;
let app: NestFastifyApplication;
let environment: Record<string, string>;
let token: string;

async function call(
  method: 'GET' | 'POST',
  url: string,
  options: { body?: unknown; headers?: object; as?: string } = {},
) {
  const authorization = options.as === '' ? {} : { authorization: `Bearer ${options.as ?? token}` };
  const answer = await app.inject({
    method,
    url,
    headers: { ...authorization, ...options.headers },
    ...(options.body === undefined ? {} : { payload: options.body as object }),
  });
  const isJson = String(answer.headers['content-type']).includes('json');
  const body = isJson ? answer.json<Record<string, unknown>>() : {};
  return { status: answer.statusCode, headers: answer.headers, body } satisfies Answer;
}

beforeAll(async () => {
  const migrate = ({ url }: { url: string }) => runMigrations({ name: 'sample', migrations: [CreateThings], url });
  database = await testDatabase({ service: 'sample', migrate });
  const issuer = await testIssuer();
  const metricsPort = String(await freePort());
  environment = { ...issuer.env, DATABASE_URL: database.url, LOG_LEVEL: 'silent', METRICS_PORT: metricsPort };
  app = await createApp(SampleModule, { name: 'sample', title: 'Sample', environment });
  token = await signTestToken({ organizationId, permissions: ['staff:read', 'staff:write'] });
});

afterAll(async () => {
  await app.close();
  await database.drop();
});

describe('a request that is not acceptable', () => {
  it('names unknown fields and wrong values, also nested, by JSON pointer and without their values', async () => {
    const answer = await call('POST', '/v1/things', {
      body: { name: 1, 'a/b': 2, parts: [{ email: 'j@@x' }, { x: 1 }] },
    });
    expect(answer.status).toBe(400);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(answer.body).toMatchObject({ code: 'validation-failed', instance: '/v1/things', title: 'Bad request' });
    const errors = answer.body['errors'] as { pointer: string; code: string }[];
    expect(errors.map(({ pointer, code }) => `${pointer} ${code}`).sort()).toEqual([
      '/a~1b unknown-field',
      '/name is-string',
      '/parts/0/email is-email',
      '/parts/1/email is-email',
      '/parts/1/x unknown-field',
    ]);
    expect(JSON.stringify(answer.body)).not.toContain('j@@x');
  });

  it.each([
    ['no JSON', { body: '{', headers: { 'content-type': 'application/json' } }, 400, 'invalid-json'],
    ['an empty body', { body: '', headers: { 'content-type': 'application/json' } }, 400, 'invalid-json'],
    ['a NUL', { body: { name: 'a\u0000b' } }, 400, 'unstorable-text'],
    ['half a character', { body: { name: 'a\ud800b' } }, 400, 'ill-formed-text'],
    [
      'a poisoned prototype',
      { body: '{"__proto__":{"x":1}}', headers: { 'content-type': 'application/json' } },
      400,
      'invalid-json',
    ],
    ['another media type', { body: 'x', headers: { 'content-type': 'text/csv' } }, 415, 'unsupported-media-type'],
    ['a body that is too large', { body: { name: 'x'.repeat(1024 * 1024) } }, 413, 'body-too-large'],
    ['an array', { body: [] }, 400, 'validation-failed'],
  ])('because of %s has a code', async (_case, options, status, code) => {
    const answer = await call('POST', '/v1/things', options);
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });

  it.each([
    ['/v1/nothing?email=a@b.nl', 404, 'not-found'],
    ['/v1/things/1', 400, 'bad-request'],
    ['/v1/things?limit=0', 400, 'validation-failed'],
    ['/v1/things?limit=201', 400, 'validation-failed'],
    ['/v1/things?colour=red', 400, 'validation-failed'],
    ['/%zz', 400, 'invalid-url'],
    [`/v1/things/${'x'.repeat(600)}`, 400, 'invalid-url'],
  ])('%s has a code', async (url, status, code) => {
    const answer = await call('GET', url);
    expect([answer.status, answer.body['code'], answer.body['instance']]).toEqual([status, code, url.split('?')[0]]);
  });

  it('says nothing about the inside when something breaks', async () => {
    const answer = await call('GET', '/v1/things/0190b0a0-0000-7000-8000-000000000000');
    expect(answer).toMatchObject({ status: 500, body: { code: 'internal', requestId: expect.any(String) } });
    expect(JSON.stringify(answer.body)).not.toContain('secret of the inside');
  });
});

describe('a caller', () => {
  const forged = async () => {
    const other = await startTestIssuer();
    const foreign = other.sign({ organizationId, permissions: ['staff:read'], issuer: (await testIssuer()).issuer });
    await other.stop();
    return foreign;
  };

  it.each<[string, () => Promise<string> | string, string]>([
    ['without a token', () => '', 'token-missing'],
    ['with rubbish', () => 'rubbish', 'token-invalid'],
    ['with an expired token', () => signTestToken({ organizationId, expiresInSeconds: -60 }), 'token-expired'],
    [
      'with a token for another audience',
      () => signTestToken({ organizationId, audience: 'console' }),
      'token-invalid',
    ],
    [
      'with a token of another issuer',
      () => signTestToken({ organizationId, issuer: 'https://x.example' }),
      'token-invalid',
    ],
    ['with a token signed by somebody else', forged, 'token-invalid'],
    ['with an unsigned token', () => `${btoa('{"alg":"none","typ":"at+jwt"}')}.${btoa('{}')}.`, 'token-invalid'],
    [
      'with a token without permissions',
      () => signTestToken({ organizationId, claims: { permissions: 'all' } }),
      'token-invalid',
    ],
  ])('%s is not let in', async (_case, given, code) => {
    const answer = await call('GET', '/v1/things', { as: await given() });
    expect([answer.status, answer.body['code']]).toEqual([401, code]);
    expect(answer.headers['www-authenticate']).toContain('Bearer realm="rollcall"');
  });

  it('needs all permissions of a route, or one of them where the route says so', async () => {
    const reader = await signTestToken({ organizationId, permissions: ['staff:read'] });
    const contacts = await signTestToken({ organizationId, permissions: ['contacts:read'] });
    expect((await call('GET', '/v1/things', { as: reader })).status).toBe(200);
    expect(await call('POST', '/v1/things', { as: reader, body: { name: 'x' } })).toMatchObject({
      status: 403,
      body: { code: 'permission-missing' },
    });
    expect((await call('GET', `/v1/things/${anId().replace(/^./, 'f')}`, { as: contacts })).status).toBe(200);
    expect((await call('GET', '/v1/things', { as: contacts })).status).toBe(403);
  });

  it('cannot be invented with headers', async () => {
    const headers = { 'x-organization-id': organizationId, 'x-user': anId(), 'x-forwarded-user': 'admin' };
    expect((await call('GET', '/v1/things', { as: '', headers })).status).toBe(401);
  });

  it('is told to come back when keys cannot be fetched, not that the token is bad', async () => {
    const lost = { ...environment, OIDC_JWKS_URL: 'http://127.0.0.1:1/jwks', METRICS_PORT: '0' };
    const other = await createApp(SampleModule, { name: 'sample', title: 'Sample', environment: lost });
    const answer = await other.inject({ url: '/v1/things', headers: { authorization: `Bearer ${token}` } });
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([503, 'keys-unavailable']);
    expect(answer.headers['retry-after']).toBeDefined();
    await other.close();
  });
});

describe('an application with a route that says nothing about access', () => {
  it('does not start, and names the route', async () => {
    const starting = createApp(CarelessModule, { name: 'sample', title: 'Sample', environment });
    await expect(starting).rejects.toThrow('CarelessController.list');
  });
});

describe('the context of a request', () => {
  it('reaches the handler after the body was read, with caller and correlation id', async () => {
    const id = anId();
    const answer = await call('POST', '/v1/things/context', {
      body: { large: 'x'.repeat(300_000) },
      headers: { 'x-request-id': id },
    });
    expect(answer.body).toMatchObject({ correlationId: id, organizationId });
    expect(answer.headers['x-request-id']).toBe(id);
  });

  it('does not take over an id that is none', async () => {
    const answer = await call('POST', '/v1/things/context', {
      body: {},
      headers: { 'x-request-id': 'x\\n{"level":"fatal"}' },
    });
    expect(answer.body['correlationId']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('continues the trace of the caller and says so', async () => {
    const traceId = '0af7651916cd43dd8448eb211c80319c';
    const answer = await call('GET', '/v1/things', { headers: { traceparent: `00-${traceId}-b7ad6b7169203331-01` } });
    expect(answer.headers['traceparent']).toMatch(new RegExp(`^00-${traceId}-[0-9a-f]{16}-01$`));
    expect(answer.headers['traceparent']).not.toContain('b7ad6b7169203331');
  });
});

describe('a request with an Idempotency-Key', () => {
  const create = (key: string, name: string, as?: string) =>
    call('POST', '/v1/things', { body: { name }, headers: { 'idempotency-key': key }, ...(as ? { as } : {}) });
  const count = async (name: string) =>
    (await database.pool().query('SELECT FROM thing WHERE name = $1', [name])).rowCount;

  it('is answered the same again, and has one effect', async () => {
    const [key, name] = [anId(), anId()];
    const first = await create(key, name);
    const again = await create(key, name);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    expect(again.headers['location']).toBe(first.headers['location']);
    expect([first.headers['idempotency-replayed'], again.headers['idempotency-replayed']]).toEqual([undefined, 'true']);
    expect(await count(name)).toBe(1);
  });

  it('is refused when the body is another one', async () => {
    const key = anId();
    await create(key, 'one');
    expect(await create(key, 'two')).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
  });

  it('is another request when somebody else sends it', async () => {
    const key = anId();
    const other = await signTestToken({ organizationId: anId(), permissions: ['staff:read', 'staff:write'] });
    const [mine, theirs] = [await create(key, 'same'), await create(key, 'same', other)];
    expect(mine.body['id']).not.toBe(theirs.body['id']);
  });

  it('waits for the first one when both come at once', async () => {
    const key = anId();
    const answers = await Promise.all([create(key, 'slow'), create(key, 'slow'), create(key, 'slow')]);
    expect(new Set(answers.map(({ status, body }) => `${status} ${String(body['id'])}`)).size).toBe(1);
    expect(await count('slow')).toBe(1);
  });

  it('may try again after a failure', async () => {
    const key = anId();
    expect((await create(key, 'fails')).body['code']).toBe('no-luck');
    expect((await create(key, 'fails')).body['code']).toBe('no-luck');
    expect((await create(key, 'works now')).status).toBe(201);
  });

  it('finds its answer when the process died right after the commit', async () => {
    const key = anId();
    expect((await create(key, 'atomic')).status).toBe(500);
    expect(await create(key, 'atomic')).toMatchObject({ status: 201, body: { name: 'atomic' } });
    expect(await count('atomic')).toBe(1);
  });

  it('is forgotten after a day', async () => {
    const [key, name] = [anId(), anId()];
    await create(key, name);
    await database
      .pool()
      .query("UPDATE idempotency_key SET created_at = now() - interval '25 hours' WHERE key = $1", [key]);
    expect(await app.get(IdempotencyStore).sweep()).toBe(1);
    expect((await create(key, name)).headers['idempotency-replayed']).toBeUndefined();
  });

  it('needs a key that is one', async () => {
    expect((await create('é', 'x')).body['code']).toBe('idempotency-key-invalid');
  });
});

describe('health and metrics', () => {
  it('is ready while the database answers', async () => {
    expect(await call('GET', '/health/ready', { as: '' })).toMatchObject({
      status: 200,
      body: { checks: { database: 'ok' } },
    });
    expect((await call('GET', '/health/live', { as: '' })).status).toBe(200);
  });

  it('is alive but not ready when something it needs is away', async () => {
    const health = app.get(HealthService);
    health.register('broker', () => Promise.reject(new Error('no broker at 10.0.0.3')));
    const answer = await call('GET', '/health/ready', { as: '' });
    health.register('broker', () => undefined);
    expect(answer).toMatchObject({ status: 503, body: { checks: { broker: 'failed' } } });
    expect(JSON.stringify(answer.body)).not.toContain('10.0.0.3');
    expect((await call('GET', '/health/live', { as: '' })).status).toBe(200);
  });

  it('shows metrics by route pattern on a port of their own, and only there', async () => {
    await call('GET', '/v1/things');
    const text = await (await fetch(`http://127.0.0.1:${environment['METRICS_PORT']}/metrics`)).text();
    expect(text).toContain('http_server_request_duration_seconds_count{method="GET",route="/v1/things",status="200"}');
    expect((await call('GET', '/metrics')).status).toBe(404);
  });
});

describe('the OpenAPI document', () => {
  it('is 3.1 and says who may call what, and what can go wrong', async () => {
    const { body } = await call('GET', '/openapi.json', { as: '' });
    expect(body).toMatchObject({
      openapi: '3.1.0',
      paths: {
        '/v1/things': {
          get: {
            operationId: 'thingList',
            security: [{ accessToken: [] }],
            'x-permissions': ['staff:read'],
            responses: { 401: { $ref: '#/components/responses/NotSignedIn' } },
          },
        },
        '/v1/things/open/slow': { get: { security: [] } },
        '/v1/things/{id}': { get: { parameters: [{ name: 'id', in: 'path', required: true }] } },
      },
      components: { schemas: { ThingDto: { properties: { name: { type: ['string', 'null'] } } } } },
    });
  });

  it('comes out the same without starting anything', async () => {
    const { body } = await call('GET', '/openapi.json', { as: '' });
    expect(await openApiDocumentOf(SampleModule, { name: 'sample', title: 'Sample' })).toEqual(body);
  });
});

describe('a process that is told to stop', () => {
  it('lets requests in flight finish and takes no new ones', async () => {
    const other = await createApp(SampleModule, {
      name: 'sample',
      title: 'Sample',
      environment: { ...environment, METRICS_PORT: '0' },
    });
    await other.listen(0, '127.0.0.1');
    const url = await other.getUrl();
    const inFlight = new Promise<number | undefined>((resolve, reject) => {
      httpRequest(`${url}/v1/things/open/slow`, (response) => resolve(response.resume().statusCode))
        .on('error', reject)
        .end();
    });
    await slowRequest.started.promise;
    const draining = drain(other, other.get(ProcessConfig));
    expect(other.get(HealthService).draining.aborted).toBe(true);
    slowRequest.released.resolve();
    expect(await inFlight).toBe(200);
    await draining;
    await expect(fetch(`${url}/health/live`)).rejects.toThrow();
  });
});
