import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@rollcall/testing';
import { createLocalJWKSet, decodeJwt, jwtVerify, type JSONWebKeySet } from 'jose';
import * as client from 'openid-client';
import { OidcProvider } from './oidc-provider.service.js';
import { Browser, type Page } from './browser.fixture.js';
import { eventsAbout, PASSWORD, startIdentity, type RunningIdentity } from './identity.fixture.js';
import { SecretBox } from './secret-box.js';
import { loadSigningKeys, rotateSigningKey } from './signing-key.store.js';

let identity: RunningIdentity;

beforeAll(async () => {
  identity = await startIdentity();
});
afterAll(async () => {
  await identity?.stop();
});

async function discover(clientId: string, secret?: string): Promise<client.Configuration> {
  const authentication = secret === undefined ? client.None() : client.ClientSecretBasic(secret);
  const issuer = new URL(`${identity.baseUrl}/oidc`);
  return client.discovery(issuer, clientId, undefined, authentication, { execute: [client.allowInsecureRequests] });
}

/** Starts an authorization request as the console does. */
async function authorization(config: client.Configuration, more: Record<string, string> = {}) {
  const verifier = client.randomPKCECodeVerifier();
  const redirect_uri = more['redirect_uri'] ?? `${identity.baseUrl}/callback`;
  const url = client.buildAuthorizationUrl(config, {
    scope: 'openid profile email',
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...more,
    redirect_uri,
  });
  return { url: url.href, verifier };
}

async function signIn(browser: Browser, email: string, password = PASSWORD, more: Record<string, string> = {}) {
  const config = await discover('rollcall-console');
  const { url, verifier } = await authorization(config, more);
  const form = await browser.go(url);
  const landed = await browser.submit(form, { email, password });
  return { config, verifier, landed };
}

async function tokensOf(config: client.Configuration, verifier: string, landed: Page) {
  return client.authorizationCodeGrant(config, landed.url, { pkceCodeVerifier: verifier });
}

describe('an API client', () => {
  it('gets a token that says whom it speaks for and what it may do', async () => {
    const { organizationId, apiClient } = await identity.organization();
    const config = await discover(apiClient.clientId, apiClient.clientSecret);
    const tokens = await client.clientCredentialsGrant(config);
    expect(decodeJwt(tokens.access_token)).toMatchObject({
      iss: `${identity.baseUrl}/oidc`,
      aud: 'urn:rollcall:api',
      sub: apiClient.clientId,
      client_id: apiClient.clientId,
      org: organizationId,
      sub_type: 'api-client',
      permissions: expect.arrayContaining(['staff:import', 'api-clients:write']) as unknown,
    });
    expect(tokens.expires_in).toBeLessThanOrEqual(300);
    const answer = await identity.call('GET', '/v1/api-clients', undefined, tokens.access_token);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      items: [{ clientId: apiClient.clientId, lastUsedAt: expect.any(String) }],
    });
  });

  it('is refused with a wrong secret, and when nobody knows it', async () => {
    const { apiClient } = await identity.organization();
    for (const [id, secret] of [
      [apiClient.clientId, 'x'.repeat(43)],
      ['nobody', apiClient.clientSecret],
    ] as const)
      await expect(client.clientCredentialsGrant(await discover(id, secret))).rejects.toMatchObject({ status: 401 });
  });
});

