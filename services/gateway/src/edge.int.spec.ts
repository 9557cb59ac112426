import { request as httpRequest, type IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp, drain } from '@rollcall/service-defaults';
import { anId, eventually, freePort, signTestToken, testIssuer, testNats, type TestNats } from '@rollcall/testing';
import { AppModule } from './app.module.js';
import { gatewayOptions } from './edge.js';
import { GatewayConfig } from './gateway.config.js';
import { fakeUpstream, type FakeUpstream } from './upstream/upstream.fixture.js';

let identity: FakeUpstream;
let imports: FakeUpstream;
let app: NestFastifyApplication;
let base: string;
let environment: Record<string, string>;
let nats: TestNats;
let connection: NatsConnection;
const organizationId = anId();

const bearer = async (claims: Partial<Parameters<typeof signTestToken>[0]> = {}) => ({
  authorization: `Bearer ${await signTestToken({ organizationId, ...claims })}`,
});

async function gateway(settings: Record<string, string> = {}, trustedProxies?: string) {
  const options = { ...gatewayOptions, environment: { ...environment, ...settings }, trustedProxies };
  const started = await createApp(AppModule, options);
  await started.listen(0, '127.0.0.1');
  return started;
}

beforeAll(async () => {
  [identity, imports] = await Promise.all([fakeUpstream(), fakeUpstream()]);
  nats = await // The oldest supported server: this reader is the gateway's own.
  testNats({ version: 'oldest' });
  connection = await connect({ servers: nats.url });
  const manager = await jetstreamManager(connection);
  await manager.streams.add({ name: 'IDENTITY', subjects: ['evt.identity.>'] }).catch(() => undefined);
  environment = {
    ...(await testIssuer()).env,
    LOG_LEVEL: 'silent',
    PORT: '0',
    PUBLIC_URL: 'https://rollcall.example',
    NATS_URL: nats.url,
    IDENTITY_URL: identity.url,
    IMPORT_URL: imports.url,
    NOTIFICATION_URL: `http://127.0.0.1:${await freePort()}`,
  };
  app = await gateway();
  base = await app.getUrl();
});

beforeEach(() => {
  identity.requests.length = 0;
  imports.requests.length = 0;
});

afterAll(async () => {
  await app.close();
  await connection.close();
  await Promise.all([identity.stop(), imports.stop(), nats.stop()]);
});

const problemOf = async (response: Response) => {
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  return (await response.json()) as { code: string; status: number; instance: string };
};

