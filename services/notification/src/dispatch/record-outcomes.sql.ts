import type { SqlExecutor } from '@rollcall/messaging';

/** What became of one try. */
export interface Outcome {
  organizationId: string;
  id: string;
  leaseId: string;
  attempt: number;
  status: 'sent' | 'deferred' | 'undelivered' | 'cancelled' | 'suppressed';
  smtpCode: number | null;
  response: string;
  /** When the next try is due, only if deferred. */
  retryAt: Date | null;
  subject: string | null;
  /** Links redacted. */
  html: string | null;
  text: string | null;
  locale: string | null;
  /** Whom it went to, which may differ from whom it was queued for. */
  recipient: string | null;
}

/**
 * Writes the outcomes of tries and the attempts, whichever still hold their lease.
 *
 * @returns ids of the messages that were changed
 */
export async function recordOutcomes(tx: SqlExecutor, outcomes: Outcome[]): Promise<Set<string>> {
  const column = <Key extends keyof Outcome>(key: Key) => outcomes.map((outcome) => outcome[key]);
  const { rows } = await tx.query<{ id: string }>(
    `WITH outcome AS (
       SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::integer[], $5::text[], $6::integer[], $7::text[],
                            $8::timestamptz[], $9::text[], $10::text[], $11::text[], $12::text[],
                            $13::text[])
         AS o (organization_id, id, lease_id, attempt, status, smtp_code, response, retry_at, subject, html, text, locale,
               recipient)),
     changed AS (
       UPDATE email_message message
          SET status = outcome.status, slotted = false, lease_id = NULL, leased_until = NULL,
              next_attempt_at = coalesce(outcome.retry_at, message.next_attempt_at),
              sent_at = CASE WHEN outcome.status = 'sent' THEN now() END,
              subject = coalesce(outcome.subject, message.subject),
              body_html = coalesce(outcome.html, message.body_html),
              body_text = coalesce(outcome.text, message.body_text),
              locale = coalesce(outcome.locale, message.locale),
              recipient = coalesce(outcome.recipient, message.recipient)
         FROM outcome
        WHERE message.organization_id = outcome.organization_id AND message.id = outcome.id
          AND message.lease_id = outcome.lease_id
       RETURNING message.organization_id, message.id),
     logged AS (
       INSERT INTO delivery_attempt (organization_id, message_id, number, at, smtp_code, response)
       SELECT organization_id, id, attempt, now(), outcome.smtp_code, outcome.response
         FROM outcome JOIN changed USING (organization_id, id)
        WHERE outcome.status NOT IN ('cancelled', 'suppressed')
       ON CONFLICT DO NOTHING)
     SELECT id FROM changed`,
    [
      column('organizationId'),
      column('id'),
      column('leaseId'),
      column('attempt'),
      column('status'),
      column('smtpCode'),
      column('response'),
      column('retryAt'),
      column('subject'),
      column('html'),
      column('text'),
      column('locale'),
      column('recipient'),
    ],
  );
  return new Set(rows.map((row) => row.id));
}

/** Puts mails back that were claimed but not tried, without counting a try. */
export async function returnUntried(tx: SqlExecutor, leaseId: string, ids: string[]): Promise<void> {
  await tx.query(
    `UPDATE email_message
        SET status = 'deferred', lease_id = NULL, leased_until = NULL, attempt_count = attempt_count - 1
      WHERE lease_id = $1 AND id = ANY ($2::uuid[])`,
    [leaseId, ids],
  );
}
