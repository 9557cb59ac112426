import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Databases } from '@rollcall/service-defaults';
import { eventually, signTestToken } from '@rollcall/testing';
import { v7 } from 'uuid';
import { AfterAnswer } from '../credential/after-answer.service.js';
import { AuthenticationService } from '../credential/authentication.service.js';
import { PasswordHasher } from '../credential/password-hasher.service.js';
import { SessionRevoker } from '../session/session-revoker.service.js';
import { Browser } from '../sign-in/browser.fixture.js';
import {
  eventsAbout,
  invitedUser,
  PASSWORD,
  startIdentity,
  type RunningIdentity,
} from '../sign-in/identity.fixture.js';

let identity: RunningIdentity;
let organizationId: string;

beforeAll(async () => {
  identity = await startIdentity({ PASSWORD_HASHES_WAITING: '2000' });
  ({ organizationId } = await identity.organization());
});
afterAll(async () => {
  await identity?.stop();
});

async function invite(email?: string) {
  const user = await invitedUser(identity.pool, organizationId, email);
  const answer = await identity.link(organizationId, user.id, 'invitation');
  return { ...user, answer, token: tokenOf(answer.link) };
}

function tokenOf(link: string | undefined): string {
  return new URL(link ?? '').searchParams.get('token') ?? '';
}

/** How long the newest link of somebody works, to the second. */
async function lifetimeOf(userId: string): Promise<string> {
  const { rows } = await identity.pool.query<{ lifetime: string }>(
    `SELECT justify_hours(date_trunc('second', expires_at - issued_at + interval '500 ms'))::text AS lifetime
       FROM one_time_token WHERE user_id = $1 ORDER BY issued_at DESC LIMIT 1`,
    [userId],
  );
  return rows[0]?.lifetime ?? '';
}

