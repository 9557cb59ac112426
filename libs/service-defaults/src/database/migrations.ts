import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Migration, Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { currentEnvironment } from '../config/environment.js';
import { rootLogger } from '../logging/logger.js';

type MigrationClass = new (...args: ConstructorParameters<typeof Migration>) => Migration;
interface NamedMigration {
  readonly name: string;
  readonly class: MigrationClass;
}

export interface RunMigrationsOptions {
  /** Service, for example `identity`. */
  readonly name: string;
  /** Classes in order, or the folder that holds them: one class per file, files in the order of their names. */
  readonly migrations: readonly (MigrationClass | NamedMigration)[] | URL | string;
  /** Default: `MIGRATION_DATABASE_URL`, else `DATABASE_URL`. */
  readonly url?: string;
}

/** Any constant will do; it must be the same in every process that migrates. */
const LOCK = 7_665_255;

function isMigrationClass(value: unknown): value is MigrationClass {
  return typeof value === 'function' && value.prototype instanceof Migration;
}

async function migrationsIn(folder: URL | string): Promise<NamedMigration[]> {
  const path = folder instanceof URL ? fileURLToPath(folder) : folder;
  const files = (await readdir(path)).filter(
    (file) => /\.(js|ts)$/.test(file) && !/\.(d|spec)\.ts$|\.spec\.js$/.test(file),
  );
  const found: NamedMigration[] = [];
  for (const file of files.sort()) {
    const loaded = (await import(pathToFileURL(join(path, file)).href)) as Record<string, unknown>;
    const classes = Object.values(loaded).filter(isMigrationClass);
    const [first] = classes;
    // Helpers may live beside migrations; two in one file would share a name.
    if (classes.length > 1) throw new Error(`${file} holds more than one migration`);
    if (first) found.push({ name: basename(file).replace(/\.(js|ts)$/, ''), class: first });
  }
  return found;
}

async function resolve(migrations: RunMigrationsOptions['migrations']): Promise<NamedMigration[]> {
  if (typeof migrations === 'string' || migrations instanceof URL) return migrationsIn(migrations);
  return migrations.map((migration) =>
    typeof migration === 'function' ? { name: migration.name, class: migration } : migration,
  );
}

/** Holds a session lock in the database while `work` runs, so that two processes migrate one after the other. */
async function withLock<T>(url: string, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'rollcall-migrations' });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    return await work();
  } finally {
    await client.end();
  }
}

/**
 * Brings a service's database up to date and returns the names of the migrations that ran. Two calls at once, from
 * two processes, are safe: the second one waits and finds nothing to do. Each migration is a transaction.
 */
export async function runMigrations(options: RunMigrationsOptions): Promise<string[]> {
  const environment = currentEnvironment();
  const url = options.url ?? (environment['MIGRATION_DATABASE_URL'] || environment['DATABASE_URL']);
  if (!url) throw new Error('MIGRATION_DATABASE_URL or DATABASE_URL must be set');
  const migrationsList = await resolve(options.migrations);
  return withLock(url, async () => {
    const orm = await MikroORM.init({
      clientUrl: url,
      entities: [],
      discovery: { warnWhenNoEntities: false },
      extensions: [Migrator],
      migrations: { migrationsList, tableName: 'migration', snapshot: false, transactional: true, allOrNothing: false },
      logger: (message: string) => rootLogger().debug({ name: 'migrations' }, message),
    });
    try {
      const executed = await orm.migrator.up();
      const names = executed.map(({ name }) => name);
      rootLogger().info({ database: options.name, migrations: names }, `${names.length} migrations run`);
      return names;
    } finally {
      await orm.close();
    }
  });
}
