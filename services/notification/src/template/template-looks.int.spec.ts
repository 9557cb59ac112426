/// <reference lib="dom" />
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chromium, type Browser, type Page } from 'playwright-core';
import { TemplateService } from './template.service.js';
import { TEMPLATE_NAMES } from './template.values.js';

const CHROMIUM = process.env['CHROMIUM_BIN'] ?? '/usr/bin/chromium';
/** Where pictures are put for people to look at; not set: nowhere. */
const PICTURES = process.env['SCREENSHOT_DIR'];

const LOGO =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
const context = {
  recipient: { name: 'Nicole de Graaf', email: 'NGra@cwtestgebruiker.nl' },
  organization: { name: 'Accountantskantoor Brooy & Holt' },
  link: 'https://rollcall.example/account/invitation?token=3mXJ0y5uT2m0Zr8kq1c7bQ3mXJ0y5uT2m0Zr8kq1c7bQ',
  expiresAt: new Date('2026-12-24T12:00:00Z'),
  import: {
    importId: '0198a2f4-5c00-7a00-9b00-00000000a001',
    usersAdded: 128,
    usersChanged: 12,
    usersUnchanged: 640,
    usersReactivated: 1,
    usersDeactivated: 3,
    groupsAdded: 2,
    groupsChanged: 4,
    rowsFailed: 5,
    rowsHeld: 1,
  },
  secondFactor: { enabled: true, disabled: false, reset: false },
};
const dress = {
  welcomeMessage: 'Fijn dat u er bent.\nMet vragen kunt u bij Jan terecht.',
  signature: 'Brooy & Holt\nDorpsstraat 1, Delft',
  logoSource: null,
};

/** Runs in the page: what of its text cannot be read, by WCAG 2.2 1.4.3, and what does not fit. */
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
    const text = node.textContent?.trim();
    if (!element || !text) continue;
    const [one, other] = [numbers(getComputedStyle(element).color), backgroundOf(element)].map(luminance).sort();
    const contrast = ((other ?? 0) + 0.05) / ((one ?? 0) + 0.05);
    if (contrast < 4.5) faults.push(`contrast ${contrast.toFixed(1)}: ${text.slice(0, 40)}`);
  }
  if (document.documentElement.scrollWidth > window.innerWidth) faults.push('wider than the screen');
  // WCAG 2.2, 2.5.5: what is to be hit with a finger.
  const button = [...document.querySelectorAll('a')].find((link) => getComputedStyle(link).display === 'inline-block');
  const { height = 0, left = -1, right = Infinity } = button?.getBoundingClientRect() ?? {};
  if (height < 44) faults.push(`the button is ${height} pixels high`);
  if (left < 0 || right > window.innerWidth) faults.push('the button is not all on the screen');
  for (const cell of document.querySelectorAll<HTMLElement>('td, th, p, h1'))
    if (cell.scrollWidth > cell.clientWidth + 1 && getComputedStyle(cell).display !== 'inline')
      faults.push(`does not fit: ${cell.textContent.trim().slice(0, 40)}`);
  return faults;
}

// Debian's browser, or the one in CHROMIUM_BIN: elsewhere there is nothing to look with.
(existsSync(CHROMIUM) ? describe : describe.skip)('mails in a browser', () => {
  const templates = new TemplateService();
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
    page = await browser.newPage();
  }, 60_000);
  afterAll(() => browser?.close());

  const cases = TEMPLATE_NAMES.flatMap((name) => templates.localesFor(name).map((locale) => [name, locale] as const));

  it.each(cases)(
    '%s in %s can be read by day and by night, on a telephone and a desk',
    async (name, locale) => {
      const { html } = templates.render(name, locale, context, { ...dress, logoSource: locale === 'nl' ? null : LOGO });
      for (const colorScheme of ['light', 'dark'] as const)
        for (const width of [320, 720]) {
          await page.emulateMedia({ colorScheme });
          await page.setViewportSize({ width, height: 800 });
          await page.setContent(html);
          const faults = await page.evaluate(findFaults);
          const picture = await page.screenshot({
            fullPage: true,
            ...(PICTURES && { path: join(PICTURES, `${name}-${locale}-${colorScheme}-${width}.png`) }),
          });
          expect({ colorScheme, width, faults }).toEqual({ colorScheme, width, faults: [] });
          expect(picture.byteLength).toBeGreaterThan(5_000);
        }
    },
    60_000,
  );

  it('load nothing from anywhere: a mail that was opened tells nobody', async () => {
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    for (const [name, locale] of cases)
      await page.setContent(templates.render(name, locale, context, { ...dress, logoSource: LOGO }).html);
    expect(requests.filter((url) => !url.startsWith('data:'))).toEqual([]);
  }, 60_000);
});
