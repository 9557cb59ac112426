/// <reference lib="dom" />
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chromium, type Browser, type Page } from 'playwright-core';
import { clientsOf } from './console.fixture.js';
import { invitedUser, PASSWORD, startIdentity, type RunningIdentity } from './identity.fixture.js';

const CHROMIUM = process.env['CHROMIUM_BIN'] ?? '/usr/bin/chromium';
/** Where pictures are put for people to look at; not set: nowhere. */
const PICTURES = process.env['SCREENSHOT_DIR'];

const SIZES = [
  { colorScheme: 'light', width: 1280, height: 900 },
  { colorScheme: 'dark', width: 1280, height: 900 },
  { colorScheme: 'light', width: 320, height: 640 },
  { colorScheme: 'dark', width: 390, height: 844 },
] as const;

/** Runs in the page: what of its text cannot be read, by WCAG 2.2 1.4.3, what cannot be hit, and what does not fit. */
function findFaults(): string[] {
  const luminance = ([red = 0, green = 0, blue = 0]: number[]) => {
    const linear = (value: number) =>
      value / 255 <= 0.03928 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  };
  const numbers = (color: string) => (color.match(/[\d.]+/g) ?? []).map(Number);
  const backgroundOf = (element: Element | null): number[] => {
    for (let at = element; at; at = at.parentElement) {
      const color = numbers(getComputedStyle(at).backgroundColor);
      if (color.length === 3 || (color[3] ?? 0) > 0) return color;
    }
    return [255, 255, 255];
  };
  const faults: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!element || !node.textContent?.trim() || element.getClientRects().length === 0) continue;
    const [one, other] = [numbers(getComputedStyle(element).color), backgroundOf(element)].map(luminance).sort();
    const contrast = ((other ?? 0) + 0.05) / ((one ?? 0) + 0.05);
    if (contrast < 4.5) faults.push(`contrast ${contrast.toFixed(1)}: ${node.textContent.trim().slice(0, 40)}`);
  }
  if (document.documentElement.scrollWidth > window.innerWidth) faults.push('wider than the screen');
  for (const control of document.querySelectorAll<HTMLElement>('button, .button, input:not([type=hidden]), select')) {
    const { height } = control.getBoundingClientRect();
    if (height < 44) faults.push(`${control.tagName} is ${height} pixels high`);
  }
  return faults;
}

// Debian's browser, or the one in CHROMIUM_BIN: elsewhere there is nothing to look with.
(existsSync(CHROMIUM) ? describe : describe.skip)('pages in a browser', () => {
  let identity: RunningIdentity;
  let browser: Browser;
  let organization: Awaited<ReturnType<RunningIdentity['organization']>>;

  beforeAll(async () => {
    identity = await startIdentity();
    organization = await identity.organization();
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await identity?.stop();
  });

  async function look(page: Page, name: string): Promise<void> {
    for (const { colorScheme, width, height } of SIZES) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height });
      const faults = await page.evaluate(findFaults);
      if (PICTURES)
        await page.screenshot({ fullPage: true, path: join(PICTURES, `${name}-${colorScheme}-${width}.png`) });
      expect({ name, colorScheme, width, faults }).toEqual({ name, colorScheme, width, faults: [] });
    }
  }

  async function invitation(): Promise<{ link: string; email: string }> {
    const { id, email } = await invitedUser(identity.pool, organization.organizationId);
    const { link = '' } = await identity.link(organization.organizationId, id, 'invitation');
    return { link, email };
  }

  /** An address that begins to sign in, as the console makes it. */
  function signInUrl(): string {
    const request = new URLSearchParams({
      client_id: 'rollcall-console',
      response_type: 'code',
      scope: 'openid',
      redirect_uri: `${identity.baseUrl}/callback`,
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      code_challenge_method: 'S256',
    });
    return `${identity.baseUrl}/oidc/auth?${request.toString()}`;
  }

  it.each(['nl', 'en', 'de', 'fr'])(
    'can be read and used in %s by day and by night, on a telephone and a desk',
    async (locale) => {
      const page = await browser.newPage({ locale });
      await page.goto(signInUrl());
      await look(page, `sign-in-${locale}`);
      await page.fill('#email', 'nobody@example.nl');
      await page.fill('#password', 'not the password');
      await page.click('button[type=submit]');
      await look(page, `sign-in-wrong-${locale}`);
      await page.goto(`${identity.baseUrl}/account/forgot`);
      await look(page, `forgot-${locale}`);
      const { link, email } = await invitation();
      await page.goto(link);
      await look(page, `invitation-${locale}`);
      await page.fill('#email', email);
      await page.fill('#password', 'kort');
      await page.fill('#repeat', 'anders');
      await page.click('button[type=submit]');
      await look(page, `invitation-wrong-${locale}`);
      await page.goto(`${identity.baseUrl}/account/reset?token=nonsense`);
      await look(page, `link-wrong-${locale}`);
      await page.goto(`${identity.baseUrl}/oidc/session/end`);
      await look(page, `sign-out-${locale}`);
      await page.context().close();
    },
    120_000,
  );

  it('tick rules off and say the strength while somebody types, without breaking their own policy', async () => {
    const { link } = await invitation();
    const page = await browser.newPage({ locale: 'en' });
    const broken: string[] = [];
    page.on('console', (message) => void (message.type() === 'error' && broken.push(message.text())));
    page.on('pageerror', (error) => void broken.push(error.message));
    await page.goto(link);
    const strength = page.locator('#password-strength');
    const states = () =>
      page.locator('[data-rule]').evaluateAll((items) => items.map((item) => (item as HTMLElement).dataset['state']));
    await page.locator('#password').pressSequentially('kort');
    await strength.getByText('weak').waitFor();
    expect(await states()).toEqual(['unmet', 'met', 'met', 'met']);
    expect(await page.locator('[data-rule=password-too-short]').textContent()).toContain('(not yet)');
    await page.fill('#password', 'vier groene paarden zingen');
    await strength.getByText('very strong').waitFor();
    expect(await states()).toEqual(['met', 'met', 'met', 'met']);
    await look(page, 'meter-en');
    await page.fill('#password', '');
    await page.locator('#password-meter').waitFor({ state: 'hidden' });
    expect(await strength.textContent()).toBe('');
    expect(broken).toEqual([]);
    await page.context().close();
  }, 120_000);

  it('of the second step can be read and used', async () => {
    const program = await clientsOf(identity).tokenOf(organization.apiClient);
    await identity.call('PUT', '/v1/settings/second-factor', { mode: 'required' }, program);
    const page = await browser.newPage({ locale: 'nl' });
    await page.goto(signInUrl());
    await page.fill('#email', organization.admin.email);
    await page.fill('#password', PASSWORD);
    await page.click('button[type=submit]');
    await look(page, 'enrolment');
    const { Secret, TOTP } = await import('otpauth');
    const secret = (await page.locator('.secret').textContent())?.replace(/\s/g, '') ?? '';
    await page.fill('#code', new TOTP({ secret: Secret.fromBase32(secret) }).generate());
    await page.click('button[type=submit]');
    await page.locator('.codes').waitFor();
    await look(page, 'recovery-codes');
    await page.context().clearCookies();
    await page.goto(signInUrl());
    await page.fill('#email', organization.admin.email);
    await page.fill('#password', PASSWORD);
    await page.click('button[type=submit]');
    await look(page, 'code');
    await page.click('button[name=switch]');
    await look(page, 'recovery-code');
    await page.context().close();
  }, 120_000);
});
