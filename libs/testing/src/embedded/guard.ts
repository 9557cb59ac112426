import { type ChildProcess, spawn } from 'node:child_process';
import { extname, join } from 'node:path';
import type { Writable } from 'node:stream';

interface Entry {
  readonly pid: number;
  readonly signal: NodeJS.Signals;
  readonly remove: readonly string[];
}

const entries = new Map<number, Entry>();
let reaper: ChildProcess | undefined;

/** Starts the one reaper of this process; it holds no reference that would keep this process alive. */
function startReaper(): ChildProcess {
  const script = join(import.meta.dirname, `reaper${extname(import.meta.filename)}`);
  const child = spawn(process.execPath, [script], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  child.unref();
  (child.stdin as unknown as { unref(): void }).unref();
  child.stdin?.on('error', () => undefined);
  child.once('exit', () => {
    reaper = undefined;
    if (entries.size > 0) tell(...entries.values()); // somebody has ended the reaper: the next one takes over
  });
  return child;
}

function tell(...messages: object[]): void {
  reaper ??= startReaper();
  (reaper.stdin as Writable).write(messages.map((message) => `${JSON.stringify(message)}\n`).join(''));
}

/**
 * Promises that a process ends with this one, also when this one is killed, and that its directories go with it.
 * Call the returned function once the process was stopped in the ordinary way.
 */
export function guard(pid: number, options: { signal?: NodeJS.Signals; remove?: readonly string[] } = {}): () => void {
  const entry: Entry = { pid, signal: options.signal ?? 'SIGTERM', remove: options.remove ?? [] };
  entries.set(pid, entry);
  tell(entry);
  return () => {
    if (entries.get(pid) !== entry) return;
    entries.delete(pid);
    tell({ pid, forget: true });
  };
}
