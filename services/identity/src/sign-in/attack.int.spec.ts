import { createHash } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Databases } from '@rollcall/service-defaults';
import { eventually } from '@rollcall/testing';
import { Secret, TOTP } from 'otpauth';
import { AttemptLimit } from '../credential/attempt-limit.service.js';
import { ApplyUsersService } from '../import/apply/apply-users.service.js';
import { applyCommand } from '../import/import.fixture.js';
import { Browser } from './browser.fixture.js';
import { clientsOf } from './console.fixture.js';
import { invitedUser, PASSWORD, startIdentity, type RunningIdentity } from './identity.fixture.js';
import { SecretBox } from './secret-box.js';

const OTHER_PASSWORD = 'vijf blauwe paarden zingen';
let identity: RunningIdentity;
let clients: ReturnType<typeof clientsOf>;
beforeAll(async () => {
  identity = await startIdentity();
  clients = clientsOf(identity);
});
afterAll(() => identity?.stop());

async function signIn(email: string, password = PASSWORD, browser = new Browser(identity.baseUrl)) {
  const { page, tokens, refresh } = await clients.begin(browser);
  const landed = await browser.submit(page, { email, password });
  return { browser, landed, refresh, tokens: await tokens(landed) };
}

async function idOf(email: string): Promise<string> {
  const { rows } = await identity.pool.query<{ id: string }>(`SELECT id FROM app_user WHERE email = $1`, [email]);
  return rows[0]?.id ?? '';
}

/** A request that says it came to another host. */
function withHost(path: string, host: string): Promise<{ status: number; location: string; body: string }> {
  return new Promise((resolve, reject) => {
    const headers = { host, 'x-forwarded-host': host, 'x-forwarded-proto': 'https', accept: 'text/html' };
    const sent = httpRequest(`${identity.baseUrl}${path}`, { headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          location: response.headers.location ?? '',
          body: Buffer.concat(chunks).toString(),
        }),
      );
    });
    sent.on('error', reject).end();
  });
}

describe('a link in the mailbox of somebody else', () => {
  it('sets no password after the person has changed it', async () => {
    const { organizationId, admin } = await identity.organization();
    const { link } = await identity.link(organizationId, await idOf(admin.email), 'password-reset');
    const { tokens } = await signIn(admin.email);
    const body = { currentPassword: PASSWORD, password: OTHER_PASSWORD };
    expect((await identity.call('POST', '/v1/me/password', body, tokens.access_token)).status).toBe(204);
    const token = new URL(link ?? '').searchParams.get('token');
    const used = await identity.call('POST', '/v1/password-resets/complete', { token, password: PASSWORD });
    expect([used.status, ((await used.json()) as { code: string }).code]).toEqual([409, 'reset-revoked']);
  });

  it('does not let whoever found it try addresses until one fits', async () => {
    const { organizationId } = await identity.organization();
    const { id, email } = await invitedUser(identity.pool, organizationId);
    const { link } = await identity.link(organizationId, id, 'invitation');
    const token = new URL(link ?? '').searchParams.get('token');
    const accept = async (address: string) => {
      const body = { token, email: address, password: PASSWORD };
      const { status } = await identity.call('POST', '/v1/invitations/accept', body);
      return status;
    };
    for (let n = 0; n < 10; n += 1) expect(await accept(`guess-${n}@example.nl`)).toBe(422);
    expect(await accept('guess-10@example.nl')).toBe(429);
    expect(await accept(email)).toBe(429);
    await identity.pool.query(`UPDATE sign_in_failure SET last_at = last_at - interval '6 minutes'`);
    expect(await accept(email)).toBe(204);
  });
});

describe('a request that says it came to another host', () => {
  it.each(['/oidc/.well-known/openid-configuration', '/oidc/session/end', '/account/forgot', '/oidc/auth?client_id=x'])(
    'never gets that host back from %s',
    async (path) => {
      const { body, location } = await withHost(path, 'evil.example');
      expect(body + location).not.toContain('evil.example');
    },
  );

  it('is led on where the service really is', async () => {
    const query = new URLSearchParams({
      client_id: 'rollcall-console',
      response_type: 'code',
      scope: 'openid',
      redirect_uri: `${identity.baseUrl}/callback`,
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      code_challenge_method: 'S256',
    });
    const { status, location } = await withHost(`/oidc/auth?${query.toString()}`, 'evil.example');
    expect(status).toBe(303);
    expect(new URL(location, identity.baseUrl).origin).toBe(identity.baseUrl);
  });
});

