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

/** A whole system on a home of its own: started as a user starts it, found through its state file. */
export class RunningSystem {
  private constructor(
    readonly home: string,
    private runner: ChildProcess,
  ) {}

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
    await eventually(
      async () => {
        if (this.runner.exitCode !== null) throw new Error(`the runner stopped: see ${this.home}/runner.log`);
        const response = await fetch(`${this.state.baseUrl}/health/ready`);
        if (!response.ok) throw new Error(`not ready: ${response.status} ${await response.text()}`);
      },
      { timeoutMs: 120_000 },
    );
  }

  async stop(): Promise<void> {
    const stopped = new Promise((resolve) => this.runner.once('exit', resolve));
    this.runner.kill('SIGTERM');
    await stopped;
    rmSync(this.home, { recursive: true, force: true });
  }
}

function launch(home: string): ChildProcess {
  const log = createWriteStream(join(home, 'runner.log'));
  const runner = spawn(process.execPath, [join(REPOSITORY, 'tools/bootstrap.mjs'), 'start'], {
    cwd: REPOSITORY,
    env: { ...process.env, ROLLCALL_HOME: home, PORT: '0', NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  runner.stdout.pipe(log);
  runner.stderr.pipe(log);
  return runner;
}