describe('a person who signs in with a browser', () => {
  it('lands in the console with a code, for which it gets tokens of that person', async () => {
    const { organizationId, admin } = await identity.organization();
    const { config, verifier, landed } = await signIn(new Browser(identity.baseUrl), admin.email.toUpperCase());
    expect(landed.url.pathname).toBe('/callback');
    const tokens = await tokensOf(config, verifier, landed);
    expect(decodeJwt(tokens.access_token)).toMatchObject({
      aud: 'urn:rollcall:api',
      org: organizationId,
      sub_type: 'user',
      client_id: 'rollcall-console',
      permissions: expect.arrayContaining(['roles:assign']) as unknown,
    });
    expect(tokens.claims()).toMatchObject({
      email: admin.email,
      name: 'Ada Beheer',
      locale: 'nl',
      org: organizationId,
    });
    expect((await identity.call('GET', '/v1/me/sessions', undefined, tokens.access_token)).status).toBe(200);
  });

  it('is not asked again while the session lasts', async () => {
    const { admin } = await identity.organization();
    const browser = new Browser(identity.baseUrl);
    const { config } = await signIn(browser, admin.email);
    const again = await authorization(config);
    expect((await browser.go(again.url)).url.searchParams.get('code')).toBeTruthy();
  });

  it.each(['http://evil.example/callback', 'http://127.0.0.1:1/callback'])(
    'is never sent to %s',
    async (redirect_uri) => {
      const { url } = await authorization(await discover('rollcall-console'), { redirect_uri });
      const page = await new Browser(identity.baseUrl).go(url);
      expect(page.status).toBe(400);
      expect(page.text).toContain('redirect_uri');
    },
  );

  it('may come from a tool on any loopback port', async () => {
    const { admin } = await identity.organization();
    const config = await discover('rollcall-cli');
    const { url, verifier } = await authorization(config, { redirect_uri: 'http://127.0.0.1:53123/callback' });
    const browser = new Browser(identity.baseUrl);
    const form = await browser.go(url);
    expect(form.headers.get('content-security-policy')).toContain("form-action 'self' http://127.0.0.1:53123;");
    const landed = await browser.submit(form, { email: admin.email, password: PASSWORD });
    expect(landed.url.port).toBe('53123');
    expect((await tokensOf(config, verifier, landed)).refresh_token).toBeTruthy();
  });

  it('is not held up by a request for consent, since all clients are our own', async () => {
    const { admin } = await identity.organization();
    const more = { prompt: 'consent', scope: 'openid offline_access' };
    const browser = new Browser(identity.baseUrl);
    const { config, verifier, landed } = await signIn(browser, admin.email, PASSWORD, more);
    const first = await tokensOf(config, verifier, landed);
    expect(first.refresh_token).toBeTruthy();
    const again = await authorization(config, more);
    expect((await browser.go(again.url)).url.searchParams.get('code')).toBeTruthy();
  });

  it('needs PKCE', async () => {
    const { url } = await authorization(await discover('rollcall-console'));
    const without = url.replace(/&code_challenge[^&]*/g, '');
    const landed = await new Browser(identity.baseUrl).go(without);
    expect(landed.url.searchParams.get('error')).toBe('invalid_request');
  });

  it('signs out after confirming, and is asked again afterwards', async () => {
    const { admin } = await identity.organization();
    const browser = new Browser(identity.baseUrl);
    const { config, verifier, landed } = await signIn(browser, admin.email);
    const tokens = await tokensOf(config, verifier, landed);
    const question = await browser.go(
      client.buildEndSessionUrl(config, {
        id_token_hint: tokens.id_token ?? '',
        post_logout_redirect_uri: `${identity.baseUrl}/`,
      }).href,
    );
    expect(question.text).toContain('Uitloggen?');
    const end = await browser.go(question.action, { ...question.hidden, logout: 'yes' });
    expect(end.url.href).toBe(`${identity.baseUrl}/`);
    await expect(client.refreshTokenGrant(config, tokens.refresh_token ?? '')).rejects.toMatchObject({
      error: 'invalid_grant',
    });
    expect((await browser.go((await authorization(config)).url)).text).toContain('Inloggen');
    await eventually(async () => {
      const events = await eventsAbout(identity.pool, decodeJwt(tokens.access_token).sub ?? '');
      expect(events).toMatchObject([{ type: 'evt.identity.session.revoked.v1', data: { reason: 'signed-out' } }]);
    });
  });
});

describe('an answer that sends itself on', () => {
  it('may run its one script, and has a button for those without scripts', async () => {
    const page = await new Browser(identity.baseUrl).go('/oidc/session/end');
    const script = /<script>(.*?)<\/script>/s.exec(page.html)?.[1] ?? '';
    const hash = createHash('sha256').update(script).digest('base64');
    expect(page.headers.get('content-security-policy')).toContain(`script-src 'self' 'sha256-${hash}'`);
    expect(page.html).toContain('<noscript>');
  });
});

