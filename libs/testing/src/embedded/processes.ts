import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** A TCP port of the loopback interface that was free a moment ago. */
export async function freePort(host = '127.0.0.1'): Promise<number> {
  const server = createServer();
  server.listen(0, host);
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

/** Whether a process with this id exists (it may belong to somebody else). */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

export function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

/** Asks a child process to end, and makes it end when it does not within `timeoutMs`. Resolves once it has ended. */
export async function stopProcess(
  child: ChildProcess,
  options: { signal?: NodeJS.Signals; lastSignal?: NodeJS.Signals; timeoutMs?: number } = {},
): Promise<void> {
  if (hasEnded(child)) return;
  const ended = once(child, 'exit');
  child.kill(options.signal ?? 'SIGTERM');
  const timer = new AbortController();
  const late = delay(options.timeoutMs ?? 10_000, 'late', { signal: timer.signal }).catch(() => undefined);
  if ((await Promise.race([ended, late])) === 'late') {
    child.kill(options.lastSignal ?? 'SIGKILL');
    await ended;
  }
  timer.abort();
}

/** Keeps the last lines that a process wrote, to show them when it fails. */
export function collectTail(child: ChildProcess, maxCharacters = 8_000): () => string {
  let tail = '';
  const append = (chunk: Buffer): void => {
    tail = (tail + chunk.toString()).slice(-maxCharacters);
  };
  child.stdout?.on('data', append);
  child.stderr?.on('data', append);
  return () => tail.trim();
}
