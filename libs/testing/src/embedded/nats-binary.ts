import { execFile } from 'node:child_process';
import { accessSync, chmodSync, constants, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { type DebianSuite, natsFromDebian } from './nats-debian.js';
import { natsFromRelease } from './nats-release.js';

/** `newest`: what development uses; `oldest`: the oldest server that Rollcall supports. */
export type NatsVersion = 'newest' | 'oldest';

const suites: Record<NatsVersion, DebianSuite[]> = { newest: ['sid', 'trixie', 'own'], oldest: ['bookworm'] };
const variables: Record<NatsVersion, string> = { newest: 'NATS_SERVER_BIN', oldest: 'NATS_SERVER_BIN_OLDEST' };
const found = new Map<NatsVersion, Promise<string>>();

/**
 * Finds nats-server: `NATS_SERVER_BIN`, then the PATH, then our cache; else fetches it into the cache, from Debian's
 * packages or from the project's release page.
 *
 * @throws Error that says what was tried and what to do
 */
export function natsServerBinary(version: NatsVersion = 'newest', report?: (line: string) => void): Promise<string> {
  let pending = found.get(version);
  if (!pending) {
    pending = locate(version, report ?? (() => undefined));
    pending.catch(() => found.delete(version));
    found.set(version, pending);
  }
  return pending;
}

/** Version as the program states it, `2.9.10`; `undefined` when it does not run on this machine. */
export async function natsServerVersion(program: string): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)(program, ['--version'], { timeout: 10_000 });
    return /v(\d+\.\d+\.\d+)/.exec(stdout)?.[1];
  } catch {
    return undefined;
  }
}

async function locate(version: NatsVersion, report: (line: string) => void): Promise<string> {
  const given = process.env[variables[version]];
  if (given !== undefined && given !== '') {
    if ((await natsServerVersion(given)) === undefined)
      throw new Error(`${variables[version]} is set to ${given}, which does not run as a nats-server.`);
    return given;
  }
  const installed = version === 'newest' ? await onPath() : undefined;
  if (installed !== undefined) return installed;
  const cached = join(cacheDirectory(), `nats-server-${version}`);
  if (existsSync(cached) && (await natsServerVersion(cached)) !== undefined) return cached;
  return fetchInto(cached, version, report);
}

async function onPath(): Promise<string | undefined> {
  for (const directory of (process.env['PATH'] ?? '').split(delimiter)) {
    const program = join(directory, 'nats-server');
    try {
      accessSync(program, constants.X_OK);
    } catch {
      continue;
    }
    const [major = 0, minor = 0] = ((await natsServerVersion(program)) ?? '0.0').split('.').map(Number);
    if (major > 2 || (major === 2 && minor >= 9)) return program;
  }
  return undefined;
}

function cacheDirectory(): string {
  const wanted = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'rollcall');
  try {
    mkdirSync(wanted, { recursive: true });
    accessSync(wanted, constants.W_OK);
    return wanted;
  } catch {
    const fallback = join(tmpdir(), `rollcall-${process.getuid?.() ?? 0}-cache`);
    mkdirSync(fallback, { recursive: true, mode: 0o700 });
    return fallback;
  }
}

async function fetchInto(target: string, version: NatsVersion, report: (line: string) => void): Promise<string> {
  const attempts = suites[version].map((suite) => ({
    name: suite === 'own' ? "this machine's package sources" : `Debian ${suite}`,
    fetch: (work: string) => natsFromDebian(work, suite),
  }));
  if (version === 'newest') attempts.push({ name: 'the release page on GitHub', fetch: natsFromRelease });
  const failures: string[] = [];
  for (const { name, fetch } of attempts) {
    const work = mkdtempSync(join(cacheDirectory(), 'fetch-'));
    report(`fetching nats-server from ${name} …`);
    try {
      const program = await fetch(work);
      if (program === undefined) continue;
      chmodSync(program, 0o755);
      if ((await natsServerVersion(program)) === undefined) throw new Error('the program does not run on this machine');
      renameSync(program, target);
      return target;
    } catch (error) {
      failures.push(`${name}: ${(error as Error).message.trim().split('\n').slice(0, 3).join(' ')}`);
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
  }
  throw new Error(
    `nats-server (${version}) is needed and could not be fetched. Install it (https://github.com/nats-io/nats-server/releases, ` +
      `or 'apt-get install nats-server'), or name the program in ${variables[version]}, or give the address of a running ` +
      `server in NATS_URL (tests: ROLLCALL_TEST_NATS_URL).\n${failures.map((line) => `  tried ${line}`).join('\n')}`,
  );
}
