import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { SEED, WITH_PROBLEMS } from './lists.js';
import { axe, type World } from './world.js';

/** What holds for every page. */
export function pageJourneys(world: () => World): void {
  it('keeps no token where a script of another page could find it, and stays signed in after a reload', async () => {
    const page = await world().signedIn('nl-NL');
    const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
    expect(kept).not.toMatch(/eyJ|refresh|access/);
    await page.goto('/contacts');
    await page.getByRole('heading', { name: 'Contactpersonen' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/contacts');
  });

  it('loads less than 250 kB of script up to the list, and scripts from files only', async () => {
    const { browser, system } = world();
    const context = await browser.newContext({ locale: 'nl-NL', baseURL: system.state.baseUrl });
    const page = await context.newPage();
    const sizes: Promise<number>[] = [];
    page.on('requestfinished', (request) => {
      const isScript = new URL(request.url()).pathname.startsWith('/assets/') && request.resourceType() === 'script';
      if (isScript) sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
    });
    const first = await page.goto('/');
    await page.fill('input[name=email]', system.state.admin.email);
    await page.fill('input[name=password]', system.state.admin.password);
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Ada Beheerder' }).waitFor();
    const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThan(250_000);
    const policy = (await context.request.get('/')).headers()['content-security-policy'] ?? '';
    expect(first?.ok()).toBe(true);
    expect(policy).toMatch(/script-src 'self'(;|$)/);
  });

  describe.each(['light', 'dark'] as const)('has no serious finding of axe when it is %s', (scheme) => {
    const list = scheme === 'light' ? 'licht' : 'donker';

    async function findings(paths: (page: Page) => Promise<string[]> | string[]): Promise<string[]> {
      const page = await world().signedIn('nl-NL');
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      const found: string[] = [];
      for (const path of await paths(page)) {
        await page.goto(path);
        await page.locator('main :is(h1, h2)').first().waitFor();
        await page.waitForLoadState('networkidle');
        found.push(...(await axe(page)).map((finding) => `${path}: ${finding}`));
      }
      return found;
    }

    it('on lists and persons', async () => {
      const lists = ['/staff', '/contacts', '/imports', '/imports/new/staff', '/groups', '/roles', '/nowhere'];
      const personOn = (page: Page) => page.getByRole('link', { name: 'Ada Beheerder' }).getAttribute('href');
      expect(await findings(async (page) => [...lists, (await personOn(page)) ?? ''])).toEqual([]);
    });

    it('on the steps of an import', async () => {
      const problems = await world().planned('staff', WITH_PROBLEMS.replaceAll('problemen', list));
      const done = await world().imported('contacts', SEED.replaceAll('cwtestgebruiker', list));
      const steps = ['', '?step=list', '?step=columns', '?code=E_EMAIL'].map(
        (query) => `/imports/${problems.id}${query}`,
      );
      expect(await findings(() => [...steps, `/imports/${done.id}?rows=all`])).toEqual([]);
    });

    it('on settings', async () => {
      const sections = ['organization', 'email-log', 'password-policy', 'api-clients', 'audit'];
      expect(await findings(() => sections.map((section) => `/settings/${section}`))).toEqual([]);
    });
  });
}
