import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';

/** The root of the checkout. */
export const repository = join(import.meta.dirname, '../../..');

/** Where one copy of the embedded system keeps everything: data, secrets, logs and its state. */
export class Home {
  constructor(readonly path: string) {
    mkdirSync(this.logs, { recursive: true });
  }

  /** `ROLLCALL_HOME`, relative to the checkout, or `.rollcall`. */
  static fromEnvironment(environment: NodeJS.ProcessEnv = process.env): Home {
    const wanted = environment['ROLLCALL_HOME'] || '.rollcall';
    return new Home(isAbsolute(wanted) ? wanted : join(repository, wanted));
  }

  get logs(): string {
    return join(this.path, 'logs');
  }

  file(...names: string[]): string {
    return join(this.path, ...names);
  }

  logFile(name: string): string {
    return join(this.logs, `${name}.log`);
  }

  /** The content of a JSON file, or `undefined` when it is missing or was cut off. */
  read<T>(name: string): T | undefined {
    try {
      return JSON.parse(readFileSync(this.file(name), 'utf8')) as T;
    } catch {
      return undefined;
    }
  }

  /** Replaces a JSON file in one step; only its owner may read it. */
  write(name: string, content: unknown): void {
    const partial = this.file(`${name}.${process.pid}.partial`);
    writeFileSync(partial, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
    chmodSync(partial, 0o600);
    renameSync(partial, this.file(name));
  }

  remove(name: string): void {
    rmSync(this.file(name), { force: true });
  }

  has(name: string): boolean {
    return existsSync(this.file(name));
  }
}
