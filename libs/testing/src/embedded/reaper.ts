/**
 * A process of its own that outlives its parent by a moment. The parent names, one JSON line each on standard input, the
 * processes it has started (`{pid, signal, remove}`) and those it has stopped itself (`{pid, forget: true}`). When the pipe
 * closes, because the parent ended in whatever way, SIGKILL included, it stops what is left and removes its directories.
 */
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';

interface Entry {
  pid: number;
  signal: NodeJS.Signals;
  remove: string[];
  forget?: boolean;
}

const entries = new Map<number, Entry>();

function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    process.kill(pid, name);
    return true;
  } catch {
    return false;
  }
}

async function reap(): Promise<void> {
  for (const entry of entries.values()) signal(entry.pid, entry.signal);
  const deadline = Date.now() + 10_000;
  for (const entry of entries.values()) {
    while (signal(entry.pid, 0)) {
      if (Date.now() > deadline) signal(entry.pid, 'SIGKILL');
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    for (const path of entry.remove) rmSync(path, { recursive: true, force: true, maxRetries: 3 });
  }
}

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => undefined);
const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => {
  const entry = JSON.parse(line) as Entry;
  if (entry.forget) entries.delete(entry.pid);
  else entries.set(entry.pid, entry);
});
lines.on('close', () => void reap().finally(() => process.exit(0)));
