import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { startBrowser } from '../browser.js';
import { ApiClient, type ImportView } from '../client.js';
import { RunningSystem } from '../system.js';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Work that a whole service does may take this long on a slow machine. */
export const LONG = { timeout: 90_000 };

/** A running system and a browser: what the journeys through the console share. */
export class World {
  private constructor(
    readonly system: RunningSystem,
    readonly browser: Browser,
  ) {}

  static async begin(executable: string): Promise<World> {
    return new World(await RunningSystem.start(), await startBrowser(executable));
  }

  /** The public API, with a token that has just been given out: journeys may outlast one. */
  get api(): ApiClient {
    return new ApiClient(() => this.system.state);
  }

  async end(): Promise<void> {
    await this.browser.close();
    await this.system.stop();
  }

  /** A page of a browser of its own, signed in. What the page complains about is added to `complaints`. */
  async signedIn(locale: 'nl-NL' | 'en-GB', complaints: string[] = []): Promise<Page> {
    const { admin, baseUrl } = this.system.state;
    const context = await this.browser.newContext({ locale, baseURL: baseUrl, reducedMotion: 'reduce' });
    context.setDefaultTimeout(60_000);
    const page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await page.goto('/');
    await page.fill('input[name=email]', admin.email);
    await page.fill('input[name=password]', admin.password);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1 }).waitFor();
    return page;
  }

  /** Hands a list over and has it checked, as a program does. */
  async planned(kind: 'staff' | 'contacts', text: string, options: object = {}): Promise<ImportView> {
    const { api } = this;
    const { id } = await api.post<ImportView>('/v1/imports', { kind, text, options });
    await api.post(`/v1/imports/${id}/plan`);
    return api.importIn(id, 'planned', 'held');
  }

  async imported(kind: 'staff' | 'contacts', text: string, options: object = { invitations: 'none' }) {
    const { api } = this;
    const { id, plan } = await this.planned(kind, text, options);
    await api.post(`/v1/imports/${id}/apply`, { planHash: plan.hash });
    return api.importIn(id, 'completed');
  }
}

/** What has the keyboard, by its name. */
export async function focused(page: Page): Promise<string> {
  const name = await page.evaluate(
    `(() => { const e = document.activeElement; return e.labels?.[0]?.innerText ?? e.ariaLabel ?? e.innerText })()`,
  );
  return String(name).trim();
}

export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const seen: string[] = [];
  const isIt = (here: string) => (typeof name === 'string' ? here === name : name.test(here));
  for (let step = 0; step < 120; step += 1) {
    const here = await focused(page);
    if (isIt(here)) return;
    seen.push(here);
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not reach '${String(name)}': ${seen.join(' | ')}`);
}

/** A number of the confirmation. */
export async function resultOf(page: Page, name: string): Promise<string> {
  return page.locator(`[data-result=${name}] strong`).innerText();
}

interface AxeRun {
  violations: { id: string; impact: string | null; nodes: { html: string }[] }[];
}

/** Serious and critical findings about what the page shows now. */
export async function axe(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate<AxeRun>('axe.run()');
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  return serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`);
}
