import type { SqlExecutor } from '@rollcall/messaging';
import { logConditions, type EmailLogFilter } from '../log/email-log-filter.sql.js';
import type { EmailStatus } from '../log/email-log.dto.js';

export interface LoggedMessage {
  id: string;
  userId: string;
  importId: string | null;
  template: string;
  locale: string | null;
  recipient: string | null;
  recipientName: string | null;
  status: EmailStatus;
  data: object | null;
  /** A repetition of it that has not left yet. */
  pendingId: string | null;
  /** Repetitions of this template to this address in the last hour. */
  resentLately: number;
}

const COLUMNS = `message.id, message.user_id AS "userId", message.import_id AS "importId", message.template,
  message.locale, message.recipient, message.recipient_name AS "recipientName", message.status, message.data,
  (SELECT again.id FROM email_message again
    WHERE again.organization_id = message.organization_id AND again.resend_of = message.id
      AND again.status IN ('queued', 'sending', 'deferred', 'held') LIMIT 1) AS "pendingId",
  (SELECT count(*)::int FROM email_message again
    WHERE again.organization_id = message.organization_id AND again.recipient_key = message.recipient_key
      AND again.template = message.template AND again.resend_of IS NOT NULL
      AND again.created_at > now() - interval '1 hour') AS "resentLately"`;

/** One message, locked so that two who send it again wait for each other. */
export async function lockMessage(
  tx: SqlExecutor,
  organizationId: string,
  id: string,
): Promise<LoggedMessage | undefined> {
  await tx.query(`SELECT 1 FROM email_message WHERE organization_id = $1 AND id = $2 FOR UPDATE`, [organizationId, id]);
  // A statement of its own: it sees what the one who held the lock before has written.
  const { rows } = await tx.query<LoggedMessage>(
    `SELECT ${COLUMNS} FROM email_message message WHERE organization_id = $1 AND id = $2`,
    [organizationId, id],
  );
  return rows[0];
}

/**
 * What a filter names that was not repeated yet; of several mails of one template to one person, the newest. The
 * organisation's repetitions by filter wait for each other.
 */
export async function lockMessagesToResend(
  tx: SqlExecutor,
  organizationId: string,
  filter: EmailLogFilter,
  limit: number,
): Promise<LoggedMessage[]> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('resend ' || $1, 0))`, [organizationId]);
  const { conditions, values } = logConditions(organizationId, filter);
  const { rows } = await tx.query<LoggedMessage>(
    `SELECT DISTINCT ON (message.user_id, message.template) ${COLUMNS}
       FROM email_message message
      WHERE ${conditions.join(' AND ')} AND (message.data -> 'draft') IS NULL
        AND NOT EXISTS (SELECT 1 FROM email_message again
                         WHERE again.organization_id = message.organization_id AND again.resend_of = message.id)
      ORDER BY message.user_id, message.template, message.id DESC
      LIMIT $${values.push(limit)}`,
    values,
  );
  return rows;
}
