import pg from 'pg';
import type { Home } from './home.js';
import { AppliedMigrations } from './migrations.js';
import { runNodeProgram } from './run-program.js';
import type { Secrets } from './secrets.js';
import type { ServiceDefinition } from './services.js';

/** Where one service finds its database: as itself, and as whoever owns the tables. */
export interface ServiceDatabase {
  readonly url: string;
  readonly migrationUrl: string;
}

function withDatabase(server: string, database: string, login?: { user: string; password: string }): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  if (login) Object.assign(url, { username: login.user, password: login.password });
  return url.toString();
}

async function asAdmin<T>(server: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: server, application_name: 'rollcall-runner' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Creates a service's database where it is missing, and says whether it was. */
export async function createDatabase(server: string, service: string): Promise<{ url: string; created: boolean }> {
  const name = `rollcall_${service}`;
  const created = await asAdmin(server, async (client) => {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
    return rowCount === 0;
  });
  return { url: withDatabase(server, name), created };
}

/**
 * Gives a service a database user of its own, which may do what the service's two roles may and nothing else.
 * The roles exist once its migrations have run.
 */
export async function createServiceLogin(server: string, service: string, secrets: Secrets): Promise<string> {
  const user = `rollcall_${service}`;
  const password = secrets.databasePasswords[service] ?? '';
  const login = pg.escapeIdentifier(user);
  await asAdmin(server, async (client) => {
    const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [user]);
    if (rowCount === 0) await client.query(`CREATE ROLE ${login} NOINHERIT`);
    await client.query(`ALTER ROLE ${login} LOGIN PASSWORD ${pg.escapeLiteral(password)}`);
    await client.query(`GRANT ${user}_app, ${user}_system TO ${login}`);
  });
  return withDatabase(server, user, { user, password });
}

/** Creates and migrates the databases of those services that have one, each as far as it is needed. */
export class DatabasePreparation {
  private readonly applied: AppliedMigrations;

  constructor(
    home: Home,
    private readonly secrets: Secrets,
    /** Where databases are created, and whether that server is the home's own. */
    private readonly server: { readonly url: string; readonly own: boolean },
  ) {
    this.applied = new AppliedMigrations(home);
  }

  async prepare(services: readonly ServiceDefinition[]): Promise<Record<string, ServiceDatabase>> {
    const prepared = services.map(async ({ name, migrate }) =>
      migrate === undefined ? [] : [[name, await this.prepareOne(name, migrate)] as const],
    );
    return Object.fromEntries((await Promise.all(prepared)).flat());
  }

  private async prepareOne(name: string, migrate: string): Promise<ServiceDatabase> {
    const given = process.env[`${name.toUpperCase()}_DATABASE_URL`];
    if (given !== undefined) return this.migrated(migrate, given);
    const { url, created } = await createDatabase(this.server.url, name);
    if (!this.server.own) return this.migrated(migrate, url);
    if (created || !this.applied.has(name, migrate)) {
      await this.migrated(migrate, url);
      this.applied.remember(name, migrate);
    }
    return { migrationUrl: url, url: await createServiceLogin(this.server.url, name, this.secrets) };
  }

  private async migrated(migrate: string, url: string): Promise<ServiceDatabase> {
    await runNodeProgram({ script: migrate, env: { ...process.env, DATABASE_URL: url, MIGRATION_DATABASE_URL: url } });
    return { migrationUrl: url, url };
  }
}