describe('a request with a valid token', () => {
  it.each([
    ['/v1/users?limit=1&search=a%20b', () => identity],
    ['/v1/settings/password-policy', () => identity],
    ['/scim/v2/Users', () => identity],
    ['/v1/imports', () => imports],
    ['/v1/import-templates/staff.csv', () => imports],
  ])('%s reaches its service unchanged', async (url, upstream) => {
    const response = await fetch(base + url, { headers: await bearer() });
    expect([response.status, await response.json()]).toEqual([200, { ok: true }]);
    expect(upstream().requests.map((request) => request.url)).toEqual([url]);
  });

  it.each([
    '/v1/nothing',
    '/v1/usersx',
    '/v1/settings',
    '/metrics',
    '/v1/users/../imports',
    '/v1/users/%2e%2e/x',
    '/v1/users%2f..',
  ])('%s reaches nobody', async (path) => {
    // fetch() would tidy the path before sending it.
    const headers = await bearer();
    const status = await new Promise((resolve, reject) => {
      httpRequest(base, { path, headers }, (response) => resolve(response.resume().statusCode))
        .on('error', reject)
        .end();
    });
    expect([400, 404]).toContain(status);
    expect([...identity.requests, ...imports.requests]).toEqual([]);
  });

  it('arrives without anything with which its sender could pretend, and with what the gateway knows', async () => {
    const trace = '0af7651916cd43dd8448eb211c80319c';
    await fetch(`${base}/v1/users`, {
      headers: {
        ...(await bearer()),
        'x-forwarded-for': '8.8.8.8',
        'x-forwarded-host': 'evil.example',
        'x-organization-id': anId(),
        'x-user-id': anId(),
        'x-request-id': anId(),
        forwarded: 'for=8.8.8.8',
        'x-real-ip': '8.8.8.8',
        baggage: 'correlationid=forged',
        te: 'trailers',
        'x-custom': 'kept',
        'idempotency-key': 'kept',
        traceparent: `00-${trace}-b7ad6b7169203331-01`,
      },
    });
    const { headers } = identity.requests[0]!;
    expect(headers).toMatchObject({
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-host': 'rollcall.example',
      'x-forwarded-proto': 'https',
      'x-custom': 'kept',
      'idempotency-key': 'kept',
      authorization: expect.stringContaining('Bearer '),
      'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(headers['traceparent']).toContain(trace);
    for (const name of ['forwarded', 'x-real-ip', 'x-organization-id', 'x-user-id', 'baggage', 'te'])
      expect(headers[name]).toBeUndefined();
  });

  it('gets the answer of the service with its status, cookies and headers, and one request id', async () => {
    identity.handle = (_request, response) =>
      void response
        .writeHead(201, {
          location: '/v1/users/1',
          etag: '"1"',
          'set-cookie': ['a=1', 'b=2'],
          'x-powered-by': 'x',
          'x-request-id': 'x',
        })
        .end('{}');
    const response = await fetch(`${base}/v1/users`, { method: 'POST', headers: await bearer() });
    identity.handle = (request, answer) => void request.resume().on('end', () => answer.end('{"ok":true}'));
    expect(response.status).toBe(201);
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect([response.headers.get('location'), response.headers.get('etag')]).toEqual(['/v1/users/1', '"1"']);
    expect(response.headers.get('x-powered-by')).toBeNull();
    expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('keeps its body byte for byte, whatever it is', async () => {
    identity.handle = (request, response) => void request.pipe(response);
    const body = ' {"b":1,  "a":"é"}\n';
    for (const type of [
      'application/json',
      'application/scim+json',
      'text/plain',
      'application/x-www-form-urlencoded',
    ]) {
      const headers = { ...(await bearer()), 'content-type': type };
      const response = await fetch(`${base}/v1/users`, { method: 'PATCH', headers, body });
      expect(await response.text()).toBe(body);
    }
    identity.handle = (request, response) => void request.resume().on('end', () => response.end('{"ok":true}'));
  });
});

describe('a request without a valid token', () => {
  it.each([
    ['no token', {}, 'token-missing'],
    ['rubbish', { authorization: 'Bearer rubbish' }, 'token-invalid'],
    ['Basic', { authorization: 'Basic eDp5' }, 'token-invalid'],
  ])('(%s) does not reach a service', async (_case, headers, code) => {
    const response = await fetch(`${base}/v1/users`, { headers });
    expect([response.status, (await problemOf(response)).code]).toEqual([401, code]);
    expect(response.headers.get('www-authenticate')).toContain('Bearer');
    expect(identity.requests).toEqual([]);
  });

  it.each([
    ['POST', '/v1/password-resets'],
    ['POST', '/v1/password-resets/complete'],
    ['POST', '/v1/invitations/accept'],
    ['GET', '/oidc/.well-known/openid-configuration'],
    ['GET', '/account/invitation?token=abc'],
  ])('passes where none is needed: %s %s', async (method, path) => {
    const response = await fetch(base + path, { method });
    expect(response.status).toBe(200);
    expect(identity.requests).toHaveLength(1);
  });

  it('passes where a service declares an operation as public, and nowhere near it', async () => {
    imports.document = {
      openapi: '3.1.0',
      info: { title: 'x', version: '1' },
      paths: { '/v1/import-templates/{kind}': { get: { operationId: 'a', security: [], responses: {} } } },
    };
    const other = await gateway();
    const url = await other.getUrl();
    expect((await fetch(`${url}/v1/import-templates/staff.csv`)).status).toBe(200);
    expect((await fetch(`${url}/v1/import-templates/staff.csv`, { method: 'POST' })).status).toBe(401);
    expect((await fetch(`${url}/v1/import-templates/staff/x`)).status).toBe(401);
    await other.close();
    imports.document = { openapi: '3.1.0', info: { title: 'x', version: '1' }, paths: {} };
  });
});

describe('somebody whose session has ended', () => {
  const publish = (type: string, userId: string, data: object) =>
    connection.publish(
      type,
      JSON.stringify({
        specversion: '1.0',
        type,
        subject: userId,
        time: new Date().toISOString(),
        data: { userId, ...data },
      }),
    );

  it('is refused with the token they still have, but not with one from later', async () => {
    const subject = anId();
    const before = { subject, claims: { iat: Math.floor(Date.now() / 1000) - 30 } };
    expect((await fetch(`${base}/v1/users`, { headers: await bearer(before) })).status).toBe(200);
    publish('evt.identity.session.revoked.v1', subject, { reason: 'revoked', issuedUntil: new Date().toISOString() });
    await eventually(async () => {
      const response = await fetch(`${base}/v1/users`, { headers: await bearer(before) });
      expect([response.status, (await problemOf(response)).code]).toEqual([401, 'session-ended']);
    });
    const later = { subject, claims: { iat: Math.floor(Date.now() / 1000) + 2 } };
    expect((await fetch(`${base}/v1/users`, { headers: await bearer(later) })).status).toBe(200);
    expect((await fetch(`${base}/v1/users`, { headers: await bearer() })).status).toBe(200);
  });

  it('is still refused after the gateway was started again', async () => {
    const subject = anId();
    publish('evt.identity.session.revoked.v1', subject, { issuedUntil: new Date().toISOString() });
    await connection.flush();
    const other = await gateway();
    const url = `${await other.getUrl()}/v1/users`;
    const headers = await bearer({ subject, claims: { iat: Math.floor(Date.now() / 1000) - 30 } });
    await eventually(async () => expect((await fetch(url, { headers })).status).toBe(401));
    await other.close();
  });
});

describe('an upload', () => {
  it('is taken from its sender only as fast as the service reads it', async () => {
    let received = 0;
    imports.handle = (request, response) => {
      request.on('data', (chunk: Buffer) => {
        const isEvery16thMiB = received >> 24 !== (received += chunk.length) >> 24;
        if (!isEvery16thMiB) return;
        request.pause();
        setTimeout(() => request.resume(), 30);
      });
      request.on('end', () => response.end(String(received)));
    };
    const size = 300 * 1024 * 1024;
    const chunk = Buffer.alloc(64 * 1024, 'x');
    let mostUnderWay = 0;
    const source = function* () {
      for (let sent = 0; sent < size; sent += chunk.length) {
        mostUnderWay = Math.max(mostUnderWay, sent - received);
        yield chunk;
      }
    };
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      void bearer().then((headers) => {
        const sending = httpRequest(
          `${base}/v1/imports`,
          { method: 'POST', headers: { ...headers, 'content-type': 'multipart/form-data; boundary=x' } },
          resolve,
        );
        Readable.from(source()).pipe(sending.on('error', reject));
      });
    });
    expect(await text(response)).toBe(String(size));
    // What is on its way lies in the gateway and in the buffers of four sockets.
    expect(mostUnderWay).toBeLessThan(64 * 1024 * 1024);
  });

  it('that its sender breaks off is broken off at the service', async () => {
    const broken = new Promise((resolve) => {
      imports.handle = (request) => void request.resume().on('error', resolve).on('aborted', resolve);
    });
    const sending = httpRequest(`${base}/v1/imports`, {
      method: 'POST',
      headers: { ...(await bearer()), 'content-type': 'text/csv' },
    });
    sending.on('error', () => undefined);
    sending.write('a,b\n');
    await eventually(() => expect(imports.requests).toHaveLength(1));
    sending.destroy();
    await broken;
  });

  it('that is too large is refused: by its announced length, and while it comes', async () => {
    const small = await gateway({ MAX_UPLOAD_BYTES: '100000', MAX_BODY_BYTES: '1000' });
    const url = await small.getUrl();
    imports.handle = (request, response) => void request.resume().on('end', () => response.end('{}'));
    const headers = { ...(await bearer()), 'content-type': 'text/csv' };
    const send = (path: string, body: string | ReadableStream) =>
      fetch(url + path, { method: 'POST', headers, body, duplex: 'half' });
    const chunked = (bytes: number) => new Blob(['x'.repeat(bytes)]).stream();
    expect((await send('/v1/imports', 'x'.repeat(99_000))).status).toBe(200);
    expect((await send('/v1/imports', chunked(99_000))).status).toBe(200);
    for (const body of ['x'.repeat(100_001), chunked(300_000)])
      expect(await problemOf(await send('/v1/imports', body))).toMatchObject({ status: 413, code: 'body-too-large' });
    expect((await send('/v1/users', 'x'.repeat(1001))).status).toBe(413);
    await small.close();
  });
});

describe('server-sent events', () => {
  it('arrive one by one as the service sends them, and end at the service when the reader leaves', async () => {
    let push: (text: string) => void = () => undefined;
    const left = new Promise((resolve) => {
      imports.handle = (_request, response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
        push = (event) => response.write(event);
        response.on('close', resolve);
      };
    });
    const headers = await bearer();
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      httpRequest(`${base}/v1/imports/1/events`, { headers }, resolve).on('error', reject).end();
    });
    const events = response.setEncoding('utf8').iterator() as AsyncIterator<string>;
    for (const event of ['data: 1\n\n', 'data: 2\n\n']) {
      push(event);
      expect((await events.next()).value).toBe(event);
    }
    response.destroy();
    await left;
  });
});