describe('a refresh token', () => {
  it('is replaced at every use, and using an old one again ends everything that came from the sign-in', async () => {
    const { admin } = await identity.organization();
    const { config, verifier, landed } = await signIn(new Browser(identity.baseUrl), admin.email);
    const first = (await tokensOf(config, verifier, landed)).refresh_token ?? '';
    const second = (await client.refreshTokenGrant(config, first)).refresh_token ?? '';
    expect(second).not.toBe(first);
    const third = (await client.refreshTokenGrant(config, second)).refresh_token ?? '';
    await expect(client.refreshTokenGrant(config, first)).rejects.toMatchObject({ error: 'invalid_grant' });
    await expect(client.refreshTokenGrant(config, third)).rejects.toMatchObject({ error: 'invalid_grant' });
  });

  it('used twenty times at once works at most once', async () => {
    const { admin } = await identity.organization();
    const { config, verifier, landed } = await signIn(new Browser(identity.baseUrl), admin.email);
    const token = (await tokensOf(config, verifier, landed)).refresh_token ?? '';
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, () => client.refreshTokenGrant(config, token)),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(1);
  });
});

describe('a code', () => {
  it('works once; the second use ends what the first one gave', async () => {
    const { admin } = await identity.organization();
    const { config, verifier, landed } = await signIn(new Browser(identity.baseUrl), admin.email);
    const tokens = await tokensOf(config, verifier, landed);
    await expect(tokensOf(config, verifier, landed)).rejects.toMatchObject({ error: 'invalid_grant' });
    await expect(client.refreshTokenGrant(config, tokens.refresh_token ?? '')).rejects.toMatchObject({
      error: 'invalid_grant',
    });
  });
});

describe('the sign-in page', () => {
  it('works without scripts, says its language, and ties labels to fields', async () => {
    const { url } = await authorization(await discover('rollcall-console'), { ui_locales: 'en nl' });
    const page = await new Browser(identity.baseUrl, { 'accept-language': 'nl' }).go(url);
    expect(page.html).toContain('<html lang="en">');
    expect(page.html).not.toMatch(/<script|\son\w+=|style="/);
    for (const name of ['email', 'password']) {
      expect(page.html).toContain(`<label for="${name}">`);
      expect(page.html).toMatch(new RegExp(`id="${name}"`));
    }
    expect(page.html).toMatch(/<h1>Sign in<\/h1>/);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.headers.get('cache-control')).toBe('no-store');
    const style = /href="(\/account\/style-[^"]+)"/.exec(page.html)?.[1] ?? '';
    const sheet = await fetch(`${identity.baseUrl}${style}`);
    expect(sheet.headers.get('content-type')).toContain('text/css');
  });

  it('says the same about a wrong password and about an address that nobody has', async () => {
    const { admin } = await identity.organization();
    const wrong = await signIn(new Browser(identity.baseUrl), admin.email, 'not the password');
    const nobody = await signIn(new Browser(identity.baseUrl), 'nobody@example.nl', 'not the password');
    const comparable = ({ landed }: { landed: Page }) => landed.html.replace(/value="[^"]*"|sign-in\/[\w-]+/g, '');
    expect(wrong.landed.status).toBe(422);
    expect(wrong.landed.text).toContain('klopt niet');
    expect(comparable(nobody)).toBe(comparable(wrong));
  });

  it('marks what was left empty', async () => {
    const { landed } = await signIn(new Browser(identity.baseUrl), 'somebody@example.nl', '');
    expect(landed.problemOf('password')).toBe('Vul dit in.');
    expect(landed.html).toMatch(/aria-describedby="password-problem"\s+aria-invalid="true"/);
    expect(landed.html).toContain('role="alert"');
  });

  it('refuses a form that another site sent', async () => {
    const { admin } = await identity.organization();
    const { url } = await authorization(await discover('rollcall-console'));
    const browser = new Browser(identity.baseUrl);
    const form = await browser.go(url);
    const forged = await browser.go(form.action, { email: admin.email, password: PASSWORD, form: 'x'.repeat(43) });
    expect(forged.status).toBe(422);
    expect(forged.text).toContain('ergens anders vandaan');
    const elsewhere = new Browser(identity.baseUrl, { 'sec-fetch-site': 'cross-site' });
    const second = await elsewhere.go((await authorization(await discover('rollcall-console'))).url);
    const sent = await elsewhere.submit(second, { email: admin.email, password: PASSWORD });
    expect(sent.status).toBe(422);
  });

  it('shows what was typed as text', async () => {
    const { landed } = await signIn(new Browser(identity.baseUrl), `"><script>alert(1)</script>@x.nl`, 'x');
    expect(landed.html).not.toContain('<script>');
    expect(landed.html).toContain('&lt;script&gt;');
  });

  it('is over in another browser', async () => {
    const { url } = await authorization(await discover('rollcall-console'));
    const form = await new Browser(identity.baseUrl).go(url);
    const page = await new Browser(identity.baseUrl).go(form.action);
    expect(page.status).toBe(410);
    expect(page.text).toContain('Begin opnieuw');
  });

  it('makes guessing slow, whether or not somebody has the address, and never locks out for good', async () => {
    const address = 'guessed@example.nl';
    for (let attempt = 0; attempt < 10; attempt += 1)
      expect((await signIn(new Browser(identity.baseUrl), address, `guess ${attempt}`)).landed.text).toContain(
        'klopt niet',
      );
    const { landed } = await signIn(new Browser(identity.baseUrl), address, 'guess again');
    expect(landed.text).toMatch(/Probeer het over \d+ seconden opnieuw/);
    await identity.pool.query(`UPDATE sign_in_failure SET last_at = last_at - interval '5 minutes'`);
    expect((await signIn(new Browser(identity.baseUrl), address, 'guess later')).landed.text).toContain('klopt niet');
  });
});

