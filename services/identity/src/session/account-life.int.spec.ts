import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Databases } from '@rollcall/service-defaults';
import { decodeJwt } from 'jose';
import * as client from 'openid-client';
import { PasswordHasher } from '../credential/password-hasher.service.js';
import { bootstrapOrganization, readBootstrapInput } from '../organization-bootstrap.js';
import { Browser } from '../sign-in/browser.fixture.js';
import {
  eventsAbout,
  invitedUser,
  PASSWORD,
  startIdentity,
  type RunningIdentity,
} from '../sign-in/identity.fixture.js';
import { ExpiryService } from './expiry.service.js';
import { SessionRevoker } from './session-revoker.service.js';

const OTHER_PASSWORD = 'vijf blauwe paarden zingen';
let identity: RunningIdentity;

beforeAll(async () => {
  identity = await startIdentity();
});
afterAll(async () => {
  await identity?.stop();
});

type Organization = Awaited<ReturnType<RunningIdentity['organization']>>;

async function clientToken({ apiClient }: Pick<Organization, 'apiClient'>): Promise<string> {
  const issuer = new URL(`${identity.baseUrl}/oidc`);
  const authentication = client.ClientSecretBasic(apiClient.clientSecret);
  const options = { execute: [client.allowInsecureRequests] };
  const config = await client.discovery(issuer, apiClient.clientId, undefined, authentication, options);
  return (await client.clientCredentialsGrant(config)).access_token;
}

/** Signs in with a browser and gets tokens. */
async function signIn(email: string, password = PASSWORD, browser = new Browser(identity.baseUrl)) {
  const issuer = new URL(`${identity.baseUrl}/oidc`);
  const options = { execute: [client.allowInsecureRequests] };
  const config = await client.discovery(issuer, 'rollcall-console', undefined, client.None(), options);
  const verifier = client.randomPKCECodeVerifier();
  const url = client.buildAuthorizationUrl(config, {
    scope: 'openid',
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    redirect_uri: `${identity.baseUrl}/callback`,
  });
  const landed = await browser.submit(await browser.go(url.href), { email, password });
  const isIn = landed.url.searchParams.has('code');
  const tokens = isIn
    ? await client.authorizationCodeGrant(config, landed.url, { pkceCodeVerifier: verifier })
    : undefined;
  return {
    landed,
    browser,
    accessToken: tokens?.access_token ?? '',
    refresh: () => client.refreshTokenGrant(config, tokens?.refresh_token ?? ''),
    asksAgain: async () => !(await browser.go(url.href)).url.searchParams.has('code'),
  };
}

/** A member of staff who has accepted an invitation; unlike the only Admin, they may be deactivated. */
async function aMember({ organizationId }: Organization): Promise<{ id: string; email: string }> {
  const invited = await invitedUser(identity.pool, organizationId);
  const { link } = await identity.link(organizationId, invited.id, 'invitation');
  const token = new URL(link ?? '').searchParams.get('token');
  await identity.call('POST', '/v1/invitations/accept', { token, email: invited.email, password: PASSWORD });
  return invited;
}

async function adminId({ organizationId }: Organization): Promise<string> {
  const { rows } = await identity.pool.query<{ id: string }>(
    `SELECT user_id AS id FROM credential WHERE organization_id = $1`,
    [organizationId],
  );
  return rows[0]?.id ?? '';
}

async function json<T>(response: Response): Promise<T> {
  return (await response.json()) as T;
}

