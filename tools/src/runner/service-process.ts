import { spawn } from 'node:child_process';
import { openSync, renameSync, statSync } from 'node:fs';
import { guard, stopProcess } from '@rollcall/testing';
import type { Running } from './supervised.js';

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
  const child = spawn(process.execPath, ['--enable-source-maps', script], {
    cwd,
    env,
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