describe('a gateway that is told to stop', () => {
  it('ends streams of events at once, so that their readers go to another one', async () => {
    imports.handle = (_request, response) =>
      void response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
    // Were the stream waited for like a request, this would not end in the time of a test.
    const other = await gateway({ SHUTDOWN_GRACE_MS: '600000' });
    const url = `${await other.getUrl()}/v1/imports/1/events`;
    const headers = await bearer();
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      httpRequest(url, { headers }, resolve).on('error', reject).end();
    });
    const ended = new Promise((resolve) => response.on('error', resolve).on('close', resolve).resume());
    await Promise.all([drain(other, other.get(GatewayConfig)), ended]);
  });
});

describe('a service that does not answer', () => {
  it('because it is away is a 503 that says when to come back', async () => {
    const response = await fetch(`${base}/v1/email-log`, { headers: await bearer() });
    expect(await problemOf(response)).toMatchObject({ status: 503, code: 'service-away', instance: '/v1/email-log' });
    expect(response.headers.get('retry-after')).toBe('5');
  });

  it('because it hangs up is a 502', async () => {
    imports.handle = (request) => void request.socket.destroy();
    const response = await fetch(`${base}/v1/imports`, { headers: await bearer() });
    expect(await problemOf(response)).toMatchObject({ status: 502, code: 'service-failed' });
    expect(response.headers.get('retry-after')).toBeTruthy();
  });

  it('because it is slow is a 504', async () => {
    const hasty = await gateway({ UPSTREAM_TIMEOUT_MS: '300' });
    imports.handle = () => undefined;
    const response = await fetch(`${await hasty.getUrl()}/v1/imports`, { headers: await bearer() });
    expect(await problemOf(response)).toMatchObject({ status: 504, code: 'service-timeout' });
    await hasty.close();
  });

  it('is asked once only, and no longer when nobody waits', async () => {
    const gone = new Promise((resolve) => {
      imports.handle = (_request, response) => void response.on('close', resolve);
    });
    const asking = new AbortController();
    const answer = fetch(`${base}/v1/imports`, { headers: await bearer(), signal: asking.signal }).catch(
      () => undefined,
    );
    await eventually(() => expect(imports.requests).toHaveLength(1));
    asking.abort();
    await Promise.all([gone, answer]);
    expect(imports.requests).toHaveLength(1);
  });

  it('with 503 of its own is passed on, not asked again', async () => {
    imports.handle = (_request, response) => void response.writeHead(503, { 'retry-after': '1' }).end();
    expect((await fetch(`${base}/v1/imports`, { headers: await bearer() })).status).toBe(503);
    expect(imports.requests).toHaveLength(1);
  });
});

