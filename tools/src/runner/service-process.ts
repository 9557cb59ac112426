import { spawn } from 'node:child_process';
import { openSync, renameSync, statSync } from 'node:fs';
import { guard, stopProcess } from '@rollcall/testing';
import type { Running } from './supervised.js';

/**
 * V8 and glibc let memory grow as far as the machine allows before they look for what can go: of a service that took in a
 * long list, two thirds were garbage. The same is in `deploy/docker/Dockerfile`; `docs/operations.md` explains it.
 */
const memoryFlags = [
  '--max-semi-space-size=8',
  '--heap-growing-percent=25',
  '--external-memory-accounted-in-global-limit',
  '--expose-gc',
];
const memoryEnvironment = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_TRIM_THRESHOLD_: '131072',
  MALLOC_MMAP_THRESHOLD_: '131072',
};

const keepLogBytes = 20 * 1024 * 1024;

export interface NodeProgram {
  readonly script: string;
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly logFile: string;
}

/** Starts a Node program that writes into a log file and ends with this process. */
export async function startNodeProgram({ script, cwd, env, logFile }: NodeProgram): Promise<Running> {
  const log = openSync(rotated(logFile), 'a');
  const child = spawn(process.execPath, ['--enable-source-maps', ...memoryFlags, script], {
    cwd,
    env: { ...memoryEnvironment, ...env },
    stdio: ['ignore', log, log],
    detached: true, // Ctrl-C reaches the runner alone, which stops everything in order
  });
  const ended = new Promise<void>((done) => child.once('exit', () => done()).once('error', () => done()));
  const { pid } = child;
  if (pid === undefined) throw new Error(`${script} cannot be started`);
  const release = guard(pid);
  return {
    pid,
    ended: ended.then(release),
    stop: () => stopProcess(child, { timeoutMs: 12_000 }),
  };
}

/** A log that has grown large makes room for a new one; the last one is kept. */
function rotated(logFile: string): string {
  const { size } = statSync(logFile, { throwIfNoEntry: false }) ?? { size: 0 };
  if (size > keepLogBytes) renameSync(logFile, `${logFile}.1`);
  return logFile;
}
