import type { Pool, PoolClient, QueryResultRow } from 'pg';
import type { MessageTransaction } from '../sql-executor.js';

const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Runs `work` in a transaction with row-level security set to the organisation. If `signal` fires, the connection is
 * dropped, which rolls back whatever the handler is still doing.
 */
export async function inHandlerTransaction<T>(
  pool: Pool,
  organizationId: string,
  limit: { signal: AbortSignal; timeoutMs: number },
  work: (tx: MessageTransaction) => Promise<T>,
): Promise<T> {
  const { signal } = limit;
  // It becomes part of a statement without parameters, so that BEGIN costs no round trip of its own.
  if (!uuidPattern.test(organizationId)) throw new Error('The organisation is not a UUID.');
  const client = await pool.connect();
  let released = false;
  const release = (destroy: boolean) => {
    if (!released) client.release(destroy);
    released = true;
  };
  const abort = () => release(true);
  client.on('error', ignoreError);
  signal.addEventListener('abort', abort, { once: true });
  try {
    signal.throwIfAborted();
    // A statement outlives a dropped connection, and its locks with it, unless the server ends it too.
    await client.query(
      `BEGIN; SET LOCAL statement_timeout = ${Math.ceil(limit.timeoutMs)};
       SELECT set_config('app.organization_id', '${organizationId}', true)`,
    );
    const result = await work(transactionOf(client));
    signal.throwIfAborted();
    await client.query('COMMIT');
    release(false);
    return result;
  } catch (error) {
    const rolledBack = !released && (await client.query('ROLLBACK').then(yes, no));
    release(!rolledBack);
    throw error;
  } finally {
    signal.removeEventListener('abort', abort);
    client.off('error', ignoreError);
  }
}

function transactionOf(client: PoolClient): MessageTransaction {
  return {
    client,
    async query<Row>(text: string, values?: unknown[]) {
      const result = await client.query<QueryResultRow>(text, values);
      return { rows: result.rows as Row[], rowCount: result.rowCount ?? 0 };
    },
  };
}

const yes = () => true;
const no = () => false;
/** A broken connection also rejects the query that runs on it; the event alone would end the process. */
const ignoreError = () => undefined;
