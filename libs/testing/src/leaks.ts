import type pg from 'pg';
import { setTimeout as delay } from 'node:timers/promises';

export interface OpenSession {
  readonly pid: number;
  readonly application: string;
  readonly state: string;
  readonly query: string;
}

/** Sessions on a database other than the one that asks: connections that a spec forgot to close. */
export async function openSessions(client: pg.Pool | pg.Client, database: string): Promise<OpenSession[]> {
  const { rows } = await client.query<OpenSession>(
    `SELECT pid, application_name AS application, coalesce(state, '') AS state, left(query, 200) AS query
       FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid() AND backend_type = 'client backend'`,
    [database],
  );
  return rows;
}

/** Waits a moment for connections that are just closing. */
export async function sessionsLeftOpen(
  client: pg.Pool | pg.Client,
  database: string,
  patienceMs = 3_000,
): Promise<OpenSession[]> {
  const deadline = Date.now() + patienceMs;
  let sessions = await openSessions(client, database);
  while (sessions.length > 0 && Date.now() < deadline) {
    await delay(50);
    sessions = await openSessions(client, database);
  }
  return sessions;
}
