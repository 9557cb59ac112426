import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Browser, type Page } from './browser.fixture.js';
import { invitedUser, startIdentity, type RunningIdentity } from './identity.fixture.js';
import { PASSWORD_CHECK_PATH, PASSWORD_METER_PATH } from './pages/password-meter.js.js';

let identity: RunningIdentity;
let organizationId: string;
let page: Page;
let cookie: string;

beforeAll(async () => {
  identity = await startIdentity();
  ({ organizationId } = await identity.organization());
  const { id } = await invitedUser(identity.pool, organizationId);
  const { link } = await identity.link(organizationId, id, 'invitation');
  const browser = new Browser(identity.baseUrl, { 'accept-language': 'en' });
  page = await browser.go(link ?? '');
  cookie = page.headers.getSetCookie()[0]?.split(';')[0] ?? '';
});
afterAll(() => identity?.stop());

interface Answer {
  problems: string[];
  score: number;
  text: string;
}

function ask(password: string, changed: Record<string, string> = {}, headers: Record<string, string> = { cookie }) {
  const { form = '', token = '' } = page.hidden;
  const body = { form, token, purpose: 'invitation', locale: 'en', password, ...changed };
  return identity.call('POST', PASSWORD_CHECK_PATH, body, undefined, headers);
}

async function rate(password: string, changed?: Record<string, string>): Promise<Answer> {
  const response = await ask(password, changed);
  expect(response.status).toBe(200);
  return (await response.json()) as Answer;
}

describe('the page on which a password is chosen', () => {
  it('lists the rules for those without scripts, and loads one script of ours and nothing else', async () => {
    expect(page.text).toContain('has at least 15 characters');
    expect(page.text).toContain('is not on lists of stolen passwords');
    expect(page.html.match(/<script[^>]*>/g)).toEqual([`<script src="${PASSWORD_METER_PATH}" defer>`]);
    expect(page.html).not.toMatch(/\sstyle="|\son\w+="/);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'");
    expect(policy).not.toContain('unsafe');
    const script = await fetch(`${identity.baseUrl}${PASSWORD_METER_PATH}`);
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(script.headers.get('cache-control')).toContain('immutable');
  });

  it('says how strong a password is to those who do not see it', () => {
    expect(page.html).toMatch(/<p class="hint" id="password-strength" aria-live="polite"><\/p>/);
    expect(page.html).toMatch(/aria-describedby="password-hint password-rules"/);
  });

  it('shows the rules of the organisation, also those that cannot be checked while typing', async () => {
    const other = await identity.organization();
    await identity.pool.query(`INSERT INTO password_policy VALUES ($1, $2)`, [
      other.organizationId,
      { minLength: 9, minClasses: 3, blockCommon: false, historySize: 10 },
    ]);
    const { id } = await invitedUser(identity.pool, other.organizationId);
    const { link } = await identity.link(other.organizationId, id, 'invitation');
    const { text } = await new Browser(identity.baseUrl, { 'accept-language': 'de' }).go(link ?? '');
    expect(text).toContain('hat mindestens 9 Zeichen');
    expect(text).toContain('mindestens 3 von');
    expect(text).toContain('keines Ihrer letzten 10');
    expect(text).not.toContain('gestohlener');
  });
});

describe('what the server says about a password while it is typed', () => {
  it('is what it will say in the end', async () => {
    expect(await rate('kort')).toMatchObject({ problems: ['password-too-short'] });
    expect((await rate('NicoleDeGraaf2026!')).problems).toEqual(['password-personal']);
    expect(await rate('vier groene paarden zingen')).toEqual({ problems: [], score: 4, text: 'Strength: very strong' });
  });

  it('calls nothing strong that will be refused, and says when it is too long', async () => {
    expect(await rate('xQ7#kd!')).toMatchObject({ score: 1, text: 'Strength: weak' });
    expect(await rate('groen paard '.repeat(40), { locale: 'fr' })).toMatchObject({
      text: 'Utilisez au plus 256 caractères.',
    });
  });

  it.each([
    ['another browser', {}, {}, 403],
    ['another site', {}, { 'sec-fetch-site': 'cross-site' }, 403],
    ['a form of nobody', { form: 'x' }, undefined, 403],
    ['a link of nobody', { token: 'x' }, undefined, 404],
    ['a link for something else', { purpose: 'password-reset' }, undefined, 404],
  ])('is not told to %s', async (_name, changed, headers, status) => {
    const sent = headers && { ...(Object.keys(headers).length > 0 ? { cookie } : {}), ...headers };
    expect((await ask('vier groene paarden', changed as Record<string, string>, sent)).status).toBe(status);
  });

  it('uses nothing up and keeps nothing', async () => {
    const stored = async () => {
      const { rows } = await identity.pool.query<{ count: string }>(
        `SELECT (SELECT count(*) FROM one_time_token WHERE used_at IS NOT NULL) + (SELECT count(*) FROM audit_entry)
              + (SELECT count(*) FROM sign_in_failure) AS count`,
      );
      return rows[0]?.count;
    };
    const before = await stored();
    await rate('vier groene paarden zingen');
    expect(await stored()).toBe(before);
  });
});

describe('pages in all languages', () => {
  it.each([
    ['nl', 'Wachtwoord vergeten?'],
    ['en', 'Forgot your password?'],
    ['de', 'Passwort vergessen?'],
    ['fr', 'Mot de passe oublié ?'],
    ['pl, fr-BE;q=0.4', 'Mot de passe oublié ?'],
    ['pl', 'Wachtwoord vergeten?'],
  ])('are there for %s', async (language, title) => {
    const { text, html } = await new Browser(identity.baseUrl, { 'accept-language': language }).go('/account/forgot');
    expect(text).toContain(title);
    expect(html).toMatch(/<html lang="(nl|en|de|fr)">/);
  });
});
