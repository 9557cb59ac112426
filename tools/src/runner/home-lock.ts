import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { isAlive } from '@rollcall/testing';
import type { DevState } from './dev-state.js';
import { UserError } from './errors.js';
import type { Home } from './home.js';

interface Holder {
  pid: number;
  /** Tells a process from a later one with the same id. */
  startedAt: string;
}

/** When a process was started, in the kernel's own counting; empty where there is no `/proc`. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')')).split(' ')[20] ?? '';
  } catch {
    return '';
  }
}

function holderOf(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

function isHeld({ pid, startedAt }: Holder): boolean {
  return isAlive(pid) && startOf(pid) === startedAt;
}

/**
 * Takes the home for this process; a lock that a crash left behind is taken over.
 *
 * @returns the function that gives it back
 * @throws UserError when another system runs on this home, naming its address
 */
export function lockHome(home: Home): () => void {
  const file = home.file('lock');
  const own = home.file(`lock.${process.pid}`);
  writeFileSync(own, JSON.stringify({ pid: process.pid, startedAt: startOf(process.pid) } satisfies Holder));
  try {
    for (let attempt = 0; attempt < 5; attempt++) {
      try {
        linkSync(own, file);
        return () => rmSync(file, { force: true });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const holder = holderOf(file);
      if (holder && isHeld(holder)) throw alreadyRunning(home, holder.pid);
      renameSync(file, home.file(`lock.stale.${process.pid}`));
      rmSync(home.file(`lock.stale.${process.pid}`), { force: true });
    }
    throw new UserError(`${file} cannot be taken. Remove it if nothing runs on ${home.path}.`);
  } finally {
    rmSync(own, { force: true });
  }
}

function alreadyRunning(home: Home, pid: number): UserError {
  const address = home.read<DevState>('dev.json')?.baseUrl;
  const where = address === undefined ? 'It is just starting.' : `It answers at ${address}.`;
  return new UserError(
    `Rollcall is already running on ${home.path} (process ${pid}). ${where}\n` +
      'Stop it first, or start another one beside it: ROLLCALL_HOME=.rollcall-2 PORT=8081 npm start',
  );
}
