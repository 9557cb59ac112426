import type { Pool, PoolClient } from 'pg';
import { OUTBOX_CHANNEL } from '../schema/messaging-schema.js';
import type { SqlExecutor } from '../sql-executor.js';

/** Any number that nothing else in a service's database uses. */
const LOCK_KEY = 7_265_108_121;

/**
 * Makes one process of a service the active relay: an advisory lock that a database session holds. The database
 * releases it when the process dies, and the next process takes over within one attempt.
 */
export class RelayLock {
  private constructor(
    private readonly client: PoolClient,
    private lost: boolean,
  ) {}

  /** The lock, or `undefined` if another process holds it. `onWake` is called when something enters the outbox. */
  static async tryAcquire(pool: Pool, onWake: () => void): Promise<RelayLock | undefined> {
    const client = await pool.connect();
    const lock = new RelayLock(client, false);
    const onError = () => {
      lock.lost = true;
      onWake();
    };
    client.on('error', onError);
    try {
      const { rows } = await client.query<{ held: boolean }>('SELECT pg_try_advisory_lock($1) AS held', [LOCK_KEY]);
      if (rows[0]?.held) {
        // A machine that disappears without a word must not keep the lock for hours.
        await client.query(
          'SET tcp_keepalives_idle = 5; SET tcp_keepalives_interval = 2; SET tcp_keepalives_count = 3',
        );
        // Without statistics the planner sorts the whole backlog for each window instead of walking the index.
        await client.query('SET enable_seqscan = off; SET enable_bitmapscan = off; SET enable_sort = off');
        await client.query(`LISTEN ${OUTBOX_CHANNEL}`);
        client.on('notification', onWake);
        return lock;
      }
      client.off('error', onError);
      client.release();
      return undefined;
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  /** The session that holds the lock: what is done through it is done by the active relay or fails. */
  get session(): SqlExecutor {
    return this.client;
  }

  get isHeld(): boolean {
    return !this.lost;
  }

  /** Ends the session, which releases the lock. */
  release(): void {
    this.lost = true;
    this.client.removeAllListeners('notification');
    this.client.release(true);
  }
}
