import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, freePort, isAlive, serverVariables, testNats } from '@rollcall/testing';
import pg from 'pg';
import type { DevState } from './dev-state.js';

const script = join(import.meta.dirname, '../../fixtures/start-stand-ins.mjs');
const runners: { child: ChildProcess; home: string }[] = [];

interface Runner {
  readonly child: ChildProcess;
  readonly home: string;
  output(): string;
  ended(): Promise<number | null>;
}

function run(home: string, env: NodeJS.ProcessEnv = {}): Runner {
  const child = spawn(process.execPath, [script], {
    env: { ...process.env, PORT: '0', NODE_OPTIONS: '', ...env, ROLLCALL_HOME: home },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  runners.push({ child, home });
  return { child, home, output: () => output, ended: () => ended };
}

function stateOf(home: string): DevState {
  return JSON.parse(readFileSync(join(home, 'dev.json'), 'utf8')) as DevState;
}

async function ready(home: string): Promise<DevState> {
  return eventually(() => stateOf(home), { timeoutMs: 30_000 });
}

async function starts(state: DevState): Promise<number> {
  const port = (JSON.parse(readFileSync(join(currentHome, 'ports.json'), 'utf8')) as Record<string, number>)[
    'identity'
  ];
  expect(state.pids['identity']).toBeDefined();
  return ((await (await fetch(`http://127.0.0.1:${port}/`)).json()) as { starts: number }).starts;
}

async function stop({ child, ended }: Runner): Promise<void> {
  child.kill('SIGTERM');
  await ended();
}

let currentHome: string;
beforeAll(() => {
  currentHome = mkdtempSync(join(tmpdir(), 'rollcall-runner-'));
});
afterEach(async () => {
  for (const { child } of runners) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
});
afterAll(() => rmSync(currentHome, { recursive: true, force: true }));

describe('the runner', () => {
  it('keeps data, secrets and addresses over a restart, and leaves no process behind', async () => {
    const first = run(currentHome);
    const before = await ready(currentHome);
    expect(await starts(before)).toBe(1);
    expect(Object.keys(before.pids).sort()).toEqual(['gateway', 'identity', 'nats', 'postgres', 'runner']);
    await stop(first);
    expect(await first.ended()).toBe(0);
    expect(Object.values(before.pids).filter(isAlive)).toEqual([]);
    expect(existsSync(join(currentHome, 'dev.json'))).toBe(false);

    const second = run(currentHome);
    const after = await ready(currentHome);
    expect(await starts(after)).toBe(2);
    expect({ ...after, pids: {} }).toEqual({ ...before, pids: {} });
    await stop(second);
  });

  it('shows its secrets to their owner only', async () => {
    expect(statSync(join(currentHome, 'secrets.json')).mode & 0o777).toBe(0o600);
  });

  it('refuses a second start on the same home and says where the first one answers', async () => {
    const first = run(currentHome);
    const { baseUrl } = await ready(currentHome);
    const second = run(currentHome);
    expect(await second.ended()).toBe(1);
    expect(second.output()).toContain(`already running on ${currentHome}`);
    expect(second.output()).toContain(baseUrl);
    expect(existsSync(join(currentHome, 'dev.json'))).toBe(true);
    await stop(first);
  });

  it.each(['identity', 'gateway', 'nats', 'postgres'])('starts %s again when it is killed', async (name) => {
    const runner = run(currentHome);
    const { pids, baseUrl } = await ready(currentHome);
    process.kill(pids[name] ?? 0, 'SIGKILL');
    const pid = await eventually(() => {
      const next = stateOf(currentHome).pids[name];
      return next !== undefined && next !== pids[name] && next;
    });
    expect(isAlive(pid)).toBe(true);
    await eventually(async () => expect((await fetch(baseUrl)).ok).toBe(true));
    await stop(runner);
  });

  it('leaves nothing behind when it is killed, and the next start takes over', async () => {
    const first = run(currentHome);
    const { pids } = await ready(currentHome);
    first.child.kill('SIGKILL');
    await eventually(() => expect(Object.values(pids).filter(isAlive)).toEqual([]), { timeoutMs: 15_000 });

    const second = run(currentHome);
    const { pids: next } = await eventually(
      () => {
        const state = stateOf(currentHome);
        return state.pids['runner'] !== pids['runner'] && state;
      },
      { timeoutMs: 30_000 },
    );
    expect(next['runner']).toBe(second.child.pid);
    await stop(second);
  });

  it('runs beside another one on another home', async () => {
    const other = mkdtempSync(join(tmpdir(), 'rollcall-runner-'));
    const runners = [run(currentHome), run(other)];
    const states = [await ready(currentHome), await ready(other)];
    expect(new Set(states.map(({ baseUrl }) => baseUrl)).size).toBe(2);
    await Promise.all(runners.map(stop));
    rmSync(other, { recursive: true, force: true });
  });

  it('takes servers that it is given instead of starting its own', async () => {
    const server = process.env[serverVariables.database] ?? '';
    const nats = await testNats();
    const runner = run(currentHome, {
      ROLLCALL_DATABASE_URL: server,
      NATS_URL: nats.url,
      SMTP_URL: 'smtp://127.0.0.1:9',
    });
    const state = await ready(currentHome);
    expect(Object.keys(state.pids).sort()).toEqual(['gateway', 'identity', 'runner']);
    expect(state).toMatchObject({ natsUrl: nats.url, smtpSink: null });
    expect(await starts(state)).toBe(1);
    await stop(runner);
    await nats.stop();
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query('DROP DATABASE rollcall_identity WITH (FORCE)');
    await client.end();
  });

  it('says that the wanted port is taken', async () => {
    const port = await freePort();
    const server = createServer().listen(port, '127.0.0.1');
    await once(server, 'listening');
    const runner = run(currentHome, { PORT: String(port) });
    expect(await runner.ended()).toBe(1);
    expect(runner.output()).toContain(`Port ${port} is taken`);
    server.close();
  });

  it('gives up on a service that keeps ending, shows the end of its log, and stops the rest', async () => {
    const runner = run(currentHome, { FAIL: '1' });
    expect(await runner.ended()).toBe(1);
    expect(runner.output()).toContain('this service does not want to start');
    expect(runner.output()).toContain('Stopped.');
  });

  it('can be stopped while it is starting', async () => {
    const runner = run(currentHome);
    await eventually(() => existsSync(join(currentHome, 'lock')), { intervalMs: 5 });
    runner.child.kill('SIGINT');
    expect(await runner.ended()).toBe(0);
    expect(existsSync(join(currentHome, 'lock'))).toBe(false);
  });
});
