import type { SqlExecutor } from '@rollcall/messaging';

export interface BouncedMessage {
  organizationId: string;
  id: string;
  userId: string;
  importId: string | null;
  template: string;
  recipient: string;
  attempt: number;
}

/**
 * Writes down that a mail came back after it had been accepted; nothing for one that is not known or came back before.
 * The organisation is found by the id, which only we and the mail servers know.
 */
export async function recordBounce(tx: SqlExecutor, id: string, reason: string): Promise<BouncedMessage | undefined> {
  const { rows } = await tx.query<BouncedMessage>(
    `WITH bounced AS (
       UPDATE email_message SET status = 'undelivered', attempt_count = attempt_count + 1
        WHERE id = $1 AND status = 'sent' AND recipient IS NOT NULL
       RETURNING *),
     logged AS (
       INSERT INTO delivery_attempt (organization_id, message_id, number, at, smtp_code, response)
       SELECT organization_id, id, attempt_count, now(), NULL, 'returned: ' || $2 FROM bounced)
     SELECT organization_id AS "organizationId", id, user_id AS "userId", import_id AS "importId", template, recipient,
            attempt_count AS attempt FROM bounced`,
    [id, reason],
  );
  return rows[0];
}

/** The mail that a complaint is about. */
export async function findMessage(
  tx: SqlExecutor,
  id: string,
): Promise<{ organizationId: string; recipient: string } | undefined> {
  const { rows } = await tx.query<{ organizationId: string; recipient: string }>(
    `SELECT organization_id AS "organizationId", recipient FROM email_message WHERE id = $1 AND recipient IS NOT NULL`,
    [id],
  );
  return rows[0];
}
