import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

interface LogLine {
  level?: number | string;
  time?: number | string;
  msg?: string;
  context?: string;
  err?: { message?: string; stack?: string };
}

const levels: Record<number, string> = { 10: 'trace', 20: 'debug', 30: 'info', 40: 'warn', 50: 'error', 60: 'fatal' };

/** The last lines of a log, with JSON lines turned into text for people. */
export function logTail(file: string, lines = 25): string {
  return lastBytes(file, 64 * 1024)
    .trimEnd()
    .split('\n')
    .slice(-lines)
    .map((line) => `  | ${readable(line)}`)
    .join('\n');
}

function lastBytes(file: string, count: number): string {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch {
    return '(no log)';
  }
  const { size } = fstatSync(descriptor);
  const buffer = Buffer.alloc(Math.min(size, count));
  readSync(descriptor, buffer, 0, buffer.length, size - buffer.length);
  closeSync(descriptor);
  return buffer.toString();
}

function readable(line: string): string {
  try {
    const { level, time, msg, context, err } = JSON.parse(line) as LogLine;
    const at = time === undefined ? '' : new Date(time).toISOString().slice(11, 23);
    const name = typeof level === 'number' ? (levels[level] ?? level) : (level ?? '');
    const cause = err ? `\n  |   ${(err.stack ?? err.message ?? '').split('\n').slice(0, 6).join('\n  |   ')}` : '';
    return [at, name, context && `[${context}]`, msg].filter(Boolean).join(' ') + cause;
  } catch {
    return line;
  }
}
