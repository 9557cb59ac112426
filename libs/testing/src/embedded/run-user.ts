import { chownSync, readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** An unprivileged user that servers run as, because PostgreSQL refuses to run as root. */
export interface RunUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

const candidates = ['postgres', 'nobody', 'daemon'];

/** The user to run servers as; `undefined` means: as ourselves, we are not root. */
export function runUser(): RunUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const candidate of candidates) {
    const account = accounts.find(([name]) => name === candidate);
    if (account) return { name: candidate, uid: Number(account[2]), gid: Number(account[3]) };
  }
  throw new Error(`PostgreSQL does not run as root and none of these users exists: ${candidates.join(', ')}.`);
}

/** Whether `user` may pass through every directory on the way to `path`, and through `path` itself if it exists. */
export function canReach(path: string, user: RunUser): boolean {
  for (let directory = resolve(path); ; directory = dirname(directory)) {
    const stat = statSync(directory, { throwIfNoEntry: false });
    if (stat) {
      const bit = stat.uid === user.uid ? 0o100 : stat.gid === user.gid ? 0o010 : 0o001;
      if (!(stat.mode & bit)) return false;
    }
    if (directory === dirname(directory)) return true;
  }
}

/** Gives a file or directory to the user that servers run as. */
export function handOver(path: string, user: RunUser | undefined): void {
  if (user) chownSync(path, user.uid, user.gid);
}
