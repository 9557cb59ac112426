import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { guard } from './guard.js';
import { natsServerBinary, type NatsVersion } from './nats-binary.js';
import { collectTail, freePort, hasEnded, stopProcess } from './processes.js';

export interface NatsOptions {
  /** Default: `newest`. */
  readonly version?: NatsVersion;
  /** Where streams stay. Without it they live in a temporary directory and go with the server. */
  readonly directory?: string;
  /** Default: a free one. */
  readonly port?: number;
  readonly logFile?: string;
  /** More configuration in nats-server's own syntax, for example an `authorization` block. */
  readonly configuration?: string;
  /** Told when the program has to be fetched first. */
  readonly report?: (line: string) => void;
}

export interface RunningNats {
  readonly url: string;
  /** Address of the server's monitoring endpoint. */
  readonly monitorUrl: string;
  readonly port: number;
  readonly pid: number;
  /** Resolves when the server has ended, wanted or not. */
  readonly ended: Promise<void>;
  /** As `kill -9`: nothing is flushed. The directory stays when it was given. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts a nats-server with JetStream that ends with this process. Messages may be 8 MB.
 *
 * @throws Error with the server's last words when it does not get ready within 20 seconds
 */
export async function startNats(options: NatsOptions = {}): Promise<RunningNats> {
  const program = await natsServerBinary(options.version, options.report);
  const work = mkdtempSync(join(tmpdir(), 'rollcall-nats-'));
  const store = options.directory === undefined ? join(work, 'store') : resolve(options.directory);
  mkdirSync(store, { recursive: true });
  const [port, monitorPort] = [options.port ?? (await freePort()), await freePort()];
  const configuration = [
    `listen: "127.0.0.1:${port}"`,
    `http: "127.0.0.1:${monitorPort}"`,
    'max_payload: 8MB',
    'max_pending: 128MB',
    'lame_duck_duration: "30s"',
    `jetstream { store_dir: "${store}", max_memory_store: 1GB, max_file_store: 100GB }`,
    options.configuration ?? '',
  ];
  const file = join(work, 'nats-server.conf');
  writeFileSync(file, configuration.join('\n'), { mode: 0o600 });

  const log = options.logFile === undefined ? 'pipe' : openSync(options.logFile, 'a');
  const child = spawn(program, ['-c', file], { stdio: ['ignore', log, log], detached: true });
  const tail = collectTail(child);
  const ended = new Promise<void>((done) => child.once('exit', () => done()).once('error', () => done()));
  const release = guard(child.pid ?? 0, { remove: [work] });
  const finish = async (signal: NodeJS.Signals): Promise<void> => {
    await stopProcess(child, { signal });
    release();
    rmSync(work, { recursive: true, force: true, maxRetries: 5 });
  };

  const monitorUrl = `http://127.0.0.1:${monitorPort}`;
  const deadline = Date.now() + 20_000;
  while (!(await isReady(monitorUrl))) {
    if (hasEnded(child) || Date.now() > deadline) {
      await finish('SIGKILL');
      const words = options.logFile === undefined ? tail() : readFileSync(options.logFile, 'utf8').slice(-2_000);
      throw new Error(`nats-server did not start on port ${port}.\n${words}`);
    }
    await delay(15);
  }
  child.unref();
  return {
    url: `nats://127.0.0.1:${port}`,
    monitorUrl,
    port,
    pid: child.pid ?? 0,
    ended,
    kill: () => finish('SIGKILL'),
    stop: () => finish('SIGTERM'),
  };
}

async function isReady(monitorUrl: string): Promise<boolean> {
  try {
    const response = await fetch(`${monitorUrl}/healthz?js-enabled-only=true`, { signal: AbortSignal.timeout(1_000) });
    return response.ok;
  } catch {
    return false;
  }
}
