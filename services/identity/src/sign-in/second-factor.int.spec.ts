import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { decodeJwt } from 'jose';
import { TOTP, Secret } from 'otpauth';
import { Browser, type Page } from './browser.fixture.js';
import { clientsOf } from './console.fixture.js';
import { eventsAbout, invitedUser, PASSWORD, startIdentity, type RunningIdentity } from './identity.fixture.js';

let identity: RunningIdentity;
let clients: ReturnType<typeof clientsOf>;
let organization: Awaited<ReturnType<RunningIdentity['organization']>>;
let program: string;

beforeAll(async () => {
  identity = await startIdentity();
  clients = clientsOf(identity);
});
afterAll(() => identity?.stop());
beforeEach(async () => {
  organization = await identity.organization();
  program = await clients.tokenOf(organization.apiClient);
});

/** The code of now, as if none had been used: a test is faster than the clock of an app. */
async function code(secret: string): Promise<string> {
  await identity.pool.query(`UPDATE second_factor SET last_step = NULL WHERE organization_id = $1`, [
    organization.organizationId,
  ]);
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate();
}

/** Signs in up to the page after the password. */
async function afterPassword(browser = new Browser(identity.baseUrl), email = organization.admin.email) {
  const { page, ...rest } = await clients.begin(browser);
  return { browser, landed: await browser.submit(page, { email, password: PASSWORD }), ...rest };
}

/** Tokens of somebody who needs nothing but the password. */
async function signedIn(email = organization.admin.email) {
  const { landed, tokens } = await afterPassword(new Browser(identity.baseUrl), email);
  const { access_token, refresh_token } = await tokens(landed);
  return { token: access_token, refreshToken: refresh_token ?? '', id: decodeJwt(access_token).sub ?? '' };
}

async function json<T>(answer: Promise<Response>): Promise<T & { code?: string }> {
  return (await (await answer).json()) as T & { code?: string };
}

const mine = '/v1/me/second-factor';

/** Somebody with an app and recovery codes. */
async function enrolled(email?: string) {
  const person = await signedIn(email);
  const { secret } = await json<{ secret: string }>(identity.call('POST', mine, {}, person.token));
  const confirmed = identity.call('POST', `${mine}/confirm`, { code: await code(secret) }, person.token);
  const { recoveryCodes } = await json<{ recoveryCodes: string[] }>(confirmed);
  return { ...person, secret, recoveryCodes };
}

async function setMode(mode: string): Promise<void> {
  expect((await identity.call('PUT', '/v1/settings/second-factor', { mode }, program)).status).toBe(200);
}

async function actions(): Promise<string[]> {
  const { rows } = await identity.pool.query<{ action: string }>(
    `SELECT action FROM audit_entry WHERE organization_id = $1 ORDER BY sequence`,
    [organization.organizationId],
  );
  return rows.map(({ action }) => action);
}