describe('too many requests', () => {
  it('of one caller are refused, others are not', async () => {
    const strict = await gateway({ RATE_LIMIT_CALLER: '3' });
    const url = `${await strict.getUrl()}/v1/users`;
    const headers = await bearer({ subject: anId() });
    const answers = [];
    for (let i = 0; i < 4; i++) answers.push(await fetch(url, { headers }));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
    expect(answers[0]?.headers.get('ratelimit')).toMatch(/^"caller";r=2;t=\d+$/);
    const refused = answers[3]!;
    expect((await problemOf(refused)).code).toBe('too-many-requests');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused.headers.get('ratelimit-policy')).toBe('"caller";q=3;w=60');
    expect((await fetch(url, { headers: await bearer({ subject: anId() }) })).status).toBe(200);
    await strict.close();
  });

  it('without a token, or with a wrong one, are refused per address; the address cannot be invented', async () => {
    const strict = await gateway({ RATE_LIMIT_ADDRESS: '3' });
    const url = `${await strict.getUrl()}/v1/users`;
    const tries = [
      {},
      { authorization: 'Bearer x' },
      { 'x-forwarded-for': '1.2.3.4' },
      { authorization: 'Bearer y', 'x-forwarded-for': '1.2.3.5' },
    ];
    const statuses = [];
    for (const headers of tries)
      statuses.push((await fetch(url, { headers: headers as Record<string, string> })).status);
    expect(statuses).toEqual([401, 401, 401, 429]);
    await strict.close();
  });

  it('to sign in have a limit of their own', async () => {
    const strict = await gateway({ RATE_LIMIT_SIGN_IN: '2' }, '127.0.0.1');
    const url = await strict.getUrl();
    const post = (path: string, address = '9.9.9.9') =>
      fetch(url + path, { method: 'POST', headers: { 'x-forwarded-for': address } }).then(({ status }) => status);
    const statuses = [await post('/oidc/token'), await post('/account/sign-in'), await post('/v1/password-resets')];
    expect([...statuses, await post('/oidc/token', '9.9.9.8')]).toEqual([200, 200, 429, 200]);
    expect((await fetch(`${url}/account/sign-in`)).status).toBe(200);
    await strict.close();
  });
});

