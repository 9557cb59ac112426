/** A whole system of its own for a benchmark: servers, services and a demo organisation in a folder that goes afterwards. */
import { spawn } from 'node:child_process';
import { createWriteStream, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

const runnerPath = fileURLToPath(new URL('../../tools/dist/start.js', import.meta.url));

/**
 * Starts a system; `stop()` ends it and removes everything.
 *
 * @param env more environment for the services
 */
export async function startSystem({ env = {} } = {}) {
  const home = await mkdtemp(join(tmpdir(), 'rollcall-bench-'));
  const runner = spawn(process.execPath, [runnerPath], {
    env: { ...process.env, ...env, ROLLCALL_HOME: home, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  runner.stdout.pipe(createWriteStream(join(home, 'runner.log')));
  const ended = new Promise((resolve) => runner.once('exit', resolve));
  const stop = async () => {
    runner.kill('SIGTERM');
    await ended;
    if (!process.env.BENCH_KEEP) await removeHome(home);
  };
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void stop().finally(() => process.exit(130)));
  try {
    const dev = await ready(home, runner);
    return new System(home, dev, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

/** PostgreSQL may have had to put its data elsewhere; a file beside names the place. */
export async function removeHome(home) {
  const elsewhere = await readFile(join(home, 'postgres.location'), 'utf8').catch(() => undefined);
  if (elsewhere) await rm(join(elsewhere, '..'), { recursive: true, force: true });
  await rm(home, { recursive: true, force: true });
}

async function ready(home, runner) {
  for (const until = Date.now() + 180_000; Date.now() < until && runner.exitCode === null; await pause(100)) {
    try {
      const dev = JSON.parse(await readFile(join(home, 'dev.json'), 'utf8'));
      if ((await fetch(`${dev.baseUrl}/health/ready`)).ok) return dev;
    } catch {
      // Not there yet.
    }
  }
  throw new Error('The system did not start.');
}

class System {
  constructor(home, dev, stop) {
    this.home = home;
    this.dev = dev;
    this.stop = stop;
  }

  get baseUrl() {
    return this.dev.baseUrl;
  }

  /** As they are now: a service that ended and runs again has another one. */
  get pids() {
    return this.read('dev.json').pids;
  }

  portOf(name) {
    return this.read('ports.json')[name];
  }

  /** Of the superuser, for a service's database or any other. */
  databaseUrl(database) {
    const { postgresPassword } = this.read('secrets.json');
    return `postgresql://postgres:${postgresPassword}@127.0.0.1:${this.portOf('postgres')}/${database}`;
  }

  /** A connection as the superuser; that the servers stop before it is closed is no error. */
  async connect(database) {
    const client = new pg.Client({ connectionString: this.databaseUrl(database) });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  }

  /** Memory of a service's process in MiB: the most it has needed so far, and now. Linux only. */
  memory(service) {
    const status = readFileSync(`/proc/${this.pids[service]}/status`, 'utf8');
    const mib = (field) => Math.round(Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)[1]) / 1024);
    return { peak: mib('VmHWM'), now: mib('VmRSS') };
  }

  /** Seconds of processor time that a part has used so far, its child processes included. Linux only. */
  processorSeconds(name) {
    return processorSeconds(this.pids[name]);
  }

  read(name) {
    return JSON.parse(readFileSync(join(this.home, name), 'utf8'));
  }
}

/** User and system time of a process and of its children, those that ended included, in seconds. */
export function processorSeconds(pid) {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
  const [user, system, childUser, childSystem] = timesOf(pid);
  const alive = children === '' ? [] : children.split(' ').map((child) => timesOf(child));
  return (user + system + childUser + childSystem + alive.flat().reduce((sum, ticks) => sum + ticks, 0)) / 100;
}

function timesOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 15)
      .map(Number);
  } catch {
    return [0, 0, 0, 0];
  }
}
