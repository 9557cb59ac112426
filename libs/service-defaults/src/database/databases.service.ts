import type { OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { rootLogger } from '../logging/logger.js';
import { roleOption, type DatabaseRole } from './roles.js';
import { txOf, type Tx } from './tx.js';

const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export interface DatabasesOptions {
  readonly name: string;
  readonly databaseUrl: string;
  readonly systemDatabaseUrl: string;
  readonly poolSize: number;
}

function createPool(options: DatabasesOptions, role: DatabaseRole): pg.Pool {
  const pool = new pg.Pool({
    connectionString: role === 'app' ? options.databaseUrl : options.systemDatabaseUrl,
    options: roleOption(options.name, role),
    application_name: `rollcall-${options.name}-${role}`,
    max: options.poolSize,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
  });
  // A dropped idle connection is replaced by the pool; without a listener it would end the process.
  pool.on('error', (error) => rootLogger().warn({ err: error, role }, 'a database connection was lost'));
  return pool;
}

async function transaction<T>(pool: pg.Pool, begin: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(begin);
    const result = await work(txOf(client));
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((failure: Error) => (broken = failure));
    throw error;
  } finally {
    client.release(broken);
  }
}

/**
 * The two ways into a service's database: `app` under row-level security, `system` across organisations.
 * A transaction ends with the function it was started for: commit when it returns, rollback when it throws.
 */
export class Databases implements OnApplicationShutdown {
  readonly app: pg.Pool;
  readonly system: pg.Pool;

  constructor(options: DatabasesOptions) {
    this.app = createPool(options, 'app');
    this.system = createPool(options, 'system');
  }

  /** Transaction on behalf of one organisation; rows of others do not exist in it. */
  async inOrganization<T>(organizationId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    // Checked because it goes into the text: BEGIN and the setting then cost one round trip.
    if (!uuidPattern.test(organizationId)) throw new Error('an organisation id is a UUID');
    const begin = `BEGIN; SELECT set_config('app.organization_id', '${organizationId}', true)`;
    return transaction(this.app, begin, work);
  }

  /** Transaction that sees all organisations. */
  async inSystem<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return transaction(this.system, 'BEGIN', work);
  }

  /** Runs after the HTTP server has closed, so no request loses its connection. */
  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.app.end(), this.system.end()]);
  }
}

/** Whether an error is a violation of a unique constraint (of this one, if named). */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, constraint: violated } = error as { code?: unknown; constraint?: unknown };
  return code === '23505' && (constraint === undefined || violated === constraint);
}