describe('an organisation from the command', () => {
  it('is the same when it is run again, with the same people and keys', async () => {
    const input = readBootstrapInput({
      organizationName: 'Herhaald BV',
      admin: { email: 'Beheer@herhaald.nl', password: PASSWORD, firstName: 'Ada', lastName: 'Beheer' },
      apiClient: { clientId: 'herhaald', clientSecret: 'g'.repeat(32) },
    });
    const run = () => bootstrapOrganization(identity.app.get(Databases), identity.app.get(PasswordHasher), input);
    const snapshot = async () =>
      (
        await identity.pool.query<object>(
          `SELECT o.*, u.*, c.*, a.*, (SELECT count(*) FROM role r WHERE r.organization_id = o.id) AS roles
             FROM organization o JOIN app_user u ON u.organization_id = o.id
             JOIN credential c ON c.user_id = u.id JOIN api_client a ON a.organization_id = o.id
            WHERE o.name = 'Herhaald BV'`,
        )
      ).rows;
    const first = await run();
    const before = await snapshot();
    expect(before).toHaveLength(1);
    expect(await Promise.all([run(), run()])).toEqual([first, first]);
    expect(await snapshot()).toEqual(before);
  });

  it.each([
    [{}, 'organizationName'],
    [{ organizationName: 'X', admin: { email: 'no', password: PASSWORD, lastName: 'Y' } }, 'email'],
  ])('is refused when something is missing', (json, name) => {
    expect(() => readBootstrapInput(json)).toThrow(name);
  });
});

describe('deactivation', () => {
  it('ends sessions, refresh tokens and codes at once and tells it', async () => {
    const organization = await identity.organization();
    const { organizationId } = organization;
    const { id, email } = await aMember(organization);
    const signedIn = await signIn(email);
    await identity.app.get(Databases).inOrganization(organizationId, async (tx) => {
      await tx.query(`UPDATE app_user SET status = 'inactive', version = 3 WHERE organization_id = $1 AND id = $2`, [
        organizationId,
        id,
      ]);
      await identity.app.get(SessionRevoker).revokeSessions(tx, organizationId, [id], 'deactivated');
    });
    await expect(signedIn.refresh()).rejects.toMatchObject({ error: 'invalid_grant' });
    expect(await signedIn.asksAgain()).toBe(true);
    expect((await signIn(email)).landed.text).toContain('klopt niet');
    expect((await eventsAbout(identity.pool, id)).at(-1)).toMatchObject({
      type: 'evt.identity.session.revoked.v1',
      aggregateversion: 3,
      data: { userId: id, reason: 'deactivated', issuedUntil: expect.any(String) },
    });
    const { rows } = await identity.pool.query(`SELECT 1 FROM oidc_artifact WHERE user_id = $1`, [id]);
    expect(rows).toEqual([]);
  });

  it('without an end of sessions still gives no further tokens', async () => {
    const { id, email } = await aMember(await identity.organization());
    const signedIn = await signIn(email);
    await identity.pool.query(`UPDATE app_user SET status = 'inactive' WHERE id = $1`, [id]);
    await expect(signedIn.refresh()).rejects.toMatchObject({ error: 'invalid_grant' });
  });

  it('of somebody in another organisation is out of reach', async () => {
    const [mine, theirs] = [await identity.organization(), await identity.organization()];
    const signedIn = await signIn(theirs.admin.email);
    const id = await adminId(theirs);
    await identity.app
      .get(Databases)
      .inOrganization(mine.organizationId, (tx) =>
        identity.app.get(SessionRevoker).revokeSessions(tx, mine.organizationId, [id], 'revoked'),
      );
    await expect(signedIn.refresh()).resolves.toBeTruthy();
  });
});