describe('the origin', () => {
  it('has security headers on pages, answers and problems, without inline scripts', async () => {
    for (const path of ['/', '/v1/users', '/v1/nothing', '/health/live', '/docs']) {
      const { headers } = await fetch(base + path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toMatch(/script-src 'self'(;|$)/);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(headers.get('strict-transport-security')).toContain('max-age=31536000');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  it('lets a page of a service bring its own policy', async () => {
    identity.handle = (_request, response) =>
      void response.setHeader('content-security-policy', "default-src 'none'").end('x');
    const { headers } = await fetch(`${base}/account/sign-in`);
    expect(headers.get('content-security-policy')).toBe("default-src 'none'");
  });

  it('greets in the language of the reader when there is no console', async () => {
    const page = (language: string) => fetch(base, { headers: { 'accept-language': language } }).then((r) => r.text());
    expect(await page('nl-NL,nl;q=0.9')).toContain('Inloggen');
    expect(await page('en-GB;q=0.8, de;q=0.2')).toContain('Sign in');
    expect(await page('xx')).toContain('Inloggen');
    const { headers } = await fetch(`${base}/sign-in`, { redirect: 'manual' });
    const address = new URL(headers.get('location') ?? '', base);
    expect([address.pathname, address.searchParams.get('redirect_uri')]).toEqual([
      '/oidc/auth',
      'https://rollcall.example/',
    ]);
  });

  it('shows the API in /docs with files of its own', async () => {
    const html = await (await fetch(`${base}/docs`)).text();
    const assets = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path ?? '');
    expect(assets.length).toBeGreaterThan(3);
    for (const path of assets) expect([path, (await fetch(base + path)).status]).toEqual([path, 200]);
    expect(html).not.toMatch(/<script(?![^>]*src)/);
  });

  it('is ready only when every service is', async () => {
    const notReady = await fetch(`${base}/health/ready`);
    expect([notReady.status, await notReady.json()]).toMatchObject([
      503,
      { checks: { identity: 'ok', import: 'ok', notification: 'failed', broker: 'ok' } },
    ]);
    const other = await gateway({ NOTIFICATION_URL: imports.url });
    await eventually(async () => expect((await fetch(`${await other.getUrl()}/health/ready`)).status).toBe(200));
    await other.close();
    expect((await fetch(`${base}/health/live`)).status).toBe(200);
  });
});
