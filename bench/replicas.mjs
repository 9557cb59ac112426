/**
 * One import with one and with two replicas of identity and import: both share its work.
 *
 *   npm run bench -- replicas [rows] [rounds]          (100000 2)
 *
 * On a machine of two processors, which one replica of each already keeps busy, two are not expected to be faster; what this shows
 * is that they share an import without getting into each other's way, and what that costs.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from './lib/client.mjs';
import { writeList } from './lib/list.mjs';
import { Outcome } from './lib/outcome.mjs';
import { median, report, round } from './lib/report.mjs';
import { processorSeconds, startSystem } from './lib/system.mjs';

const rows = Number(process.argv[2] ?? 100_000);
const rounds = Number(process.argv[3] ?? 2);
const system = await startSystem();
let replicas = [];
try {
  const client = new Client(system);
  const outcome = await Outcome.open(system);
  const samples = { one: [], two: [] };
  for (let turn = 1; turn <= rounds; turn += 1) {
    samples.one.push(await measure(`one-${turn}`));
    replicas = [await replica('identity'), await replica('import')];
    samples.two.push(await measure(`two-${turn}`));
    await stopReplicas();
  }
  await outcome.close();
  const rate = (list) => Math.round(rows / median(list.map(({ seconds }) => seconds)));
  report('replicas', { figures: { rows, rowsPerSecond: { one: rate(samples.one), two: rate(samples.two) }, samples } });
  console.log(JSON.stringify({ one: rate(samples.one), two: rate(samples.two) }), 'rows per second, whole job');

  async function measure(list) {
    const path = join(system.home, `${list}.csv`);
    await writeList(path, rows, { list });
    await client.renewToken();
    await outcome.checkpoint();
    const names = ['identity', 'import'];
    const used = [...names.map((name) => system.pids[name]), ...replicas.map(({ pid }) => pid)];
    const before = used.map((pid) => processorSeconds(pid));
    const startedAt = performance.now();
    const { id } = await client.upload(path, { options: { invitations: 'hold', approve: 'auto' } });
    await client.send('POST', `/v1/imports/${id}/plan`);
    await outcome.untilDone(id, rows);
    const sample = {
      seconds: round((performance.now() - startedAt) / 1000),
      processors: used.map((pid, at) => round(processorSeconds(pid) - before[at])),
    };
    console.log(list, JSON.stringify(sample));
    return sample;
  }
} finally {
  await stopReplicas();
  await system.stop();
}

/** Another process of a service, with the environment of the first but a port of its own. */
async function replica(name) {
  const lines = readFileSync(`/proc/${system.pids[name]}/environ`, 'utf8').split('\0').filter(Boolean);
  const environment = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
  const port = String(30_000 + Math.floor(Math.random() * 20_000));
  const main = join(import.meta.dirname, `../services/${name}/dist/main.js`);
  const child = spawn(process.execPath, [main], {
    env: { ...environment, PORT: port, METRICS_PORT: '0' },
    stdio: 'ignore',
  });
  for (const until = Date.now() + 60_000; Date.now() < until && child.exitCode === null; await pause(100)) {
    const answer = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => undefined);
    if (answer?.ok) return child;
  }
  child.kill('SIGKILL');
  throw new Error(`The second ${name} did not start.`);
}

async function stopReplicas() {
  await Promise.all(
    replicas.map((child) => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      return child.kill('SIGTERM') ? ended : undefined;
    }),
  );
  replicas = [];
}
