import type { SqlExecutor } from '@rollcall/messaging';
import type { Pace } from './pace.rules.js';

/** Any constant; dispatchers that ask for the pace wait for each other. */
const LOCK = 7_665_301;

/** Takes the pace for this transaction. */
export async function lockPace(tx: SqlExecutor): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
}

/** The database's time, in milliseconds: the same for all dispatchers. */
export async function databaseTime(db: SqlExecutor): Promise<number> {
  const { rows } = await db.query<{ now: string }>(
    `SELECT (extract(epoch FROM clock_timestamp()) * 1000)::double precision AS now`,
  );
  return Number(rows[0]?.now);
}

export async function readPace(tx: SqlExecutor, keys: string[]): Promise<Pace> {
  const { rows } = await tx.query<{ key: string; dueAt: number }>(
    `SELECT key, (extract(epoch FROM due_at) * 1000)::double precision AS "dueAt" FROM send_pace WHERE key = ANY ($1::text[])`,
    [keys],
  );
  return new Map(rows.map(({ key, dueAt }) => [key, Number(dueAt)]));
}

export async function writePace(tx: SqlExecutor, pace: Pace): Promise<void> {
  if (pace.size === 0) return;
  await tx.query(
    `INSERT INTO send_pace (key, due_at)
     SELECT key, to_timestamp(due_at / 1000) FROM unnest($1::text[], $2::double precision[]) AS new (key, due_at)
     ON CONFLICT (key) DO UPDATE SET due_at = excluded.due_at`,
    [[...pace.keys()], [...pace.values()]],
  );
}

/** Forgets what lies behind: it limits nobody. */
export async function forgetOldPace(db: SqlExecutor): Promise<void> {
  await db.query(`DELETE FROM send_pace WHERE due_at < now() - interval '1 hour'`);
}