describe('my sessions', () => {
  it('are listed, and end one by one or all at once', async () => {
    const { admin } = await identity.organization();
    const laptop = await signIn(admin.email, PASSWORD, new Browser(identity.baseUrl, { 'user-agent': 'Laptop' }));
    const phone = await signIn(admin.email, PASSWORD, new Browser(identity.baseUrl, { 'user-agent': 'Phone' }));
    const list = () => identity.call('GET', '/v1/me/sessions', undefined, phone.accessToken);
    const { items } = await json<{ items: { id: string; userAgent: string }[] }>(await list());
    expect(items.map(({ userAgent }) => userAgent)).toEqual(['Phone', 'Laptop']);

    await identity.call('DELETE', `/v1/me/sessions/${items[1]?.id}`, undefined, phone.accessToken);
    await expect(laptop.refresh()).rejects.toMatchObject({ error: 'invalid_grant' });
    expect(await laptop.asksAgain()).toBe(true);
    expect(await phone.asksAgain()).toBe(false);

    expect((await identity.call('DELETE', '/v1/me/sessions', undefined, phone.accessToken)).status).toBe(204);
    await expect(phone.refresh()).rejects.toMatchObject({ error: 'invalid_grant' });
  });

  it('are nothing that an API client has', async () => {
    const token = await clientToken(await identity.organization());
    const response = await identity.call('GET', '/v1/me/sessions', undefined, token);
    expect([response.status, (await json<{ code: string }>(response)).code]).toEqual([403, 'user-required']);
  });

  it('of somebody else are seen and ended by whoever may change them, as the audit says', async () => {
    const organization = await identity.organization();
    const { id, email } = await aMember(organization);
    const signedIn = await signIn(email);
    const token = await clientToken(organization);
    const path = `/v1/users/${id}/sessions`;
    expect(await json(await identity.call('GET', path, undefined, token))).toMatchObject({
      items: [{ id: expect.any(String) }],
    });
    expect((await identity.call('DELETE', path, undefined, signedIn.accessToken)).status).toBe(403);
    expect((await identity.call('DELETE', path, undefined, token)).status).toBe(204);
    await expect(signedIn.refresh()).rejects.toMatchObject({ error: 'invalid_grant' });
    expect(await json(await identity.call('GET', path, undefined, token))).toMatchObject({ items: [] });
    const { rows } = await identity.pool.query(`SELECT actor_id FROM audit_entry WHERE subject_id = $1`, [id]);
    expect(rows.at(-1)).toEqual({ actor_id: organization.apiClient.clientId });

    const elsewhere = await clientToken(await identity.organization());
    expect((await identity.call('DELETE', path, undefined, elsewhere)).status).toBe(404);
  });

  it('go away when they have expired', async () => {
    const { admin } = await identity.organization();
    await signIn(admin.email);
    await identity.pool.query(`UPDATE oidc_artifact SET expires_at = now() - interval '1 second'`);
    await identity.app.get(ExpiryService).removeExpired();
    const { rows } = await identity.pool.query<{ count: string }>(`SELECT count(*) FROM oidc_artifact`);
    expect(rows).toEqual([{ count: '0' }]);
  });
});

