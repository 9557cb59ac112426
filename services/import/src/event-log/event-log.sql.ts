import type { SqlExecutor } from '@rollcall/messaging';

export interface LoggedEvent {
  readonly id: string;
  readonly type: 'status' | 'progress';
  readonly data: unknown;
}

/** Adds to the log that `GET /v1/imports/{id}/events` reads from. */
export async function addEvent(
  tx: SqlExecutor,
  job: { readonly organizationId: string; readonly id: string },
  type: LoggedEvent['type'],
  data: object,
  now: Date,
): Promise<void> {
  await tx.query(`INSERT INTO import_event (organization_id, import_id, type, data, at) VALUES ($1, $2, $3, $4, $5)`, [
    job.organizationId,
    job.id,
    type,
    JSON.stringify(data),
    now,
  ]);
}

/** Events after one that the reader has seen, in order; with `newest` only the latest of those that tell progress. */
export async function eventsAfter(
  tx: SqlExecutor,
  job: { readonly organizationId: string; readonly id: string },
  lastId: string,
  { newest = false, limit = 200 }: { readonly newest?: boolean; readonly limit?: number } = {},
): Promise<LoggedEvent[]> {
  const { rows } = await tx.query<LoggedEvent>(
    `SELECT id::text, type, data FROM import_event
      WHERE organization_id = $1 AND import_id = $2 AND id > $3::bigint
        AND (NOT $5 OR type <> 'progress'
             OR id = (SELECT max(id) FROM import_event
                       WHERE organization_id = $1 AND import_id = $2 AND type = 'progress'))
      ORDER BY import_event.id LIMIT $4`,
    [job.organizationId, job.id, lastId, limit, newest],
  );
  return rows;
}