describe('an app that makes codes', () => {
  it('is taken into use with a first code, and is told by mail and to the audit', async () => {
    const person = await signedIn();
    const before = await json(identity.call('GET', mine, undefined, person.token));
    expect(before).toEqual({
      enabled: false,
      enrolledAt: null,
      recoveryCodesLeft: 0,
      required: false,
      mode: 'optional',
    });
    const begun = await identity.call('POST', mine, {}, person.token);
    expect([begun.status, begun.headers.get('cache-control')]).toEqual([201, 'no-store']);
    const offer = (await begun.json()) as { secret: string; otpauthUri: string; qrCode: string };
    expect(offer).toMatchObject({
      otpauthUri: expect.stringContaining(`secret=${offer.secret}`) as unknown,
      qrCode: expect.stringMatching(/^data:image\/svg\+xml;base64,/) as unknown,
    });
    // Until then nothing is asked.
    expect((await afterPassword()).landed.url.pathname).toBe('/callback');
    const confirm = async (given: string) =>
      json(identity.call('POST', `${mine}/confirm`, { code: given }, person.token));
    expect(await confirm('000000')).toMatchObject({ code: 'code-wrong', errors: [{ pointer: '/code' }] });
    const { recoveryCodes } = (await confirm(await code(offer.secret))) as unknown as { recoveryCodes: string[] };
    expect(new Set(recoveryCodes).size).toBe(10);
    expect(await json(identity.call('GET', mine, undefined, person.token))).toMatchObject({
      enabled: true,
      enrolledAt: expect.any(String) as unknown,
      recoveryCodesLeft: 10,
    });
    expect(await actions()).toEqual(expect.arrayContaining(['second-factor.failed', 'second-factor.enabled']));
    expect((await eventsAbout(identity.pool, person.id)).at(-1)).toMatchObject({
      type: 'evt.identity.secondfactor.changed.v1',
      data: { change: 'enabled', recipient: { email: organization.admin.email } },
    });
  });

  it('leaves nothing in the database that makes codes or signs in', async () => {
    const { secret, recoveryCodes } = await enrolled();
    const { rows } = await identity.pool.query<{ stored: string }>(
      `SELECT f::text AS stored FROM second_factor f UNION ALL SELECT r::text FROM recovery_code r`,
    );
    const stored = JSON.stringify(rows);
    const secretHex = Buffer.from(Secret.fromBase32(secret).bytes).toString('hex');
    for (const secretText of [
      secret,
      secretHex,
      ...recoveryCodes,
      ...recoveryCodes.map((one) => one.replaceAll('-', '')),
    ])
      expect(stored).not.toContain(secretText);
  });

  it('is replaced by another one only with a code of the present one', async () => {
    const { token, secret } = await enrolled();
    expect(await json(identity.call('POST', mine, {}, token))).toMatchObject({ code: 'code-required' });
    const begin = identity.call('POST', mine, { code: await code(secret) }, token);
    const next = await json<{ secret: string }>(begin);
    // The present one goes on until the new one has shown a code.
    const old = identity.call('POST', `${mine}/recovery-codes`, { code: await code(secret) }, token);
    expect((await old).status).toBe(200);
    const confirm = identity.call('POST', `${mine}/confirm`, { code: await code(next.secret) }, token);
    expect((await confirm).status).toBe(200);
    const gone = identity.call('POST', `${mine}/recovery-codes`, { code: await code(secret) }, token);
    expect(await json(gone)).toMatchObject({ code: 'code-wrong' });
  });

  it('is removed with a code, unless the organisation requires one', async () => {
    const { token, secret, id } = await enrolled();
    await setMode('required');
    const remove = async (given: string) => identity.call('DELETE', mine, { code: given }, token);
    expect(await json(remove(await code(secret)))).toMatchObject({ code: 'second-factor-required' });
    await setMode('optional');
    expect(await json(remove('000000'))).toMatchObject({ code: 'code-wrong' });
    expect((await remove(await code(secret))).status).toBe(204);
    expect((await afterPassword()).landed.url.pathname).toBe('/callback');
    expect((await eventsAbout(identity.pool, id)).at(-1)).toMatchObject({ data: { change: 'disabled' } });
  });

  it('is nothing that an API client has, or that changes its tokens', async () => {
    await setMode('required');
    expect(await json(identity.call('POST', mine, {}, program))).toMatchObject({ code: 'user-required' });
    await expect(clients.tokenOf(organization.apiClient)).resolves.toBeTruthy();
  });
});

