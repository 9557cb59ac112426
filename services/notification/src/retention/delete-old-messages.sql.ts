import type { SqlExecutor } from '@rollcall/messaging';

/**
 * Deletes entries of the log that their organisation keeps no longer, with their attempts; mails that may still leave
 * stay. In pieces, so that no statement holds locks for long.
 *
 * @returns how many were deleted; fewer than `limit`: there are no more
 */
export async function deleteOldMessages(db: SqlExecutor, limit: number, defaultDays: number): Promise<number> {
  const { rows } = await db.query(
    `WITH organization AS (
       SELECT DISTINCT organization_id FROM email_message),
     kept AS (
       SELECT organization_id,
              CASE coalesce(settings.retention, 'days')
                WHEN 'off' THEN now()
                WHEN 'days' THEN now() - make_interval(days => coalesce(settings.retention_days, $2::integer)) END AS since
         FROM organization LEFT JOIN email_settings settings USING (organization_id)),
     old AS (
       SELECT message.organization_id, message.id FROM email_message message JOIN kept USING (organization_id)
        WHERE message.created_at < kept.since AND message.status IN ('sent', 'undelivered', 'suppressed', 'cancelled')
        LIMIT $1
        FOR UPDATE OF message SKIP LOCKED)
     DELETE FROM email_message message USING old
      WHERE message.organization_id = old.organization_id AND message.id = old.id
     RETURNING 1`,
    [limit, defaultDays],
  );
  return rows.length;
}
