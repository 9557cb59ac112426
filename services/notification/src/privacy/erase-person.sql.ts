import type { EraseMailData, ReplyOf } from '@rollcall/contracts';
import type { SqlExecutor } from '@rollcall/messaging';

export type Answer = ReplyOf<typeof EraseMailData>;

export interface Erasure {
  readonly organizationId: string;
  readonly requestId: string;
  readonly userId: string;
  readonly addresses: readonly string[];
}

/** What was answered when the same was asked before. */
export async function readAnswer(
  tx: SqlExecutor,
  { organizationId, requestId, userId }: Erasure,
): Promise<Answer | undefined> {
  const { rows } = await tx.query<{ answer: Answer }>(
    `SELECT answer FROM erased_person WHERE organization_id = $1 AND user_id = $2 AND request_id = $3`,
    [organizationId, userId, requestId],
  );
  return rows[0]?.answer;
}

/** From here on mails to the person are refused: an event of theirs that comes late finds them here. */
export async function rememberErasure(tx: SqlExecutor, erasure: Erasure, answer: Answer): Promise<void> {
  const { organizationId, requestId, userId } = erasure;
  await tx.query(`INSERT INTO erased_person (organization_id, user_id, request_id, answer) VALUES ($1, $2, $3, $4)`, [
    organizationId,
    userId,
    requestId,
    JSON.stringify(answer),
  ]);
}

/** A mail that is on its way writes down what it said when it has left. */
export async function isSending(tx: SqlExecutor, { organizationId, userId }: Erasure): Promise<boolean> {
  const { rows } = await tx.query(
    `SELECT 1 FROM email_message WHERE organization_id = $1 AND user_id = $2 AND status = 'sending' LIMIT 1`,
    [organizationId, userId],
  );
  return rows.length > 0;
}

/**
 * Empties the mails to a person: that one was sent, when, and for which import stays, so that counts add up. What waits
 * never leaves.
 */
export async function erasePerson(tx: SqlExecutor, { organizationId, userId, addresses }: Erasure) {
  const names = [userId, ...addresses].map((text) => `%${text.replace(/[\\%_]/g, '\\$&')}%`);
  const removed: Answer['removed'] = [];
  const run = async (where: string, what: Answer['removed'][number]['what'], sql: string, value: unknown) => {
    const { rows } = await tx.query(`${sql} RETURNING 1`, [organizationId, value]);
    removed.push({ where, what, count: rows.length });
  };
  await run(
    'email_message',
    'pseudonymised',
    `UPDATE email_message
        SET recipient = NULL, recipient_name = NULL, recipient_key = NULL, recipient_domain = NULL, subject = NULL,
            body_html = NULL, body_text = NULL, data = NULL, locale = NULL,
            status = CASE WHEN status IN ('held', 'queued', 'deferred') THEN 'cancelled' ELSE status END
      WHERE organization_id = $1 AND user_id = $2`,
    userId,
  );
  // What servers answered often repeats the address.
  await run(
    'delivery_attempt (responses)',
    'pseudonymised',
    `UPDATE delivery_attempt SET response = ''
      WHERE organization_id = $1 AND message_id IN (
        SELECT id FROM email_message WHERE organization_id = $1 AND user_id = $2)`,
    userId,
  );
  await run(
    'email_suppression',
    'deleted',
    `DELETE FROM email_suppression WHERE organization_id = $1 AND address_key = ANY ($2::text[])`,
    addresses,
  );
  await run(
    'dead_letter',
    'deleted',
    `DELETE FROM dead_letter WHERE organization_id = $1 AND message ILIKE ANY ($2::text[])`,
    names,
  );
  await run(
    'idempotency_key (answers)',
    'deleted',
    `DELETE FROM idempotency_key WHERE organization_id = $1 AND answer IS NOT NULL AND answer::text ILIKE ANY ($2::text[])`,
    names,
  );
  return removed;
}