describe('signing in with a second factor', () => {
  it('asks for a code after the password, in the language of the page and without script', async () => {
    const { secret } = await enrolled();
    const { browser, landed, tokens } = await afterPassword();
    expect(landed.text).toContain('Nog één stap');
    expect(landed.html).toContain('autocomplete="one-time-code"');
    expect(landed.html).not.toMatch(/<script|\sstyle="/);
    const wrong = await browser.submit(landed, { code: '000000' });
    expect(wrong.problemOf('code')).toContain('klopt niet');
    expect((await browser.submit(wrong, { code: '' })).problemOf('code')).toBe('Vul dit in.');
    const done = await browser.submit(wrong, { code: await code(secret) });
    const { access_token, claims } = await tokens(done).then((all) => ({ ...all, claims: all.claims() }));
    expect(claims).toMatchObject({ amr: ['pwd', 'otp', 'mfa'], acr: 'urn:rollcall:acr:second-factor' });
    expect(decodeJwt(access_token).sub).toBe(claims?.sub);
    expect(await actions()).toEqual(expect.arrayContaining(['second-factor.failed', 'sign-in.succeeded']));
  });

  it('says in the token when there was the password only', async () => {
    const { landed, tokens } = await afterPassword();
    expect((await tokens(landed)).claims()).toMatchObject({ amr: ['pwd'], acr: 'urn:rollcall:acr:password' });
  });

  it('accepts a code once, also when five browsers use it at once', async () => {
    const { secret } = await enrolled();
    const attempts = [];
    for (let n = 0; n < 5; n += 1) attempts.push(await afterPassword());
    const given = await code(secret);
    const outcomes = await Promise.all(attempts.map(({ browser, landed }) => browser.submit(landed, { code: given })));
    expect(outcomes.filter(({ url }) => url.pathname === '/callback')).toHaveLength(1);
    const late = await afterPassword();
    const replayed = await late.browser.submit(late.landed, { code: given });
    expect(replayed.url.pathname).not.toBe('/callback');
  });

  it('takes a recovery code once', async () => {
    const { token, recoveryCodes } = await enrolled();
    const use = async () => {
      const { browser, landed, tokens } = await afterPassword();
      const asked = await browser.submit(landed, { switch: 'recovery' });
      expect(asked.text).toContain('Herstelcode');
      return { done: await browser.submit(asked, { code: (recoveryCodes[3] ?? '').toUpperCase() }), tokens };
    };
    const { done, tokens } = await use();
    expect((await tokens(done)).claims()).toMatchObject({ amr: ['pwd', 'mfa'] });
    expect((await use()).done.problemOf('code')).toContain('al gebruikt');
    expect(await json(identity.call('GET', mine, undefined, token))).toMatchObject({ recoveryCodesLeft: 9 });
    expect(await actions()).toContain('second-factor.recovery-code-used');
  });

  it('makes guessing slow, and never locks out for good', async () => {
    const { secret } = await enrolled();
    const { browser, landed } = await afterPassword();
    let page = landed;
    for (let n = 0; n < 5; n += 1) page = await browser.submit(page, { code: '000000' });
    expect(page.problemOf('code')).toContain('klopt niet');
    page = await browser.submit(page, { code: await code(secret) });
    expect(page.text).toMatch(/Probeer het over \d+ seconden opnieuw/);
    await identity.pool.query(`UPDATE sign_in_failure SET last_at = last_at - interval '16 minutes'`);
    expect((await browser.submit(page, { code: await code(secret) })).url.pathname).toBe('/callback');
  });

  it('is no way around: what the form carries fits this sign-in, this browser and this password only', async () => {
    const { secret, token } = await enrolled();
    const [one, two] = [await afterPassword(), await afterPassword()];
    const swapped = { ...two.landed.hidden, state: one.landed.hidden['state'] ?? '', code: await code(secret) };
    expect((await two.browser.go(two.landed.action, swapped)).status).toBe(410);
    const stranger = await new Browser(identity.baseUrl).go(one.landed.action, {
      ...one.landed.hidden,
      code: await code(secret),
    });
    expect(stranger.status).toBe(410);
    // Neither is skipping the page: the request is still one of nobody.
    const skipped = await one.browser.go(one.landed.action.replace(/\/code$/, '/enrolled'), one.landed.hidden);
    expect(skipped.status).toBe(410);
    const passwords = { currentPassword: PASSWORD, password: 'vijf blauwe paarden zingen' };
    expect((await identity.call('POST', '/v1/me/password', passwords, token)).status).toBe(204);
    expect((await one.browser.submit(one.landed, { code: await code(secret) })).status).toBe(410);
  });

  it('is not asked for where the organisation has turned it off', async () => {
    const { token } = await enrolled();
    await setMode('off');
    expect((await afterPassword()).landed.url.pathname).toBe('/callback');
    expect(await json(identity.call('POST', mine, {}, token))).toMatchObject({ code: 'second-factor-off' });
    await setMode('optional');
    expect((await afterPassword()).landed.text).toContain('Nog één stap');
  });
});

describe('an organisation that requires a second factor', () => {
  const secretOf = (page: Page) => /<code>([A-Z2-7 ]+)<\/code>/.exec(page.html)?.[1]?.replaceAll(' ', '') ?? '';
  const codesOf = (page: Page) => [...page.html.matchAll(/<code>([a-z2-7-]{19})<\/code>/g)].map(([, text]) => text);

  it('locks nobody out: whoever has none sets it up on the way in', async () => {
    const earlier = await signedIn();
    await setMode('required');
    // Who is in stays in.
    expect((await identity.call('GET', '/v1/me', undefined, earlier.token)).status).toBe(200);
    const { browser, landed, tokens } = await afterPassword();
    expect(landed.text).toContain('Stel een tweede stap in');
    expect(landed.html).toMatch(/<div class="qr" role="img" aria-label="[^"]+"><svg /);
    expect(landed.html).not.toMatch(/<script|\sstyle="/);
    const secret = secretOf(landed);
    const wrong = await browser.submit(landed, { code: '000000' });
    expect(wrong.problemOf('code')).toContain('klopt niet');
    expect(secretOf(wrong)).toBe(secret);
    const codes = await browser.submit(wrong, { code: await code(secret) });
    expect(codesOf(codes)).toHaveLength(10);
    const done = await browser.submit(codes, {});
    expect((await tokens(done)).claims()).toMatchObject({ amr: ['pwd', 'otp', 'mfa'] });
    // The page with the codes sent again, from the history of the browser, leads nowhere.
    expect((await browser.submit(codes, {})).status).toBe(410);
    expect((await afterPassword()).landed.text).toContain('Nog één stap');
  });

  it('asks whoever is signed in with a password for it at the next visit, not for the password again', async () => {
    const { browser } = await afterPassword();
    await setMode('required');
    const next = await clients.begin(browser);
    expect(next.page.text).toContain('Stel een tweede stap in');
    await identity.pool.query(
      `UPDATE oidc_artifact SET payload = jsonb_set(payload, '{loginTs}', to_jsonb(1)) WHERE model = 'Session'`,
    );
    expect((await clients.begin(browser)).page.html).toContain('name="password"');
  });

  it('leads somebody new from the invitation to the app', async () => {
    await setMode('required');
    const invited = await invitedUser(identity.pool, organization.organizationId);
    const { link } = await identity.link(organization.organizationId, invited.id, 'invitation');
    const browser = new Browser(identity.baseUrl);
    const { email } = invited;
    await browser.submit(await browser.go(link ?? ''), { email, password: PASSWORD, repeat: PASSWORD });
    const { page, tokens } = await clients.begin(browser);
    expect(page.text).toContain('Stel een tweede stap in');
    const codes = await browser.submit(page, { code: await code(secretOf(page)) });
    expect((await tokens(await browser.submit(codes, {}))).claims()).toMatchObject({ sub: invited.id });
  });

  it('is set with an ETag like other settings, and written down', async () => {
    const path = '/v1/settings/second-factor';
    const first = await identity.call('GET', path, undefined, program);
    expect(await first.json()).toEqual({ mode: 'optional' });
    const etag = { 'if-match': first.headers.get('etag') ?? '' };
    expect((await identity.call('PUT', path, { mode: 'required' }, program, etag)).status).toBe(200);
    expect((await identity.call('PUT', path, { mode: 'off' }, program, etag)).status).toBe(412);
    expect((await identity.call('PUT', path, { mode: 'sometimes' }, program)).status).toBe(400);
    expect((await actions()).filter((action) => action.startsWith('second-factor'))).toEqual([
      'second-factor-settings.changed',
    ]);
  });
});

describe('the second factor of somebody else', () => {
  async function member() {
    const invited = await invitedUser(identity.pool, organization.organizationId);
    const { link } = await identity.link(organization.organizationId, invited.id, 'invitation');
    const body = { token: new URL(link ?? '').searchParams.get('token'), email: invited.email, password: PASSWORD };
    await identity.call('POST', '/v1/invitations/accept', body);
    return { ...(await enrolled(invited.email)), ...invited };
  }

  it('is reset by an administrator, which ends their sessions and is told to them', async () => {
    const { id, email } = await member();
    const admin = await signedIn();
    const path = `/v1/users/${id}/second-factor`;
    expect(await json(identity.call('GET', path, undefined, admin.token))).toMatchObject({ enabled: true });
    expect((await identity.call('DELETE', path, undefined, admin.token)).status).toBe(204);
    expect((await identity.call('DELETE', path, undefined, admin.token)).status).toBe(204);
    expect((await afterPassword(new Browser(identity.baseUrl), email)).landed.url.pathname).toBe('/callback');
    const told = (await eventsAbout(identity.pool, id)).slice(-2);
    expect(told).toMatchObject([{ data: { change: 'reset' } }, { data: { reason: 'revoked' } }]);
    expect((await actions()).filter((action) => action === 'second-factor.reset')).toHaveLength(1);
  });

  it('is out of reach of who may do less, of oneself, and of other organisations', async () => {
    const { id } = await enrolled();
    const weak = await identity.call(
      'POST',
      '/v1/api-clients',
      { name: 'Helpdesk', permissions: ['staff:read', 'staff:write'] },
      program,
    );
    const helpdesk = await clients.tokenOf((await weak.json()) as { clientId: string; clientSecret: string });
    const path = `/v1/users/${id}/second-factor`;
    expect(await json(identity.call('DELETE', path, undefined, helpdesk))).toMatchObject({ code: 'more-privileged' });
    const other = await identity.organization();
    const stranger = await clients.tokenOf(other.apiClient);
    expect((await identity.call('DELETE', path, undefined, stranger)).status).toBe(404);
    const { rows } = await identity.pool.query(`SELECT 1 FROM second_factor WHERE user_id = $1`, [id]);
    expect(rows).toHaveLength(1);
  });

  it('cannot be got rid of by way of one self as an administrator', async () => {
    const { id, token } = await enrolled();
    const answer = identity.call('DELETE', `/v1/users/${id}/second-factor`, undefined, token);
    expect(await json(answer)).toMatchObject({ code: 'self' });
  });
});
