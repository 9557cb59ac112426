import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@rollcall/testing';

export const REPOSITORY = join(import.meta.dirname, '../..');

/** What a running system writes into `dev.json`. */
export interface DevState {
  baseUrl: string;
  organizationId: string;
  admin: { email: string; password: string };
  apiClient: { clientId: string; clientSecret: string };
  smtpSink: { messagesUrl: string };
  natsUrl: string;
  pids: Record<string, number>;
}

/** A whole system, already built, on a home of its own: found through its state file, as by a user. */
export class RunningSystem {
  /** Fails when the runner ends by itself. */
  private readonly stopped: Promise<never>;

  private constructor(
    readonly home: string,
    private readonly runner: ChildProcess,
  ) {
    this.stopped = new Promise((_, reject) =>
      runner.once('exit', () => reject(new Error(`the runner stopped: see ${home}/runner.log`))),
    );
    this.stopped.catch(() => undefined);
  }

  static async start(home = mkdtempSync(join(tmpdir(), 'rollcall-e2e-'))): Promise<RunningSystem> {
    const system = new RunningSystem(home, launch(home));
    await system.isReady();
    return system;
  }

  /** Read anew at each use: process ids change when a service is restarted. */
  get state(): DevState {
    return JSON.parse(readFileSync(join(this.home, 'dev.json'), 'utf8')) as DevState;
  }

  /** Ends one service as a crash would. */
  kill(service: string): void {
    const pid = this.state.pids[service];
    if (pid === undefined) throw new Error(`dev.json names no process of ${service}`);
    process.kill(pid, 'SIGKILL');
  }

  async isReady(): Promise<void> {
    const ready = eventually(
      async () => {
        const response = await fetch(`${this.state.baseUrl}/health/ready`);
        if (!response.ok) throw new Error(`not ready: ${response.status} ${await response.text()}`);
      },
      { timeoutMs: 120_000 },
    );
    await Promise.race([ready, this.stopped]);
  }

  async stop(): Promise<void> {
    this.runner.kill('SIGTERM');
    await this.stopped.catch(() => undefined);
    rmSync(this.home, { recursive: true, force: true });
  }
}

function launch(home: string): ChildProcess {
  const log = createWriteStream(join(home, 'runner.log'));
  const runner = spawn(process.execPath, [join(REPOSITORY, 'tools/dist/start.js')], {
    cwd: REPOSITORY,
    env: { ...process.env, ROLLCALL_HOME: home, PORT: '0', NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  runner.stdout.pipe(log);
  runner.stderr.pipe(log);
  return runner;
}
