import type { SqlExecutor } from '../sql-executor.js';

/** A row on its way to the broker. */
export interface PendingRow {
  readonly position: string;
  readonly id: string;
  readonly organizationId: string;
  readonly stream: string;
  readonly wireSubject: string;
  readonly aggregate: string;
  readonly message: string;
}

/** By state, never by "position > last": a transaction that was slow to commit shows up with a lower position. */
const claimSql = `
  SELECT position, id, organization_id AS "organizationId", stream, wire_subject AS "wireSubject", aggregate, message
  FROM (
    SELECT *, sum(octet_length(message)) OVER (ORDER BY position) - octet_length(message) AS bytes_before
    FROM (
      SELECT * FROM outbox WHERE published_at IS NULL AND refused_at IS NULL ORDER BY position LIMIT $1
    ) AS oldest
  ) AS measured
  WHERE bytes_before <= $2
  ORDER BY position`;

/** The oldest rows that wait, in outbox order, not more than these rows and about these bytes. */
export async function claimWindow(system: SqlExecutor, maxRows: number, maxBytes: number): Promise<PendingRow[]> {
  return (await system.query<PendingRow>(claimSql, [maxRows, maxBytes])).rows;
}

const markSql = `
  UPDATE outbox SET published_at = clock_timestamp()
  WHERE published_at IS NULL AND refused_at IS NULL AND position = ANY($1::bigint[])`;

/** Called after the broker has confirmed the rows. */
export async function markPublished(system: SqlExecutor, positions: readonly string[]): Promise<void> {
  await system.query(markSql, [positions]);
}

const refuseSql = `
  WITH refused AS (
    UPDATE outbox SET refused_at = now() WHERE organization_id = $1 AND id = $2 RETURNING *
  )
  INSERT INTO dead_letter (organization_id, consumer, message_id, wire_subject, message, reason, deliveries)
  SELECT organization_id, 'outbox', id::text, wire_subject, '', $3, 1 FROM refused
  ON CONFLICT (organization_id, consumer, message_id)
    DO UPDATE SET state = 'parked', reason = excluded.reason, parked_at = now(), resolved_at = NULL`;

/** A row that the broker will never take is parked, so that it does not hold up the others. */
export async function refuseRow(system: SqlExecutor, row: PendingRow, reason: string): Promise<void> {
  await system.query(refuseSql, [row.organizationId, row.id, reason]);
}

const backlogSql = `
  SELECT count(*)::int AS rows, coalesce(extract(epoch FROM now() - min(created_at)), 0)::float8 AS "oldestAgeSeconds"
  FROM outbox WHERE published_at IS NULL AND refused_at IS NULL`;

export async function readBacklog(system: SqlExecutor): Promise<{ rows: number; oldestAgeSeconds: number }> {
  return (await system.query<{ rows: number; oldestAgeSeconds: number }>(backlogSql)).rows[0]!;
}
