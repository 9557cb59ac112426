/**
 * How memory and time of a whole system grow with the list: upload, plan, pages of rows, report and apply of lists of
 * growing size, through the gateway, with the real services, each list for people of its own.
 *
 *   npm run build && node bench/large-import.mjs [rows …]          (10000 100000 1000000)
 *
 * Says for each phase how long it took, and for each service how much memory its process has needed at most so far
 * (VmHWM); at the end how both grew from the first list to the last. Linux only. Ends with 1 if the import service or
 * identity needed 64 MiB more for the last list than for the first.
 */
import { spawn } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const MAY_GROW_KIB = 64 * 1024;
const WATCHED = ['import', 'identity'];
const sizes = process.argv.slice(2).map(Number);
if (sizes.length === 0) sizes.push(10_000, 100_000, 1_000_000);

let token;
const home = await mkdtemp(join(tmpdir(), 'rollcall-bench-'));
const runner = spawn(process.execPath, [fileURLToPath(new URL('../tools/dist/start.js', import.meta.url))], {
  env: { ...process.env, ROLLCALL_HOME: home, PORT: '0' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
runner.stdout.pipe(createWriteStream(join(home, 'runner.log')));
const ended = new Promise((resolve) => runner.once('exit', resolve));
try {
  const dev = await ready();
  const measured = [];
  for (const rows of sizes) measured.push(await measure(dev, rows));
  console.table(measured);
  process.exitCode = compare(measured[0], measured.at(-1)) ? 0 : 1;
} finally {
  runner.kill('SIGTERM');
  await ended;
  await rm(home, { recursive: true, force: true });
}

async function ready() {
  for (const until = Date.now() + 120_000; Date.now() < until; await pause(300)) {
    try {
      const dev = JSON.parse(await readFile(join(home, 'dev.json'), 'utf8'));
      if ((await fetch(`${dev.baseUrl}/health/ready`)).ok) return dev;
    } catch {
      // Not there yet.
    }
  }
  throw new Error('The system did not start.');
}

async function measure(dev, rows) {
  const list = join(home, `${rows}.csv`);
  await writeList(list, rows);
  const result = { rows, MB: Math.round((await stat(list)).size / 1e6), load: loadavg()[0].toFixed(1) };
  const timed = async (phase, work) => {
    const startedAt = performance.now();
    const answer = await work();
    const seconds = (performance.now() - startedAt) / 1000;
    result[`${phase} s`] = Number(seconds.toFixed(2));
    console.log(`${rows} rows: ${phase} ${seconds.toFixed(1)} s (load ${loadavg()[0].toFixed(1)})`);
    return answer;
  };
  const { id } = await timed('upload', () => upload(dev, list));
  const planned = await timed('plan', async () => {
    await call(dev, `/v1/imports/${id}/plan`, { method: 'POST' });
    return settled(dev, id, ['planned', 'held']);
  });
  if (planned.plan.create !== rows) throw new Error(`planned ${JSON.stringify(planned.plan)}`);
  await timed('last page of rows', async () => {
    const cursor = Buffer.from(JSON.stringify({ record: rows - 100 })).toString('base64url');
    const page = await (await call(dev, `/v1/imports/${id}/rows?limit=200&cursor=${cursor}`)).json();
    if (page.items.length !== 100) throw new Error(`${page.items.length} rows on the last page`);
  });
  const steps = new Set();
  const done = await timed('apply', async () => {
    await call(dev, `/v1/imports/${id}/apply`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ planHash: planned.plan.hash, confirm: planned.holds[0]?.confirm }),
    });
    return settled(dev, id, ['completed'], (job) => steps.add(job.progress?.done));
  });
  const { usersAdded, rowsFailed, rowsHeld } = done.result;
  if (usersAdded !== rows || rowsFailed + rowsHeld > 0) throw new Error(`applied ${JSON.stringify(done.result)}`);
  await timed('report', async () => {
    for await (const portion of (await call(dev, `/v1/imports/${id}/report.csv`)).body) void portion.length;
  });
  result['progress steps'] = steps.size;
  for (const service of WATCHED) result[`${service} KiB`] = await mostMemory(dev, service);
  return result;
}

