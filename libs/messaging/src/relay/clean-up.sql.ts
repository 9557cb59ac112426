import type { SqlExecutor } from '../sql-executor.js';

const CHUNK_ROWS = 20_000;

async function deleteOld(system: SqlExecutor, table: string, column: string, hours: number): Promise<number> {
  const { rows } = await system.query<{ deleted: number }>(
    `WITH deleted AS (
       DELETE FROM ${table} WHERE ctid = ANY (ARRAY(
         SELECT ctid FROM ${table} WHERE ${column} < now() - make_interval(secs => $1) LIMIT ${CHUNK_ROWS}
       )) RETURNING 1
     ) SELECT count(*)::int AS deleted FROM deleted`,
    [hours * 3_600],
  );
  return rows[0]!.deleted;
}

/** Deletes published rows behind the replay window, a chunk at a time; returns how many are gone. */
export function deletePublished(system: SqlExecutor, olderThanHours: number): Promise<number> {
  return deleteOld(system, 'outbox', 'published_at', olderThanHours);
}

/** Deletes inbox rows that no stream can deliver again, a chunk at a time; returns how many are gone. */
export function deleteHandled(system: SqlExecutor, olderThanHours: number): Promise<number> {
  return deleteOld(system, 'inbox', 'handled_at', olderThanHours);
}
