import { readdirSync, readFileSync } from 'node:fs';

export interface Leftover {
  readonly pid: number;
  readonly command: string;
}

/** Processes that carry `variable=value` in their environment: started by this run, directly or not. Needs `/proc`. */
export function processesMarked(variable: string, value: string): Leftover[] {
  const pids = process.platform === 'linux' ? readdirSync('/proc').map(Number) : [];
  return pids
    .filter((pid) => Number.isInteger(pid) && pid !== process.pid)
    .flatMap((pid) => {
      try {
        const environment = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
        if (!environment.includes(`${variable}=${value}`)) return [];
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
        const isOwnReaper = command.endsWith('reaper.js') && parentOf(pid) === process.pid;
        return command === '' || isOwnReaper ? [] : [{ pid, command: command.slice(0, 160) }];
      } catch {
        return []; // it has just ended, or belongs to somebody else
      }
    });
}

function parentOf(pid: number): number {
  return Number(/^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
}
