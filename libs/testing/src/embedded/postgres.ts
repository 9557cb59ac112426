import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { guard } from './guard.js';
import { postgresBinaries } from './postgres-binaries.js';
import { collectTail, freePort, hasEnded, stopProcess } from './processes.js';
import { canReach, handOver, type RunUser, runUser } from './run-user.js';

export interface PostgresOptions {
  /** Where the data stays. Without it the data lives in a temporary directory and goes with the server. */
  readonly directory?: string;
  /** Superuser password; to be the same at every start on one `directory`. Default: a random one. */
  readonly password?: string;
  /** Default: a free one. */
  readonly port?: number;
  /** File for the server's log. Default: kept in memory for error messages. */
  readonly logFile?: string;
  /** More settings, `{ work_mem: '16MB' }`. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface RunningPostgres {
  /** URL of the superuser `postgres` and the database `postgres`. */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Where the data really is. */
  readonly directory: string;
  /** Resolves when the server has ended, wanted or not. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

const superuser = 'postgres';
/** Safe for data that nobody needs after a crash, and only for that. */
const volatileSettings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum_naptime: '10min',
};
const commonSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '250',
  shared_buffers: '192MB',
  max_wal_size: '2GB',
  wal_level: 'minimal',
  max_wal_senders: '0',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

/**
 * Starts a PostgreSQL of our own: no installation, no fixed port, ends with this process. With `directory` it is durable
 * and a restart finds everything again; without it is quick and forgets everything.
 *
 * @throws Error with the server's last words when it does not get ready within 60 seconds
 */
export async function startPostgres(options: PostgresOptions = {}): Promise<RunningPostgres> {
  const user = runUser();
  const binaries = postgresBinaries(user);
  const volatile = options.directory === undefined;
  const directory = volatile ? mkdtempSync(join(tmpdir(), 'rollcall-postgres-')) : reachable(options.directory, user);
  const password = options.password ?? randomBytes(16).toString('hex');
  if (!existsSync(join(directory, 'PG_VERSION'))) await initialise(binaries.initdb, directory, password, user);

  const port = options.port ?? (await freePort());
  const settings = {
    ...commonSettings,
    ...(volatile ? volatileSettings : {}),
    ...options.settings,
    port: String(port),
  };
  const log = options.logFile === undefined ? 'pipe' : openSync(options.logFile, 'a');
  const child = spawn(
    binaries.postgres,
    ['-D', directory, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { cwd: directory, stdio: ['ignore', log, log], detached: true, ...(user && { uid: user.uid, gid: user.gid }) },
  );
  const tail = collectTail(child);
  const ended = new Promise<void>((done) => child.once('exit', () => done()).once('error', () => done()));
  const release = guard(child.pid ?? 0, {
    signal: volatile ? 'SIGQUIT' : 'SIGINT',
    remove: volatile ? [directory] : [],
  });
  const stop = async (): Promise<void> => {
    await stopProcess(child, { signal: volatile ? 'SIGQUIT' : 'SIGINT', lastSignal: 'SIGQUIT', timeoutMs: 20_000 });
    release();
    if (volatile) rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
  };

  const deadline = Date.now() + 60_000;
  while (!isReady(directory, child.pid)) {
    if (hasEnded(child) || Date.now() > deadline) {
      await stop();
      throw new Error(`PostgreSQL did not start on ${directory}.\n${tail()}`);
    }
    await delay(20);
  }
  child.unref();
  const url = `postgresql://${superuser}:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
  return { url, port, pid: child.pid ?? 0, directory, ended, stop };
}

/**
 * The given directory, or one under `/var/tmp` when the user that PostgreSQL runs as cannot get there. A file beside the
 * given one names it, so that removing both means beginning anew.
 */
function reachable(wanted: string, user: RunUser | undefined): string {
  const directory = resolve(wanted);
  mkdirSync(dirname(directory), { recursive: true });
  if (!user || canReach(dirname(directory), user)) return directory;
  const pointer = `${directory}.location`;
  if (!existsSync(pointer)) {
    const base = existsSync('/var/tmp') ? '/var/tmp' : tmpdir();
    writeFileSync(pointer, join(mkdtempSync(join(base, 'rollcall-postgres-')), 'data'), { mode: 0o600 });
  }
  const elsewhere = readFileSync(pointer, 'utf8');
  mkdirSync(dirname(elsewhere), { recursive: true });
  chmodSync(dirname(elsewhere), 0o711);
  return elsewhere;
}

/** Prepares beside the final place, so that an interrupted start leaves nothing that looks finished. */
async function initialise(initdb: string, final: string, password: string, user: RunUser | undefined): Promise<void> {
  const directory = `${final}.partial`;
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory);
  handOver(directory, user);
  chmodSync(directory, 0o700);
  const secrets = mkdtempSync(join(tmpdir(), 'rollcall-initdb-'));
  const passwordFile = join(secrets, 'password');
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  handOver(secrets, user);
  handOver(passwordFile, user);
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const access = [`--username=${superuser}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256'];
  try {
    await promisify(execFile)(initdb, ['-D', directory, '--no-sync', '--no-instructions', ...locale, ...access], {
      cwd: directory,
      ...(user && { uid: user.uid, gid: user.gid }),
    });
  } finally {
    rmSync(secrets, { recursive: true, force: true });
  }
  rmSync(final, { recursive: true, force: true });
  renameSync(directory, final);
}

/** The server writes its state into the eighth line of this file. */
function isReady(directory: string, pid: number | undefined): boolean {
  try {
    const lines = readFileSync(join(directory, 'postmaster.pid'), 'utf8').split('\n');
    return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
  } catch {
    return false;
  }
}
