import type { SqlExecutor } from '../sql-executor.js';

/** What is known about a stream that the relay publishes into. */
export interface StreamRecord {
  readonly stream: string;
  /** When the broker says that it was created. */
  readonly created: string;
  readonly lastSequence: number;
}

export async function readStreamRecords(system: SqlExecutor): Promise<StreamRecord[]> {
  const { rows } = await system.query<StreamRecord>(
    `SELECT stream, created, last_sequence::float8 AS "lastSequence" FROM outbox_stream`,
  );
  return rows;
}

export async function recordStream(system: SqlExecutor, record: StreamRecord): Promise<void> {
  await system.query(
    `INSERT INTO outbox_stream (stream, created, last_sequence) VALUES ($1, $2, $3)
     ON CONFLICT (stream) DO UPDATE SET created = excluded.created, last_sequence = excluded.last_sequence`,
    [record.stream, record.created, record.lastSequence],
  );
}

export async function recordSequences(system: SqlExecutor, sequences: ReadonlyMap<string, number>): Promise<void> {
  if (sequences.size === 0) return;
  await system.query(
    `UPDATE outbox_stream SET last_sequence = greatest(last_sequence, new.sequence)
     FROM unnest($1::text[], $2::bigint[]) AS new(stream, sequence) WHERE outbox_stream.stream = new.stream`,
    [[...sequences.keys()], [...sequences.values()]],
  );
}

/** In one step, so that a crash can neither forget the replay nor repeat it: marks rows as waiting and notes why. */
const forgetSql = `
  WITH again AS (
    UPDATE outbox SET published_at = NULL
    WHERE stream = $1 AND published_at >= now() - make_interval(secs => $4)
    RETURNING 1
  ), noted AS (
    UPDATE outbox_stream SET created = $2, last_sequence = $3 WHERE stream = $1
  )
  SELECT count(*)::int AS rows FROM again`;

/** Lets everything of the replay window be published again; returns how many rows that are. */
export async function forgetPublished(
  system: SqlExecutor,
  state: StreamRecord,
  replayWindowHours: number,
): Promise<number> {
  const values = [state.stream, state.created, state.lastSequence, replayWindowHours * 3_600];
  return (await system.query<{ rows: number }>(forgetSql, values)).rows[0]!.rows;
}
