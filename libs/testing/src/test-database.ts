import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { sessionsLeftOpen } from './leaks.js';
import { serverVariables } from './test-servers.js';

export interface TestDatabaseOptions {
  /** Name of the service, which is also part of its roles: `rollcall_<service>_app`. */
  readonly service: string;
  /**
   * Brings an empty database to the current schema. Called once per run and service, with `DATABASE_URL` and
   * `MIGRATION_DATABASE_URL` set to the database; every connection has to be closed when it resolves.
   */
  readonly migrate: (database: { url: string }) => Promise<unknown>;
  /** Tells templates of one service apart when its specs use several schemas. */
  readonly template?: string;
}

export interface TestDatabase {
  /** URL of the superuser: what `DATABASE_URL` is to a service in this spec. */
  readonly url: string;
  /** The same with the role `rollcall_<service>_app`: row-level security applies. */
  readonly appUrl: string;
  /** The same with the role `rollcall_<service>_system`. */
  readonly systemUrl: string;
  readonly name: string;
  /** A pool that `drop()` closes; without a role it is the superuser's. */
  pool(role?: 'app' | 'system'): pg.Pool;
  /** @throws Error naming connections that the spec has left open */
  drop(options?: { checkLeaks?: boolean }): Promise<void>;
}

/** A database of this spec file's own, cloned from a migrated template in a few milliseconds. */
export async function testDatabase(options: TestDatabaseOptions): Promise<TestDatabase> {
  const server = process.env[serverVariables.database];
  if (!server)
    throw new Error(
      `No test server. Name the file *.int.spec.ts, or set ${serverVariables.database} to a superuser's URL.`,
    );
  const admin = new pg.Pool({ connectionString: server, max: 1, application_name: 'rollcall-test-admin' });
  const template = await prepareTemplate(server, options);
  const name = `rollcall_test_${runId()}_${options.service}_${randomBytes(5).toString('hex')}`.slice(0, 63);
  await cloneTemplate(admin, template, name);

  const url = urlOf(server, name);
  const urls = {
    app: urlOf(server, name, `rollcall_${options.service}_app`),
    system: urlOf(server, name, `rollcall_${options.service}_system`),
  };
  const pools: pg.Pool[] = [];
  return {
    url,
    appUrl: urls.app,
    systemUrl: urls.system,
    name,
    pool: (role) => {
      const pool = new pg.Pool({ connectionString: role ? urls[role] : url, max: 5 });
      pool.on('error', () => undefined); // an idle connection of a server that is going down
      pools.push(pool);
      return pool;
    },
    drop: async ({ checkLeaks = true } = {}) => {
      await Promise.all(pools.map(async (pool) => pool.ended || pool.end()));
      const left = checkLeaks ? await sessionsLeftOpen(admin, name) : [];
      await admin.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`);
      await admin.end();
      if (left.length > 0) throw new Error(`Connections left open on ${name}:\n${JSON.stringify(left, null, 2)}`);
    },
  };
}

/** Removes what this run has left on a server that goes on living. */
export async function dropTestDatabases(server: string, run: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  const { rows } = await client.query<{ datname: string }>(
    'SELECT datname FROM pg_database WHERE starts_with(datname, $1) OR starts_with(datname, $2)',
    [`rollcall_test_${run}_`, `rollcall_tpl_${run}_`],
  );
  for (const { datname } of rows)
    await client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(datname)} WITH (FORCE)`);
  await client.end();
}

function runId(): string {
  return process.env[serverVariables.run] ?? 'x';
}

function urlOf(server: string, database: string, role?: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  if (role !== undefined) url.searchParams.set('options', `-c role=${role}`);
  return url.toString();
}

/** Migrates once per run: whoever comes first holds an advisory lock, the others wait for it. */
async function prepareTemplate(server: string, options: TestDatabaseOptions): Promise<string> {
  const { service, migrate, template = '' } = options;
  const key = createHash('sha256')
    .update(`${service}\n${template}\n${String(migrate)}`)
    .digest('hex')
    .slice(0, 8);
  const name = `rollcall_tpl_${runId()}_${service}_${key}`;
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [name]);
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 1) return name;
    const building = `${name}_new`;
    await client.query(`DROP DATABASE IF EXISTS ${building} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${building}`);
    const url = urlOf(server, building);
    await withVariables({ DATABASE_URL: url, MIGRATION_DATABASE_URL: url }, () => migrate({ url }));
    await sessionsLeftOpen(client, building);
    await client.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1`, [building]);
    await client.query(`ALTER DATABASE ${building} RENAME TO ${name}`);
    return name;
  } finally {
    await client.end();
  }
}

async function cloneTemplate(admin: pg.Pool, template: string, name: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await admin.query(`CREATE DATABASE ${pg.escapeIdentifier(name)} TEMPLATE ${pg.escapeIdentifier(template)}`);
      return;
    } catch (error) {
      const inUse = (error as { code?: string }).code === '55006'; // another worker clones at this moment
      if (!inUse || attempt === 20) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50 * attempt));
    }
  }
}

async function withVariables<T>(variables: Record<string, string>, work: () => Promise<T>): Promise<T> {
  const before = Object.keys(variables).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, variables);
  try {
    return await work();
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}
