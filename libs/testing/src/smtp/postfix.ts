import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { guard } from '../embedded/guard.js';
import { unpackFromDebian } from '../embedded/nats-debian.js';
import { freePort, hasEnded, stopProcess } from '../embedded/processes.js';
import { writePostfixFiles, type PostfixLayout } from './postfix-files.js';

export interface RunningPostfix {
  readonly url: string;
  /** What has been delivered to a mailbox, as it lies there. */
  mailbox(address: string): string[];
  log(): string;
  stop(): Promise<void>;
}

/** Why there is no Postfix on this machine. */
export class PostfixUnavailable extends Error {}

/**
 * Starts Debian's Postfix, unpacked and not installed, on the loopback interface. It ends with this process.
 *
 * @throws PostfixUnavailable where it cannot be had or cannot run: it needs root, as mail servers do, and Debian
 */
export async function startPostfix(options: Pick<PostfixLayout, 'mailboxes' | 'relays'>): Promise<RunningPostfix> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    throw new PostfixUnavailable('Postfix is started by root alone.');
  const work = mkdtempSync(join(tmpdir(), 'rollcall-postfix-'));
  const remove = () => rmSync(work, { recursive: true, force: true, maxRetries: 5 });
  try {
    const root = await unpackFromDebian(join(work, 'package'), 'own', 'postfix').catch((cause: unknown) => {
      throw new PostfixUnavailable("Debian's package could not be fetched.", { cause });
    });
    if (root === undefined) throw new PostfixUnavailable('There is no apt on this machine.');
    const port = await freePort();
    writePostfixFiles({ ...options, work, root, port });
    return await run(work, root, port, remove);
  } catch (error) {
    remove();
    throw error;
  }
}

async function run(work: string, root: string, port: number, remove: () => void): Promise<RunningPostfix> {
  const master = join(root, 'usr/lib/postfix/sbin/master');
  const env = { LD_LIBRARY_PATH: join(root, 'usr/lib/postfix'), LANG: 'C', PATH: process.env['PATH'] ?? '' };
  const child = spawn(master, ['-c', join(work, 'etc'), '-d'], { stdio: 'ignore', env });
  child.on('error', () => undefined);
  const release = guard(child.pid ?? 0, { remove: [work] });
  const log = () => (existsSync(join(work, 'log')) ? readFileSync(join(work, 'log'), 'utf8') : '');
  const stop = async () => {
    await stopProcess(child);
    release();
    remove();
  };
  const deadline = Date.now() + 30_000;
  while (!(await greets(port))) {
    if (hasEnded(child) || Date.now() > deadline) {
      const words = log().slice(-1_000);
      await stop();
      throw new PostfixUnavailable(`Debian's Postfix does not run on this machine. ${words}`);
    }
    await delay(50);
  }
  child.unref();
  const mailbox = (address: string) => {
    const directory = join(work, 'mail', address, 'new');
    if (!existsSync(directory)) return [];
    return readdirSync(directory).map((file) => readFileSync(join(directory, file), 'utf8'));
  };
  return { url: `smtp://127.0.0.1:${port}`, mailbox, log, stop };
}

function greets(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const answer = (isUp: boolean) => () => {
      socket.destroy();
      resolve(isUp);
    };
    socket.setTimeout(5_000, answer(false)).once('data', answer(true)).once('error', answer(false));
    socket.once('close', answer(false));
  });
}