async function problemOf(response: Response): Promise<{ status: number; code: string | undefined; errors: string[] }> {
  const text = await response.text();
  const problem = (text ? JSON.parse(text) : {}) as { code?: string; errors?: { pointer: string; code: string }[] };
  const errors = (problem.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`);
  return { status: response.status, code: problem.code, errors };
}

async function accept(token: string, email: string, password = PASSWORD) {
  return problemOf(await identity.call('POST', '/v1/invitations/accept', { token, email, password }));
}

describe('a pending invitation', () => {
  it('is answered with a link, whom it goes to, and when it ends', async () => {
    const { id, answer, email } = await invite();
    expect(answer).toMatchObject({
      status: 'issued',
      link: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/account\/invitation\?token=[\w-]{43}$/) as unknown,
      recipient: { email, name: 'Nicole de Graaf', locale: null },
      organization: { locale: 'nl' },
    });
    expect(await lifetimeOf(id)).toBe('7 days');
  });

  it('activates the account once, and is told to others', async () => {
    const { id, email, token } = await invite();
    expect(await accept(token, ` ${email.toUpperCase()} `)).toMatchObject({ status: 204 });
    expect(await accept(token, email)).toMatchObject({ status: 409, code: 'invitation-used' });
    const { rows } = await identity.pool.query<object>(`SELECT account, version FROM app_user WHERE id = $1`, [id]);
    expect(rows).toEqual([{ account: 'active', version: 2 }]);
    expect((await eventsAbout(identity.pool, id)).map(({ type }) => type)).toEqual([
      'evt.identity.invitation.accepted.v1',
    ]);
  });

  it('is stored as a digest only', async () => {
    const { token, id } = await invite();
    const { rows } = await identity.pool.query<object>(`SELECT t::text FROM one_time_token t WHERE user_id = $1`, [id]);
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(JSON.stringify(rows)).not.toContain(Buffer.from(token, 'base64url').toString('hex'));
  });

  it('cannot be accepted by another address, and can be afterwards', async () => {
    const { email, token } = await invite();
    expect(await accept(token, 'somebody-else@example.nl')).toMatchObject({
      status: 422,
      code: 'invitation-address-mismatch',
      errors: ['/email invitation-address-mismatch'],
    });
    expect(await accept(token, email)).toMatchObject({ status: 204 });
  });

  it('says what is wrong with a password, and can be accepted with a better one', async () => {
    const { email, token } = await invite();
    expect(await accept(token, email, 'kort')).toMatchObject({
      status: 422,
      code: 'password-refused',
      errors: ['/password password-too-short'],
    });
    expect(await accept(token, email, 'NicoleDeGraaf2026!')).toMatchObject({ errors: ['/password password-personal'] });
    expect(await accept(token, email)).toMatchObject({ status: 204 });
  });

  it.each([
    ['nobody issued', (token: string) => token.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')), 404],
    ['was cut in half', (token: string) => token.slice(0, 20), 404],
  ])('that %s is unknown', async (_name, change, status) => {
    const { email, token } = await invite();
    expect(await accept(change(token), email)).toMatchObject({ status, code: 'invitation-unknown' });
  });

  it('expires', async () => {
    const { id, email, token } = await invite();
    await identity.pool.query(`UPDATE one_time_token SET expires_at = now() WHERE user_id = $1`, [id]);
    expect(await accept(token, email)).toMatchObject({ status: 409, code: 'invitation-expired' });
  });

  it('gives way to a newer mail; both links of one mail work until one is used', async () => {
    const { id, email, token } = await invite();
    const mail = v7();
    const first = tokenOf((await identity.link(organizationId, id, 'invitation', mail)).link);
    const second = tokenOf((await identity.link(organizationId, id, 'invitation', mail)).link);
    expect(first).not.toBe(second);
    expect(await accept(token, email)).toMatchObject({ status: 409, code: 'invitation-revoked' });
    expect(await accept(first, email)).toMatchObject({ status: 204 });
    expect(await accept(second, email)).toMatchObject({ status: 409, code: 'invitation-used' });
    expect(await identity.link(organizationId, id, 'invitation')).toMatchObject({ status: 'gone' });
  });

  it('is not brought back by an older mail that is tried again late', async () => {
    const { id, email } = await invitedUser(identity.pool, organizationId);
    const oldMail = v7();
    await identity.link(organizationId, id, 'invitation', oldMail);
    const newest = await identity.link(organizationId, id, 'invitation');
    expect(await identity.link(organizationId, id, 'invitation', oldMail)).toMatchObject({ status: 'gone' });
    expect(await accept(tokenOf(newest.link), email)).toMatchObject({ status: 204 });
  });

  it('used a thousand times at once works once', async () => {
    const { id, email, token } = await invite();
    const payload = { token, email, password: PASSWORD };
    // Without sockets, and with one hash for all: connections and processors are a matter of the machine.
    const hasher = identity.app.get(PasswordHasher);
    const ready = await hasher.hash(PASSWORD);
    const hash = jest.spyOn(hasher, 'hash').mockResolvedValue(ready);
    const accepting = () => identity.app.inject({ method: 'POST', url: '/v1/invitations/accept', payload });
    const outcomes = await Promise.all(Array.from({ length: 1000 }, accepting));
    expect(outcomes.filter(({ statusCode }) => statusCode === 204)).toHaveLength(1);
    hash.mockRestore();
    // On a slow machine some wait too long for the database and are told so: none of them is let in either.
    const others = new Set(outcomes.map(({ statusCode }) => statusCode).filter((status) => status !== 204));
    expect([...others].filter((status) => status !== 503)).toEqual([409]);
    expect(await eventsAbout(identity.pool, id)).toHaveLength(1);
  }, 300_000);

  it('used by two links of one mail at once works once', async () => {
    const { id, email } = await invitedUser(identity.pool, organizationId);
    const mail = v7();
    const links = await Promise.all([1, 2].map(() => identity.link(organizationId, id, 'invitation', mail)));
    const outcomes = await Promise.all(links.map(({ link }) => accept(tokenOf(link), email)));
    expect(outcomes.map(({ status }) => status).sort()).toEqual([204, 409]);
  });
});

describe('the page that an invitation leads to', () => {
  it('uses nothing up by being looked at, and asks for address and password as the mail says', async () => {
    const { email, answer } = await invite();
    const browser = new Browser(identity.baseUrl, { 'accept-language': 'nl-NL,nl;q=0.9' });
    await browser.go(answer.link ?? '');
    const page = await browser.go(answer.link ?? '');
    expect(page.text).toContain('Welkom bij Kantoor');
    expect(page.html).toContain('<html lang="nl">');
    for (const name of ['email', 'password', 'repeat']) expect(page.html).toContain(`<label for="${name}">`);

    const typo = await browser.submit(page, { email, password: PASSWORD, repeat: `${PASSWORD}!` });
    expect(typo.problemOf('repeat')).toBe('De twee wachtwoorden zijn niet gelijk.');
    expect(typo.html).not.toContain(PASSWORD);
    const short = await browser.submit(typo, { email, password: 'kort', repeat: 'kort' });
    expect(short.problemOf('password')).toBe('Gebruik minstens 15 tekens.');
    const other = await browser.submit(short, { email: 'x@example.nl', password: PASSWORD, repeat: PASSWORD });
    expect(other.problemOf('email')).toContain('niet het adres');

    const done = await browser.submit(other, { email, password: PASSWORD, repeat: PASSWORD });
    expect(done.text).toContain('Uw account is klaar');
    expect(done.html).toContain('href="/"');
    const again = await browser.go(answer.link ?? '');
    expect(again.status).toBe(409);
    expect(again.text).toContain('al gebruikt');
  });

  it('signs the browser in, and speaks the language that the browser prefers of those it has', async () => {
    const { email, answer } = await invite();
    const browser = new Browser(identity.baseUrl, { 'accept-language': 'pl, en;q=0.8, nl;q=0.5' });
    const page = await browser.go(answer.link ?? '');
    expect(page.text).toContain('Welcome to Kantoor');
    await browser.submit(page, { email, password: PASSWORD, repeat: PASSWORD });
    const code_challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
    const request = new URLSearchParams({
      client_id: 'rollcall-console',
      response_type: 'code',
      scope: 'openid',
      redirect_uri: `${identity.baseUrl}/callback`,
      code_challenge,
      code_challenge_method: 'S256',
    });
    const landed = await browser.go(`/oidc/auth?${request.toString()}`);
    expect(landed.url.searchParams.get('code')).toBeTruthy();
  });

  it('cannot be sent from another site', async () => {
    const { email, token } = await invite();
    const forged = await new Browser(identity.baseUrl).go('/account/invitation', {
      token,
      email,
      password: PASSWORD,
      repeat: PASSWORD,
    });
    expect(forged.status).toBe(422);
    expect(await accept(token, email)).toMatchObject({ status: 204 });
  });

  it.each(['', '?token=', '?token=nonsense', '?token=a&token=b'])(
    'says what to do about a link with "%s"',
    async (query) => {
      const page = await new Browser(identity.baseUrl).go(`/account/invitation${query}`);
      expect(page.status).toBe(404);
      expect(page.text).toContain('Deze link is niet geldig');
    },
  );
});

describe('a person who forgot the password', () => {
  async function activeUser() {
    const invited = await invite();
    await accept(invited.token, invited.email);
    return invited;
  }

  it('gets a link by mail, which sets a new password once and ends all sessions', async () => {
    const { id, email } = await activeUser();
    const browser = new Browser(identity.baseUrl);
    const asked = await browser.submit(await browser.go('/account/forgot'), { email });
    expect(asked.text).toContain('Kijk in uw e-mail');
    await eventually(async () => {
      expect((await eventsAbout(identity.pool, id)).at(-1)).toMatchObject({
        type: 'evt.identity.password.resetrequested.v1',
        data: { userId: id, kind: 'staff', recipient: { email } },
      });
    });

    const { link } = await identity.link(organizationId, id, 'password-reset');
    expect(await lifetimeOf(id)).toBe('01:00:00');
    const page = await browser.go(link ?? '');
    const done = await browser.submit(page, {
      password: 'vijf blauwe paarden zingen',
      repeat: 'vijf blauwe paarden zingen',
    });
    expect(done.text).toContain('Uw wachtwoord is gewijzigd');
    expect((await browser.go(link ?? '')).text).toContain('al gebruikt');
    expect((await eventsAbout(identity.pool, id)).map(({ type }) => type).slice(-2)).toEqual([
      'evt.identity.session.revoked.v1',
      'evt.identity.password.changed.v1',
    ]);
  });

  it('gets the invitation again while it has not been accepted', async () => {
    const { id, email } = await invitedUser(identity.pool, organizationId);
    expect((await identity.call('POST', '/v1/password-resets', { email })).status).toBe(202);
    await eventually(async () => {
      const events = await eventsAbout(identity.pool, id);
      expect(events.map(({ type }) => type)).toEqual(['evt.identity.invitation.requested.v1']);
    });
  });

  it('is answered alike, and after the same work, whether or not somebody has the address', async () => {
    const known = await activeUser();
    const [databases, afterAnswer] = [identity.app.get(Databases), identity.app.get(AfterAnswer)];
    const later: (() => Promise<void>)[] = [];
    const queries = jest.spyOn(databases.system, 'query');
    const transactions = jest.spyOn(databases, 'inOrganization');
    const deferred = jest.spyOn(afterAnswer, 'run').mockImplementation((_what, work) => void later.push(work));
    try {
      const ask = async (email: string) => {
        queries.mockClear();
        const { status, headers, ...answer } = await identity.call('POST', '/v1/password-resets', { email });
        // The relay of the outbox looks for messages by itself.
        const texts = queries.mock.calls
          .map(([text]) => String(text))
          .filter((text) => text.includes('sign_in_failure'));
        return { status, length: headers.get('content-length'), body: answer.body, texts, all: later.length };
      };
      const ofKnown = await ask(known.email);
      const ofUnknown = await ask('nobody-at-all@example.nl');
      expect({ ...ofUnknown, all: 1 }).toEqual(ofKnown);
      expect(ofUnknown.texts).toHaveLength(2);
      expect(transactions).not.toHaveBeenCalled();
      expect(later).toHaveLength(2);
      for (const work of later) await work();
      expect(transactions).toHaveBeenCalledTimes(1);
    } finally {
      for (const spy of [queries, transactions, deferred]) spy.mockRestore();
    }
    expect((await eventsAbout(identity.pool, known.id)).at(-1)?.type).toBe('evt.identity.password.resetrequested.v1');
  });

  it.each([
    ['used_at', 'reset-used'],
    ['revoked_at', 'reset-revoked'],
    ['expires_at', 'reset-expired'],
  ])('cannot use a link whose %s has come', async (column, code) => {
    const { id } = await activeUser();
    const { link } = await identity.link(organizationId, id, 'password-reset');
    await identity.pool.query(
      `UPDATE one_time_token SET ${column} = now() WHERE user_id = $1 AND purpose = 'password-reset'`,
      [id],
    );
    const body = { token: tokenOf(link), password: 'vijf blauwe paarden zingen' };
    expect(await problemOf(await identity.call('POST', '/v1/password-resets/complete', body))).toMatchObject({ code });
  });

  it('cannot use the link of an invitation for it', async () => {
    const { token } = await invite();
    const body = { token, password: PASSWORD };
    expect(await problemOf(await identity.call('POST', '/v1/password-resets/complete', body))).toMatchObject({
      code: 'reset-unknown',
    });
  });
});

describe('somebody who is deactivated', () => {
  it('loses open links at once, in the transaction that deactivates', async () => {
    const { id, email, token } = await invite();
    await identity.app.get(Databases).inOrganization(organizationId, async (tx) => {
      await tx.query(`UPDATE app_user SET status = 'inactive' WHERE organization_id = $1 AND id = $2`, [
        organizationId,
        id,
      ]);
      await identity.app.get(SessionRevoker).revokeSessions(tx, organizationId, [id], 'deactivated');
    });
    expect(await accept(token, email)).toMatchObject({ status: 409, code: 'invitation-gone' });
    expect(await identity.link(organizationId, id, 'invitation')).toMatchObject({ status: 'gone' });
  });
});

describe('hashing', () => {
  it('does the same work for an account that does not exist', async () => {
    const compared: string[] = [];
    class ObservedHasher extends PasswordHasher {
      protected override async compare(passwordHash: string, password: string): Promise<boolean> {
        // Algorithm and costs, without salt and hash.
        compared.push(passwordHash.split('$').slice(1, 4).join(' '));
        return super.compare(passwordHash, password);
      }
    }
    const hasher = new ObservedHasher({ passwordHashesAtOnce: 1, passwordHashesWaiting: 10 });
    expect(await hasher.verify(await hasher.hash(PASSWORD), 'something else')).toBe(false);
    expect(await hasher.verify(undefined, 'something else')).toBe(false);
    expect(compared).toEqual(Array(2).fill('argon2id v=19 m=19456,t=2,p=1'));
  });

  it('is done once at sign-in, whether or not somebody has the address', async () => {
    const verify = jest.spyOn(identity.app.get(PasswordHasher), 'verify');
    const { email, token } = await invite();
    await accept(token, email);
    const attempt = async (address: string) => {
      verify.mockClear();
      const signIn = { email: address, password: 'something else', networkAddress: '192.0.2.7' };
      expect(await identity.app.get(AuthenticationService).signIn(signIn)).toEqual({ result: 'refused' });
      return verify.mock.calls.length;
    };
    expect([await attempt(email), await attempt('nobody-at-all@example.nl')]).toEqual([1, 1]);
    verify.mockRestore();
  });

  it('answers that it is busy instead of letting too many wait', async () => {
    const hasher = new PasswordHasher({ passwordHashesAtOnce: 1, passwordHashesWaiting: 1 });
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => hasher.hash(PASSWORD)));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    expect(outcomes[2]).toMatchObject({ reason: { code: 'busy', kind: 'unavailable', retryAfterSeconds: 5 } });
  });
});

it('accepts no test token, since it trusts its own keys only', async () => {
  const foreign = await signTestToken({ organizationId, permissions: ['staff:write'] });
  expect((await identity.call('POST', `/v1/users/${v7()}/invite`, undefined, foreign)).status).toBe(401);
});
