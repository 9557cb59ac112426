import { type ChildProcess, spawn } from 'node:child_process';
import { extname, join } from 'node:path';
import type { Writable } from 'node:stream';

let reaper: ChildProcess | undefined;

/** Starts the one reaper of this process; it holds no reference that would keep this process alive. */
function startReaper(): ChildProcess {
  const script = join(import.meta.dirname, `reaper${extname(import.meta.filename)}`);
  const child = spawn(process.execPath, [script], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  child.unref();
  (child.stdin as unknown as { unref(): void }).unref();
  child.stdin?.on('error', () => undefined);
  return child;
}

function tell(message: object): void {
  if (!reaper || reaper.exitCode !== null || reaper.signalCode !== null) reaper = startReaper();
  (reaper.stdin as Writable).write(`${JSON.stringify(message)}\n`);
}

/**
 * Promises that a process ends with this one, also when this one is killed, and that its directories go with it.
 * Call the returned function once the process was stopped in the ordinary way.
 */
export function guard(pid: number, options: { signal?: NodeJS.Signals; remove?: string[] } = {}): () => void {
  tell({ pid, signal: options.signal ?? 'SIGTERM', remove: options.remove ?? [] });
  return () => tell({ pid, forget: true });
}
