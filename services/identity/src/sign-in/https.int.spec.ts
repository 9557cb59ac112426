import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Browser } from './browser.fixture.js';
import { invitedUser, PASSWORD, startIdentity, type RunningIdentity } from './identity.fixture.js';

let identity: RunningIdentity;

// TLS ends at a proxy before the gateway: identity itself listens without.
beforeAll(async () => {
  identity = await startIdentity({ PUBLIC_URL: 'https://rollcall.example' });
});
afterAll(async () => {
  await identity?.stop();
});

describe('behind TLS', () => {
  it('all addresses are those of the public origin, whatever a request says about its host', async () => {
    const response = await fetch(`${identity.baseUrl}/oidc/.well-known/openid-configuration`, {
      headers: { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'http' },
    });
    expect(await response.json()).toMatchObject({
      issuer: 'https://rollcall.example/oidc',
      token_endpoint: 'https://rollcall.example/oidc/token',
      authorization_endpoint: 'https://rollcall.example/oidc/auth',
    });
  });

  it('cookies go over TLS only', async () => {
    const query = new URLSearchParams({
      client_id: 'rollcall-console',
      response_type: 'code',
      scope: 'openid',
      redirect_uri: 'https://rollcall.example/callback',
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      code_challenge_method: 'S256',
    });
    const response = await fetch(`${identity.baseUrl}/oidc/auth?${query.toString()}`, { redirect: 'manual' });
    expect(response.status).toBe(303);
    const cookies = response.headers.getSetCookie();
    expect(cookies.length).toBeGreaterThan(0);
    for (const cookie of cookies) expect(cookie).toMatch(/; secure.*; httponly/i);
  });

  it('the session is tied to the host', async () => {
    const { organizationId } = await identity.organization();
    const { id, email } = await invitedUser(identity.pool, organizationId);
    const { link } = await identity.link(organizationId, id, 'invitation');
    expect(link).toMatch(/^https:\/\/rollcall\.example\/account\/invitation\?token=/);
    const browser = new Browser(identity.baseUrl);
    const { pathname, search } = new URL(link ?? '');
    const page = await browser.go(pathname + search);
    const done = await browser.submit(page, { email, password: PASSWORD, repeat: PASSWORD });
    expect(done.status).toBe(200);
    expect(browser.cookieNames()).toContain('__Host-rollcall_form');
    const session = done.headers.getSetCookie().find((cookie) => cookie.startsWith('__Host-rollcall_session='));
    expect(session).toMatch(/; path=\/;.*; secure/i);
  });
});
