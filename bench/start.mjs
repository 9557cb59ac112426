/**
 * How long `npm start` takes on a prepared checkout until `/health/ready` answers, and the processor time of each service
 * until then.
 *
 *   npm run bench -- start [rounds]          (3)
 *
 * The first start of a home creates databases and keys and is shown apart.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { atMost, median, report, round } from './lib/report.mjs';
import { processorSeconds, removeHome } from './lib/system.mjs';

const rounds = Number(process.argv[2] ?? 3);
const SERVICES = ['identity', 'import', 'notification', 'gateway'];
const home = await mkdtemp(join(tmpdir(), 'rollcall-bench-'));
try {
  const first = await start();
  const samples = [];
  for (let turn = 1; turn <= rounds; turn += 1) samples.push(await start());
  const worst = (service) => median(samples.map((sample) => sample[service]));
  report('start', {
    targets: [
      atMost('npm start', 12, median(samples.map(({ seconds }) => seconds)), 's'),
      ...SERVICES.map((service) => atMost(`${service}, processor time`, 2.5, worst(service), 's')),
    ],
    figures: { first, samples },
  });
} finally {
  await removeHome(home);
  await rm(home, { recursive: true, force: true });
}

async function start() {
  const startedAt = performance.now();
  const runner = spawn('npm', ['start'], {
    cwd: join(import.meta.dirname, '..'),
    env: { ...process.env, ROLLCALL_HOME: home, PORT: '0' },
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => runner.once('exit', resolve));
  try {
    const { pids } = await ready(runner);
    const sample = { seconds: round((performance.now() - startedAt) / 1000) };
    for (const service of SERVICES) sample[service] = round(processorSeconds(pids[service]));
    console.log(JSON.stringify(sample));
    return sample;
  } finally {
    await stop(runner, ended);
  }
}

async function ready(runner) {
  for (const until = Date.now() + 120_000; Date.now() < until && runner.exitCode === null; await pause(20)) {
    try {
      const dev = JSON.parse(await readFile(join(home, 'dev.json'), 'utf8'));
      if ((await fetch(`${dev.baseUrl}/health/ready`)).ok) return dev;
    } catch {
      // Not there yet.
    }
  }
  throw new Error('The system did not start.');
}

/** By the runner's own id: npm does not pass every signal on. */
async function stop(runner, ended) {
  const dev = await readFile(join(home, 'dev.json'), 'utf8').catch(() => undefined);
  if (dev) process.kill(JSON.parse(dev).pids.runner, 'SIGTERM');
  else runner.kill('SIGTERM');
  await ended;
}
