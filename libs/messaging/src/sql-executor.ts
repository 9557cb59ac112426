import type { Pool, PoolClient } from 'pg';

/** Runs SQL inside the caller's transaction: a `pg` client, a transaction of a service, or an adapter of an ORM. */
export interface SqlExecutor {
  query<Row = unknown>(text: string, values?: unknown[]): Promise<{ rows: Row[] }>;
}

/** The transaction that a handler runs in; its organisation is set, and the inbox row is in it. */
export interface MessageTransaction extends SqlExecutor {
  query<Row = unknown>(text: string, values?: unknown[]): Promise<{ rows: Row[]; rowCount: number }>;
  readonly client: PoolClient;
}

/** `app`: row-level security applies. `system`: sees every organisation. */
export interface MessagingPools {
  readonly app: Pool;
  readonly system: Pool;
}
