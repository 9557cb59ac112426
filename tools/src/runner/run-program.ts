import { execFile } from 'node:child_process';
import { basename, dirname } from 'node:path';
import { UserError } from './errors.js';

export interface ProgramRun {
  readonly script: string;
  readonly env: NodeJS.ProcessEnv;
  /** JSON for its standard input. */
  readonly input?: unknown;
  readonly timeoutMs?: number;
}

/**
 * Runs a Node program to its end and returns what it printed.
 *
 * @throws UserError with the program's last words when it fails
 */
export function runNodeProgram({ script, env, input, timeoutMs = 120_000 }: ProgramRun): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { cwd: dirname(dirname(script)), env, timeout: timeoutMs, maxBuffer: 16 * 1024 * 1024 };
    const child = execFile(process.execPath, ['--enable-source-maps', script], options, (error, stdout, stderr) => {
      if (!error) return resolve(stdout);
      const words = `${stdout}\n${stderr}`.trim().split('\n').slice(-25).join('\n  | ');
      reject(new UserError(`${basename(dirname(dirname(script)))}: ${basename(script)} failed.\n  | ${words}`));
    });
    child.stdin?.on('error', () => undefined); // it may end without reading
    child.stdin?.end(input === undefined ? '' : JSON.stringify(input));
  });
}