/** Waits until an import has come to rest; each look is shown to `watch`. */
async function settled(dev, id, statuses, watch = () => undefined) {
  for (;;) {
    const job = await (await call(dev, `/v1/imports/${id}`)).json();
    watch(job);
    if (statuses.includes(job.status)) return job;
    if (['failed', 'cancelled'].includes(job.status)) throw new Error(JSON.stringify(job.problems));
    await pause(job.source.bytes > 5e6 ? 500 : 50);
  }
}

/** The most memory that the process of a service has needed so far, in KiB. */
async function mostMemory(dev, service) {
  const state = JSON.parse(await readFile(join(home, 'dev.json'), 'utf8'));
  const status = await readFile(`/proc/${state.pids[service]}/status`, 'utf8');
  return Number(/VmHWM:\s+(\d+)/.exec(status)[1]);
}

function compare(first, last) {
  const factor = last.rows / first.rows;
  for (const phase of ['upload', 'plan', 'apply', 'report'])
    console.log(
      `${phase}: ${(last[`${phase} s`] / first[`${phase} s`]).toFixed(1)} times as long for ${factor} times the rows`,
    );
  const grown = WATCHED.map((service) => [service, last[`${service} KiB`] - first[`${service} KiB`]]);
  for (const [service, kib] of grown) console.log(`${service}: ${(kib / 1024).toFixed(0)} MiB more at most`);
  return grown.every(([, kib]) => kib < MAY_GROW_KIB);
}

/** Sends a list as multipart without having all of it in memory. */
async function upload(dev, list) {
  const boundary = 'rollcall-bench';
  const part = (name, more = '') => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n`;
  const body = async function* () {
    yield `${part('kind')}staff\r\n${part('options')}{"invitations":"none"}\r\n`;
    yield part('file', '; filename="list.csv"');
    yield* createReadStream(list, { highWaterMark: 256 * 1024 });
    yield `\r\n--${boundary}--\r\n`;
  };
  const answer = await call(dev, '/v1/imports', {
    method: 'POST',
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: Readable.from(body()),
    duplex: 'half',
  });
  return answer.json();
}

/** Calls the API as the demo's client; fetches a new token when the old one has become invalid. */
async function call(dev, path, init = {}) {
  token ??= await fetchToken(dev);
  const headers = { ...init.headers, authorization: `Bearer ${token}` };
  const answer = await fetch(`${dev.baseUrl}${path}`, { ...init, headers });
  if (answer.status === 401 && !init.body) {
    token = undefined;
    return call(dev, path, init);
  }
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer;
}

async function fetchToken({ baseUrl, apiClient }) {
  const basic = Buffer.from(`${apiClient.clientId}:${apiClient.clientSecret}`).toString('base64');
  const answer = await fetch(`${baseUrl}/oidc/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${basic}`, 'content-type': 'application/x-www-form-urlencoded' },
    body: 'grant_type=client_credentials',
  });
  return (await answer.json()).access_token;
}

/** The columns of the usual list; about 120 bytes a row, 150 groups, one or two of them per person. */
async function writeList(path, rows) {
  const lines = async function* () {
    let portion = 'Achternaam;Voornaam;E-mailadres;Initialen;Titel;Telefoonnummer;Groep\r\n';
    for (let row = 1; row <= rows; row += 1) {
      const groups = `Afdeling ${row % 150}${row % 3 === 0 ? `~Afdeling ${(row * 7) % 150}` : ''}`;
      portion += `van der Achternaam${row};Voornaam ${row % 977};voornaam.achternaam${row}@lijst${rows}.example.nl;VA;Senior medewerker;416-555-${5_000_000 + row} Ext: ${row % 900};${groups}\r\n`;
      if (portion.length < 1 << 18) continue;
      yield portion;
      portion = '';
    }
    yield portion;
  };
  await pipeline(Readable.from(lines()), createWriteStream(path));
}