describe('a session', () => {
  it('has another id after signing in than before, so that nobody can prepare one for somebody', async () => {
    const { admin } = await identity.organization();
    const browser = new Browser(identity.baseUrl);
    await signIn(admin.email, PASSWORD, browser);
    const before = browser.cookie('rollcall_session');
    const { page } = await clients.begin(browser, { prompt: 'login' });
    await browser.submit(page, { email: admin.email, password: PASSWORD });
    const after = browser.cookie('rollcall_session');
    const signature = browser.cookie('rollcall_session.sig');
    expect(before).toBeTruthy();
    expect(after).toBeTruthy();
    expect(after).not.toBe(before);
    // Nothing is left of the one before, signature or not.
    const { rows } = await identity.pool.query(`SELECT 1 FROM oidc_artifact WHERE model = 'Session' AND digest = $1`, [
      createHash('sha256')
        .update(before ?? '')
        .digest(),
    ]);
    expect([rows, signature]).toEqual([[], expect.any(String)]);
  });

  it('that lacks a second factor which is required is none to an application that asks in silence', async () => {
    const { admin, apiClient } = await identity.organization();
    const { browser } = await signIn(admin.email);
    const program = await clients.tokenOf(apiClient);
    await identity.call('PUT', '/v1/settings/second-factor', { mode: 'required' }, program);
    const { page } = await clients.begin(browser, { prompt: 'none' });
    expect(page.url.searchParams.get('error')).toBe('login_required');
  });
});

describe('attempts', () => {
  it('are counted together by all processes', async () => {
    const [one, two] = [1, 2].map(() => new AttemptLimit(identity.app.get(Databases), identity.app.get(SecretBox)));
    for (let n = 0; n < 5; n += 1) {
      await one?.begin('sign-in', 'both@example.nl', '192.0.2.1');
      await two?.begin('sign-in', 'both@example.nl', '192.0.2.2');
    }
    await expect(one?.begin('sign-in', 'both@example.nl', '192.0.2.3')).rejects.toMatchObject({ kind: 'too-many' });
    await expect(two?.begin('sign-in', 'both@example.nl', '192.0.2.4')).rejects.toMatchObject({ kind: 'too-many' });
  });

  it('made at the same moment count too', async () => {
    const limit = identity.app.get(AttemptLimit);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 50 }, (_, n) => limit.begin('sign-in', 'together@example.nl', `192.0.2.${n}`)),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
  });
});

describe('somebody whom an import deactivates', () => {
  it('is out with the transaction that does it: sessions, refresh tokens, and a sign-in that is half done', async () => {
    const { organizationId, apiClient } = await identity.organization();
    const { id, email } = await invitedUser(identity.pool, organizationId);
    const { link } = await identity.link(organizationId, id, 'invitation');
    const token = new URL(link ?? '').searchParams.get('token');
    await identity.call('POST', '/v1/invitations/accept', { token, email, password: PASSWORD });
    const { browser, tokens, refresh } = await signIn(email);
    const program = await clients.tokenOf(apiClient);
    await identity.call('PUT', '/v1/settings/second-factor', { mode: 'required' }, program);
    const half = new Browser(identity.baseUrl);
    const enrolment = await half.submit((await clients.begin(half)).page, { email, password: PASSWORD });
    expect(enrolment.html).toContain('class="qr"');

    const { rows } = await identity.pool.query<{ version: number }>(`SELECT version FROM app_user WHERE id = $1`, [id]);
    const row = { record: 1, action: 'deactivate' as const, userId: id, values: {} };
    const command = applyCommand([{ ...row, expectedVersion: rows[0]?.version ?? 0 }]);
    await identity.app
      .get(Databases)
      .inOrganization(organizationId, (tx) => identity.app.get(ApplyUsersService).apply(tx, organizationId, command));

    await expect(refresh(tokens.refresh_token ?? '')).rejects.toMatchObject({ error: 'invalid_grant' });
    expect((await clients.begin(browser)).page.html).toContain('name="password"');
    const secret = /<code>([A-Z2-7 ]+)<\/code>/.exec(enrolment.html)?.[1]?.replaceAll(' ', '') ?? '';
    const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate();
    const codes = await half.submit(enrolment, { code });
    expect((await half.submit(codes, {})).status).toBe(410);
    // What the gateway refuses access tokens by has left.
    await eventually(async () => {
      const sent = await identity.pool.query(
        `SELECT FROM outbox WHERE aggregate = $1 AND published_at IS NOT NULL AND message LIKE '%session.revoked%'`,
        [id],
      );
      expect(sent.rows).toHaveLength(1);
    });
  });
});
