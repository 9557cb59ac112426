/**
 * Writes a picture of each page of the console: on a desktop, on a phone, and in the dark.
 *
 *   npm start                  (in another terminal, on data that may change)
 *   npm run screenshots        to e2e/screenshots, or the folder given; ROLLCALL_HOME as with npm start
 *
 * It imports two small lists, so that there is something to see.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const home = process.env.ROLLCALL_HOME ?? join(import.meta.dirname, '../.rollcall');
const folder = process.argv[2] ?? join(import.meta.dirname, 'screenshots');
const state = JSON.parse(readFileSync(join(home, 'dev.json'), 'utf8'));
const VIEWS = {
  desktop: { viewport: { width: 1280, height: 800 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true },
  dark: { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' },
};
const BEFORE = `Achternaam;Voornaam;E-mailadres;Titel;Groep
Brooy;Jan;jan.brooy@voorbeeld.example;Junior;Controle
de Graaf;Nicole;nicole.degraaf@voorbeeld.example;Senior;Controle~Advies
Holt;Ben;ben.holt@voorbeeld.example;Senior;Advies
`;
const AFTER = `Achternaam;Voornaam;E-mailadres;Titel;Groep
Brooy;Jan;jan.brooy@voorbeeld.example;Senior;Controle
de Graaf;Nicole;nicole.degraaf@voorbeeld.example;Teamleider;Controle~Advies
Holt;Ben;ben.holt@voorbeeld.example;Senior;Advies
Hartman;Ron;ron.hartman@voorbeeld.example;Stagiair;Fiscaal
Yılmaz;Zoë;zoe@@voorbeeld.example;Senior;Controlle
Müller;Łukasz;lukasz.muller@gmial.com;Assistent;Advies
van den Berg;Eva;eva.vandenberg@voorbeeld.example;Partner;Fiscaal~Advies
Bakker;Fatima;fatima.bakker@voorbeeld.example;Manager;Fiscaal
`;

const call = await signedInProgram();
const done = await applied(await planned(BEFORE));
const draft = await planned(AFTER);
const { items } = await call(`/v1/users?importId=${done.id}`);
const pages = {
  staff: '/staff',
  contacts: '/contacts',
  person: items[0] ? `/staff/${items[0].id}` : '/staff',
  groups: '/groups',
  roles: '/roles',
  imports: '/imports',
  'wizard-start': '/imports/new/staff',
  'wizard-list': `/imports/${draft.id}?step=list`,
  'wizard-columns': `/imports/${draft.id}?step=columns`,
  'wizard-check': `/imports/${draft.id}`,
  'wizard-problem': `/imports/${draft.id}?code=E_EMAIL`,
  ...Object.fromEntries(
    ['organization', 'email-log', 'password-policy', 'api-clients', 'audit'].map((name) => [
      `settings-${name}`,
      `/settings/${name}`,
    ]),
  ),
};
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_BIN ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
const views = Object.entries(VIEWS).map(async ([view, options]) => [view, await signedIn(options)]);
const opened = await Promise.all(views);
for (const [name, path] of Object.entries(pages))
  for (const [view, page] of opened) await shoot(page, path, name, view);
await applied(draft);
for (const [view, page] of opened) await shoot(page, `/imports/${draft.id}`, 'wizard-confirmation', view);
await browser.close();
console.log(`${(Object.keys(pages).length + 1) * opened.length} pictures in ${folder}`);

async function shoot(page, path, name, view) {
  await page.goto(path);
  await page.locator('main :is(h1, h2)').first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: join(folder, `${name}-${view}.png`), animations: 'disabled' });
}

async function signedIn(options) {
  const context = await browser.newContext({
    baseURL: state.baseUrl,
    locale: 'nl-NL',
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  await page.goto('/');
  await page.fill('input[name=email]', state.admin.email);
  await page.fill('input[name=password]', state.admin.password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

async function signedInProgram() {
  const { clientId, clientSecret } = state.apiClient;
  const answer = await fetch(`${state.baseUrl}/oidc/token`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=client_credentials',
  });
  const { access_token: token } = await answer.json();
  return async (path, body) => {
    const response = await fetch(state.baseUrl + path, {
      method: body ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
      body: body && JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
}

async function planned(text) {
  const { id } = await call('/v1/imports', { kind: 'staff', text });
  await call(`/v1/imports/${id}/plan`, {});
  return until(id, 'planned', 'held');
}

async function applied({ id, plan }) {
  await call(`/v1/imports/${id}/apply`, { planHash: plan.hash });
  const sent = ({ result }) => result.invitations.queued === 0;
  return until(id, 'completed').then(async (view) => {
    for (let last = view; ; last = await call(`/v1/imports/${id}`)) if (sent(last)) return last;
  });
}

async function until(id, ...statuses) {
  for (;;) {
    const view = await call(`/v1/imports/${id}`);
    if (statuses.includes(view.status)) return view;
    if (view.status === 'failed') throw new Error(JSON.stringify(view.problems));
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}
