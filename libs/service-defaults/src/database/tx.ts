import type pg from 'pg';

/** A running transaction. Fits wherever a `SqlExecutor` is asked for (outbox, set-based SQL). */
export interface Tx {
  query<Row = Record<string, unknown>>(text: string, values?: unknown[]): Promise<{ rows: Row[]; rowCount: number }>;
  /** For COPY and cursors. */
  readonly client: pg.PoolClient;
}

export function txOf(client: pg.PoolClient): Tx {
  return {
    client,
    async query<Row>(text: string, values?: unknown[]) {
      const result = await client.query(text, values);
      return { rows: result.rows as Row[], rowCount: result.rowCount ?? 0 };
    },
  };
}
