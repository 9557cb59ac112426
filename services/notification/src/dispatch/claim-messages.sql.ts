import type { SqlExecutor } from '@rollcall/messaging';
import type { Draft, ImportResult } from '../template/template.values.js';

/** A mail that this dispatcher may send until its lease ends. */
export interface ClaimedMessage {
  organizationId: string;
  id: string;
  userId: string;
  importId: string | null;
  template: string;
  locale: string | null;
  recipient: string | null;
  recipientName: string | null;
  priority: number;
  data: { import?: ImportResult; draft?: Draft } | null;
  /** Number of this try, from 1. */
  attempt: number;
  createdAt: Date;
}

/** Claims the most urgent mails that are due, across organisations; dispatchers beside this one skip them. */
export async function claimMessages(
  db: SqlExecutor,
  claim: { leaseId: string; leaseSeconds: number; limit: number },
): Promise<ClaimedMessage[]> {
  const { rows } = await db.query<ClaimedMessage>(
    `WITH due AS (
       SELECT organization_id, id FROM email_message
        WHERE status IN ('queued', 'deferred') AND next_attempt_at <= now()
        ORDER BY priority, next_attempt_at, id
        LIMIT $3
        FOR UPDATE SKIP LOCKED)
     UPDATE email_message message
        SET status = 'sending', lease_id = $1, leased_until = now() + make_interval(secs => $2),
            attempt_count = attempt_count + 1
       FROM due
      WHERE message.organization_id = due.organization_id AND message.id = due.id
     RETURNING message.organization_id AS "organizationId", message.id, message.user_id AS "userId",
       message.import_id AS "importId", message.template, message.locale, message.recipient,
       message.recipient_name AS "recipientName", message.priority, message.data,
       message.attempt_count AS attempt, message.created_at AS "createdAt"`,
    [claim.leaseId, claim.leaseSeconds, claim.limit],
  );
  return rows;
}

/**
 * Frees mails whose dispatcher died while sending them. Whether the mail left is not known, and the log says so. A mail
 * that its reader needs is sent again, with the same Message-ID; one that only informs is not.
 *
 * @returns how many were freed
 */
export async function freeExpiredLeases(db: SqlExecutor): Promise<number> {
  const { rows } = await db.query(
    `WITH expired AS (
       UPDATE email_message
          SET status = CASE WHEN template = 'password-changed' THEN 'undelivered' ELSE 'deferred' END,
              next_attempt_at = now(), lease_id = NULL, leased_until = NULL
        WHERE status = 'sending' AND leased_until < now()
       RETURNING organization_id, id, attempt_count)
     INSERT INTO delivery_attempt (organization_id, message_id, number, at, smtp_code, response)
     SELECT organization_id, id, attempt_count, now(), NULL, 'uncertain: the dispatcher stopped while sending'
       FROM expired
     ON CONFLICT DO NOTHING
     RETURNING 1`,
  );
  return rows.length;
}
