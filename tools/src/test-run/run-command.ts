import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { repository } from '../runner/home.js';

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  /** Folder from the root. Default: the root. */
  readonly folder?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly timeoutMs: number;
}

export interface Finished {
  /** `undefined` when the time was up. */
  readonly code: number | null | undefined;
  readonly output: string;
}

const maxOutput = 1_000_000;
let killRunning: (() => void) | undefined;

/** Ends the command that runs now, with everything it has started. */
export function killRunningCommand(): void {
  killRunning?.();
}

/** Runs a command to its end or to the end of its time, as a process group of its own, so that nothing of it stays. */
export function runCommand({ program, args, folder = '.', env, timeoutMs }: Command): Promise<Finished> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: join(repository, folder),
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    let output = '';
    const append = (chunk: Buffer): void => {
      output = (output + chunk.toString()).slice(-maxOutput);
    };
    child.stdout.on('data', append);
    child.stderr.on('data', append);
    const killGroup = (): void => {
      try {
        process.kill(-(child.pid ?? 0), 'SIGKILL');
      } catch {
        // the group is gone already
      }
    };
    killRunning = killGroup;
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      killGroup();
    }, timeoutMs);
    child.once('error', (error) => append(Buffer.from(`${program}: ${error.message}\n`)));
    child.once('close', (code) => {
      clearTimeout(timer);
      killRunning = undefined;
      resolve({ code: late ? undefined : code, output });
    });
  });
}