describe('somebody with one address in two organisations', () => {
  it('chooses when the password is the same in both', async () => {
    const first = await identity.organization();
    const second = await identity.organization();
    await identity.pool.query(
      `UPDATE app_user SET email = $2, email_key = $2 WHERE organization_id = $1 AND kind = 'staff'`,
      [second.organizationId, first.admin.email],
    );
    const browser = new Browser(identity.baseUrl);
    const { config, verifier, landed } = await signIn(browser, first.admin.email);
    expect(landed.text).toContain(second.organizationName);
    const chosen = await browser.submit(landed, {
      email: first.admin.email,
      password: PASSWORD,
      organization: second.organizationId,
    });
    const tokens = await tokensOf(config, verifier, chosen);
    expect(decodeJwt(tokens.access_token)).toMatchObject({ org: second.organizationId });
  });
});

describe('signing keys', () => {
  it('are stored encrypted, and a new one is published before it signs', async () => {
    const { apiClient } = await identity.organization();
    const provider = identity.app.get(OidcProvider);
    const box = identity.app.get(SecretBox);
    const config = await discover(apiClient.clientId, apiClient.clientSecret);
    const before = (await client.clientCredentialsGrant(config)).access_token;
    const [present] = await loadSigningKeys(identity.pool, box);
    const { rows } = await identity.pool.query<{ stored: string }>(
      `SELECT to_jsonb(k)::text AS stored FROM signing_key k`,
    );
    expect(JSON.stringify(rows)).not.toContain(present?.d);

    const added = await rotateSigningKey(identity.pool, box);
    await provider.reload();
    const published = (await (await fetch(`${identity.baseUrl}/oidc/jwks`)).json()) as {
      keys: { kid: string; d?: string }[];
    };
    expect(published.keys.map(({ kid }) => kid)).toEqual([present?.kid, added]);
    expect(published.keys.every((key) => key.d === undefined)).toBe(true);
    expect(headerOf((await client.clientCredentialsGrant(config)).access_token)).toMatchObject({ kid: present?.kid });

    await identity.pool.query(`UPDATE signing_key SET signs_from = now() WHERE kid = $1`, [added]);
    await provider.reload();
    const after = (await client.clientCredentialsGrant(config)).access_token;
    expect(headerOf(after)).toMatchObject({ kid: added, alg: 'ES256', typ: 'at+jwt' });
    const verifierKeys = createLocalJWKSet(
      (await (await fetch(`${identity.baseUrl}/oidc/jwks`)).json()) as JSONWebKeySet,
    );
    for (const token of [before, after]) await expect(jwtVerify(token, verifierKeys)).resolves.toBeTruthy();
  });
});

function headerOf(token: string): unknown {
  return JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString());
}
