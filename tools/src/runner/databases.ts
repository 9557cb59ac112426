import pg from 'pg';
import type { Secrets } from './secrets.js';

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

/** Creates a service's database where it is missing. */
export async function createDatabase(server: string, service: string): Promise<string> {
  const name = `rollcall_${service}`;
  await asAdmin(server, async (client) => {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
  });
  return withDatabase(server, name);
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
