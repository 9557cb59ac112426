import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@rollcall/testing';
import type { Browser, Page } from 'playwright-core';
import { findBrowser, startBrowser } from './browser.js';
import { RunningSystem } from './system.js';

const executable = findBrowser();
const journeys = executable ? describe : describe.skip;
if (!executable) console.warn('The console is not tested: no Chromium (CHROMIUM_BIN, /usr/bin/chromium, PATH).');

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SEED = `Achternaam, Voornaam, E-mailadres, Initialen, Titel, Telefoonnummer, Groep
Brooy, Jan, J.Brooy@cwtestgebruiker.nl, JB, Senior, 416-555-5117 Ext: 128, G1
de Graaf, Nicole, NGra@cwtestgebruiker.nl, NG, Teamleider, 416-555-5117 Ext: 176, G1~G2
Holt, Ben, ben.holt@cwtestgebruiker.nl, BH, Senior, 416-555-2115, G2
Hartman, Ron, Ron.Hartman@cwtestgebruiker.nl, NN, Stagiair, 416-555-1956, G2
`;
const CONTACTS = SEED.replaceAll('cwtestgebruiker', 'cwtestcontact')
  .replaceAll('G1', 'Klant 1')
  .replaceAll('G2', 'Klant 2');

journeys('the console', () => {
  let system: RunningSystem;
  let browser: Browser;

  beforeAll(async () => {
    system = await RunningSystem.start();
    browser = await startBrowser(executable!);
  });

  afterAll(async () => {
    await browser?.close();
    await system?.stop();
  });

  /** A page of a browser of its own, signed in. What the page complains about is a failure of the test. */
  async function signedIn(locale: string, complaints: string[] = []): Promise<Page> {
    const context = await browser.newContext({ locale, baseURL: system.state.baseUrl });
    const page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await page.goto('/');
    await page.fill('input[name=email]', system.state.admin.email);
    await page.fill('input[name=password]', system.state.admin.password);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1 }).waitFor();
    return page;
  }

  async function result(page: Page, name: string): Promise<string> {
    return page.locator(`[data-result=${name}] strong`).innerText();
  }

  it('imports the pasted list of the help page by mouse, in Dutch, and takes it back', async () => {
    const complaints: string[] = [];
    const page = await signedIn('nl-NL', complaints);
    await page.getByRole('button', { name: 'Nieuw' }).click();
    await page.getByRole('menuitem', { name: 'Personeel' }).click();

    await page.getByLabel('Plak tekst met gescheiden waarden').fill(SEED);
    await page.getByRole('columnheader', { name: 'Telefoonnummer' }).waitFor();
    await page.getByRole('checkbox', { name: 'Deactiveer gebruikers die niet in de lijst staan' }).check();
    await page.getByRole('alert').getByText('Let op').waitFor();
    await page.getByRole('checkbox', { name: 'Deactiveer gebruikers die niet in de lijst staan' }).uncheck();
    await page.getByRole('button', { name: 'Volgende' }).click();

    await page.getByText('herkend aan de koptekst').first().waitFor();
    // The names of the properties arrive by a request of their own.
    const group = page.getByRole('combobox', { name: 'Gegeven in kolom Groep' });
    await eventually(async () => expect(await group.inputValue()).toBe('Groep'));
    await page.getByRole('button', { name: 'Volgende' }).click();

    await page.getByRole('button', { name: '4 Nieuw' }).click();
    await page.getByRole('cell', { name: 'Nicole de Graaf' }).waitFor();
    await page.getByText('2 nieuwe groepen:').waitFor();
    await page.getByRole('button', { name: 'Importeren' }).click();

    await page.getByRole('heading', { name: 'De lijst is geïmporteerd' }).waitFor({ timeout: 60_000 });
    expect([await result(page, 'usersAdded'), await result(page, 'groupsAdded')]).toEqual(['4', '2']);
    await page.getByText('4 verstuurd').waitFor({ timeout: 60_000 });

    await page.getByRole('link', { name: 'Bekijk ze in het E-mail Log' }).click();
    await page.getByRole('cell', { name: 'NGra@cwtestgebruiker.nl' }).waitFor();
    await page.goBack();
    await page.getByRole('button', { name: 'Ongedaan maken' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Ongedaan maken' }).click();
    await page.getByRole('heading', { name: 'De import is ongedaan gemaakt' }).waitFor({ timeout: 60_000 });
    expect(complaints).toEqual([]);
  });

  it('imports a list by keyboard alone, in English', async () => {
    const page = await signedIn('en-GB');
    const { keyboard } = page;
    await tabTo(page, 'New');
    await keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Contacts' }).waitFor();
    for (let step = 0; step < 5 && (await focused(page)) !== 'Contacts'; step += 1) await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Import contacts' }).waitFor();
    await tabTo(page, 'Paste delimited text');
    await keyboard.insertText(CONTACTS);
    await tabTo(page, 'Next');
    await keyboard.press('Enter');
    await page.getByText('known by its header').first().waitFor();
    await tabTo(page, 'Next');
    await keyboard.press('Enter');
    await page.getByText('Nothing has changed yet').waitFor();
    await page.getByRole('cell', { name: 'Nicole de Graaf' }).waitFor();
    await tabTo(page, 'Import');
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: 'The list has been imported' }).waitFor({ timeout: 60_000 });
    expect(await result(page, 'usersAdded')).toBe('4');
  });

  it('keeps no token where a script of another page could find it, and stays signed in after a reload', async () => {
    const page = await signedIn('nl-NL');
    const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
    expect(kept).not.toMatch(/eyJ|refresh|access/);
    await page.goto('/contacts');
    await page.getByRole('heading', { name: 'Contactpersonen' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/contacts');
  });

  it('loads less than 250 kB of script up to the list', async () => {
    const context = await browser.newContext({ locale: 'nl-NL', baseURL: system.state.baseUrl });
    const page = await context.newPage();
    const sizes: Promise<number>[] = [];
    page.on('requestfinished', (request) => {
      const isScript = new URL(request.url()).pathname.startsWith('/assets/') && request.resourceType() === 'script';
      if (isScript) sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
    });
    await page.goto('/');
    await page.fill('input[name=email]', system.state.admin.email);
    await page.fill('input[name=password]', system.state.admin.password);
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Ada Beheerder' }).waitFor();
    const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThan(250_000);
  });

  it.each(['light', 'dark'] as const)('has no serious finding of axe on any page when it is %s', async (scheme) => {
    const page = await signedIn('nl-NL');
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    const person = await page.getByRole('link', { name: 'Ada Beheerder' }).getAttribute('href');
    const paths = [
      '/staff',
      '/contacts',
      '/groups',
      '/roles',
      '/imports',
      '/imports/new/staff',
      person ?? '',
      '/nowhere',
    ];
    const settings = ['organization', 'email-log', 'password-policy', 'api-clients', 'audit', 'sessions'];
    const findings: string[] = [];
    for (const path of [...paths, ...settings.map((section) => `/settings/${section}`)]) {
      await page.goto(path);
      await page.locator('main :is(h1, h2)').first().waitFor();
      await page.waitForLoadState('networkidle');
      findings.push(...(await axe(page)).map((finding) => `${path}: ${finding}`));
    }
    expect(findings).toEqual([]);
  });
});

/** What has the keyboard, by its name. */
async function focused(page: Page): Promise<string> {
  const name = await page.evaluate(
    `(() => { const e = document.activeElement; return e.labels?.[0]?.innerText ?? e.ariaLabel ?? e.innerText })()`,
  );
  return String(name).trim();
}

async function tabTo(page: Page, name: string): Promise<void> {
  const seen: string[] = [];
  for (let step = 0; step < 80; step += 1) {
    const here = await focused(page);
    if (here === name) return;
    seen.push(here);
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not reach '${name}': ${seen.join(' | ')}`);
}

interface AxeRun {
  violations: { id: string; impact: string | null; nodes: { html: string }[] }[];
}

async function axe(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate<AxeRun>('axe.run()');
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  return serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`);
}
