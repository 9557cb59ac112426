/**
 * How fluid long lists are in the console: long tasks and layout shift while somebody scrolls and leaps.
 *
 *   npm start                                     (in another terminal)
 *   node bench/console-scrolling.mjs [rows]       100,000 unless said otherwise; ROLLCALL_HOME as with npm start
 *
 * Hands over a list of so many rows, has it checked, and opens the check step and the list of staff in Chromium
 * (CHROMIUM_BIN, /usr/bin/chromium). Nothing is applied; the draft stays in the list of imports.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRequire } from 'node:module';

const { chromium } = createRequire(new URL('../e2e/package.json', import.meta.url))('playwright-core');
const ROWS = Number(process.argv[2] ?? 100_000);
const LEAPS = 40;
const home = process.env.ROLLCALL_HOME ?? join(import.meta.dirname, '../.rollcall');
const state = JSON.parse(readFileSync(join(home, 'dev.json'), 'utf8'));
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const id = await checkedImport();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_BIN ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
const page = await (await browser.newContext({ baseURL: state.baseUrl, locale: 'nl-NL' })).newPage();
await page.addInitScript(`
  window.measured = { tasks: [], shift: 0 };
  new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => measured.tasks.push(duration)))
    .observe({ type: 'longtask', buffered: true });
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => { if (!entry.hadRecentInput) measured.shift += entry.value; }))
    .observe({ type: 'layout-shift', buffered: true });
`);
await page.goto('/');
await page.fill('input[name=email]', state.admin.email);
await page.fill('input[name=password]', state.admin.password);
await page.keyboard.press('Enter');
await page.getByRole('heading', { level: 1 }).waitFor();

console.log(`| ${'list'.padEnd(24)} |    rows | long tasks | longest, ms | layout shift |`);
await measure('check step', `/imports/${id}`);
await measure('check step, only new', `/imports/${id}?state=create`);
await measure('staff', '/staff?status=all');
await browser.close();

async function measure(name, path) {
  await page.goto(path);
  const table = page.getByRole('table').last();
  await table.getByRole('row').nth(1).waitFor();
  const rows = Number(await table.getAttribute('aria-rowcount')) - 1;
  await pause(1500);
  const loading = await page.evaluate('({ shift: measured.shift })');
  await page.evaluate('measured.tasks = []');
  await table.hover();
  for (let step = 0; step < 100; step += 1) {
    await page.mouse.wheel(0, 500);
    await pause(16);
  }
  for (let leap = 0; leap < LEAPS; leap += 1) {
    const part = leap === LEAPS - 1 ? 1 : Math.random();
    await table.evaluate((element, share) => {
      element.scrollTop = (element.scrollHeight - element.clientHeight) * share;
    }, part);
    await pause(leap % 4 === 3 ? 400 : 60);
  }
  const last = table.locator(`[aria-rowindex="${rows + 1}"]:not([aria-busy])`);
  await last.waitFor({ timeout: 15_000 });
  const { tasks, shift } = await page.evaluate('measured');
  const longest = Math.max(0, ...tasks).toFixed(0);
  const shifts = `${loading.shift.toFixed(3)} → ${shift.toFixed(3)}`;
  console.log(
    `| ${name.padEnd(24)} | ${String(rows).padStart(7)} | ${String(tasks.length).padStart(10)} | ${longest.padStart(11)} | ${shifts.padStart(12)} |`,
  );
}

async function checkedImport() {
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
  const call = async (path, init = {}) => {
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(`${state.baseUrl}/v1/imports${path}`, { ...init, headers });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  const form = new FormData();
  form.append('kind', 'staff');
  form.append('file', new Blob([list()], { type: 'text/csv' }), 'scrolling.csv');
  const draft = await call('', { method: 'POST', body: form });
  await call(`/${draft.id}/plan`, { method: 'POST' });
  for (let job = draft; ; job = await call(`/${draft.id}`)) {
    if (job.status === 'planned' || job.status === 'held') return draft.id;
    if (job.status === 'failed') throw new Error(JSON.stringify(job.problems));
    await pause(500);
  }
}

/** Every thousandth address cannot be right, every fifth person is in two groups. */
function list() {
  const lines = ['Achternaam;Voornaam;E-mailadres;Titel;Groep'];
  for (let n = 1; n <= ROWS; n += 1)
    lines.push(
      `Jansen ${n};Jan;p${n}@${n % 1000 === 0 ? '@' : ''}scrolling.example;Senior;Groep ${n % 10}${n % 5 === 0 ? '~Team' : ''}`,
    );
  return lines.join('\r\n');
}
