import { execFile } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg';
const timeout = 180_000;

/** `sid`, `trixie`, … or `own` for whatever the machine's apt is set up for. */
export type DebianSuite = 'sid' | 'trixie' | 'bookworm' | 'own';

function isDebian(): boolean {
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  return /^ID=debian$/m.test(release) && existsSync(keyring);
}

/** The mirror that this machine's apt is set up for. */
async function mirror(): Promise<string> {
  const { stdout } = await run('apt-get', ['indextargets', '--format', '$(SITE)', 'Created-By: Packages'], { timeout });
  const sites = stdout.split('\n').filter((site) => site.endsWith('/debian') || site.endsWith('/debian/'));
  return sites[0]?.replace(/\/$/, '') ?? 'http://deb.debian.org/debian';
}

/** apt with lists, cache and sources of its own under `work`: nothing on the machine changes and no root is needed. */
async function privateApt(work: string, suite: DebianSuite): Promise<string[]> {
  for (const directory of ['state/lists/partial', 'cache/archives/partial'])
    mkdirSync(join(work, directory), { recursive: true });
  const options = [`Dir::State=${work}/state`, `Dir::Cache=${work}/cache`, 'Dir::State::status=/var/lib/dpkg/status'];
  options.push('Acquire::Languages=none', 'APT::Sandbox::User=', 'Acquire::Retries=2');
  if (suite !== 'own') {
    const sources = join(work, 'sources.list');
    writeFileSync(sources, `deb [signed-by=${keyring}] ${await mirror()} ${suite} main\n`);
    options.push(`Dir::Etc::sourcelist=${sources}`, 'Dir::Etc::sourceparts=/dev/null');
  }
  return options.flatMap((option) => ['-o', option]);
}

/**
 * Fetches a package of Debian and unpacks it into `work`, without installing anything.
 *
 * @returns the directory it was unpacked into, or `undefined` when this machine has no apt or the suite is not for it
 */
export async function unpackFromDebian(work: string, suite: DebianSuite, name: string): Promise<string | undefined> {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get')) return undefined;
  if (suite !== 'own' && !isDebian()) return undefined;
  mkdirSync(work, { recursive: true });
  const apt = await privateApt(work, suite);
  await run('apt-get', [...apt, 'update'], { timeout });
  await run('apt-get', [...apt, 'download', name], { cwd: work, timeout });
  const archive = readdirSync(work).find((name) => name.endsWith('.deb'));
  if (!archive) return undefined;
  await run('dpkg-deb', ['-x', join(work, archive), join(work, 'unpacked')], { timeout });
  return join(work, 'unpacked');
}

/** @returns path of nats-server as Debian ships it, or `undefined` as above */
export async function natsFromDebian(work: string, suite: DebianSuite): Promise<string | undefined> {
  const unpacked = await unpackFromDebian(work, suite, 'nats-server');
  if (unpacked === undefined) return undefined;
  const program = ['usr/sbin', 'usr/bin']
    .map((directory) => join(unpacked, directory, 'nats-server'))
    .find((path) => existsSync(path));
  if (!program) return undefined;
  const target = join(work, 'nats-server');
  copyFileSync(program, target);
  return target;
}