describe('my password', () => {
  it('changes when I know the present one, and everything is signed out', async () => {
    const { admin } = await identity.organization();
    const signedIn = await signIn(admin.email);
    const change = (currentPassword: string, password: string) =>
      identity.call('POST', '/v1/me/password', { currentPassword, password }, signedIn.accessToken);
    const wrong = await change('something else', OTHER_PASSWORD);
    expect([wrong.status, (await json<{ code: string }>(wrong)).code]).toEqual([422, 'password-wrong']);
    expect((await change(PASSWORD, OTHER_PASSWORD)).status).toBe(204);
    await expect(signedIn.refresh()).rejects.toMatchObject({ error: 'invalid_grant' });
    expect((await signIn(admin.email)).landed.text).toContain('klopt niet');
    const again = await signIn(admin.email, OTHER_PASSWORD);
    const { sub, iat } = decodeJwt(again.accessToken);
    // The gateway refuses tokens up to this moment, but not the new one.
    const ended = (await eventsAbout(identity.pool, sub ?? '')).find(({ type }) => type.includes('session.revoked'));
    expect((iat ?? 0) * 1000).toBeGreaterThan(Date.parse((ended?.data as { issuedUntil: string }).issuedUntil));
  });

  it('is hashed anew at sign-in when it was hashed with other parameters', async () => {
    const organization = await identity.organization();
    const { hash } = await import('@node-rs/argon2');
    const id = await adminId(organization);
    const weak = await hash(PASSWORD, { memoryCost: 8192, timeCost: 1 });
    await identity.pool.query(`UPDATE credential SET password_hash = $2 WHERE user_id = $1`, [id, weak]);
    expect((await signIn(organization.admin.email)).accessToken).not.toBe('');
    const { rows } = await identity.pool.query<{ password_hash: string }>(
      `SELECT password_hash FROM credential WHERE user_id = $1`,
      [id],
    );
    expect(rows[0]?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });
});

describe('the password policy', () => {
  it('is the one of NIST by default, says so when it is not, and counts from then on', async () => {
    const organization = await identity.organization();
    const token = await clientToken(organization);
    const path = '/v1/settings/password-policy';
    const first = await identity.call('GET', path, undefined, token);
    const policy = await json<Record<string, unknown>>(first);
    expect(policy).toMatchObject({ minLength: 15, minClasses: 0, maxAgeDays: 0, historySize: 0, compliance: [] });

    const changed = { ...policy, compliance: undefined, minLength: 8, minClasses: 3, maxAgeDays: 90, historySize: 2 };
    const etag = first.headers.get('etag') ?? '';
    const saved = await identity.call('PUT', path, changed, token, { 'if-match': etag });
    expect(saved.status).toBe(200);
    expect(
      (await json<{ compliance: { property: string }[] }>(saved)).compliance.map(({ property }) => property),
    ).toEqual(['minLength', 'minClasses', 'maxAgeDays']);
    expect((await identity.call('PUT', path, changed, token, { 'if-match': etag })).status).toBe(412);
    expect((await identity.call('PUT', path, { ...changed, maxLength: 8 }, token)).status).toBe(400);

    const invited = await invitedUser(identity.pool, organization.organizationId);
    const { link } = await identity.link(organization.organizationId, invited.id, 'invitation');
    const invitationToken = new URL(link ?? '').searchParams.get('token');
    const accept = (password: string) =>
      identity.call('POST', '/v1/invitations/accept', { token: invitationToken, email: invited.email, password });
    expect((await accept('zonnebloemen')).status).toBe(422);
    expect((await accept('Zonnebloemen7')).status).toBe(204);
  });

  it('leads to a new password when the present one is too old, never to a lock-out', async () => {
    const organization = await identity.organization();
    const { admin } = organization;
    await identity.pool.query(`INSERT INTO password_policy VALUES ($1, '{"maxAgeDays": 30, "historySize": 3}')`, [
      organization.organizationId,
    ]);
    await identity.pool.query(
      `UPDATE credential SET password_changed_at = now() - interval '31 days' WHERE user_id = $1`,
      [await adminId(organization)],
    );
    const { landed, browser } = await signIn(admin.email);
    expect(landed.text).toContain('ouder dan uw organisatie wil');
    const same = await browser.submit(landed, { password: PASSWORD, repeat: PASSWORD });
    expect(same.problemOf('password')).toContain('al eens gebruikt');
    await browser.submit(same, { password: OTHER_PASSWORD, repeat: OTHER_PASSWORD });
    expect((await signIn(admin.email, OTHER_PASSWORD)).accessToken).not.toBe('');
  });
});

describe('tables of signing in', () => {
  it.each(['credential', 'one_time_token', 'api_client', 'oidc_artifact', 'password_policy'])(
    '%s shows an organisation its own rows and nothing else',
    async (table) => {
      const organization = await identity.organization();
      await signIn(organization.admin.email);
      const invited = await invitedUser(identity.pool, organization.organizationId);
      await identity.link(organization.organizationId, invited.id, 'invitation');
      await identity.pool.query(`INSERT INTO password_policy VALUES ($1, '{}')`, [organization.organizationId]);
      const databases = identity.app.get(Databases);
      const count = async (query: Promise<{ rows: { count: string }[] }>) => Number((await query).rows[0]?.count);
      const sql = `SELECT count(*) FROM ${table}`;
      expect(await count(databases.app.query<{ count: string }>(sql))).toBe(0);
      const other = await identity.organization();
      const seen = (organizationId: string) =>
        databases.inOrganization(organizationId, (tx) =>
          count(tx.query<{ count: string }>(`${sql} WHERE organization_id = '${organization.organizationId}'`)),
        );
      expect(await seen(other.organizationId)).toBe(0);
      expect(await seen(organization.organizationId)).toBeGreaterThan(0);
    },
  );

  it.each(['signing_key', 'sign_in_failure'])('%s is no business of the app role', async (table) => {
    await expect(identity.app.get(Databases).app.query(`SELECT FROM ${table}`)).rejects.toThrow('permission denied');
  });
});
