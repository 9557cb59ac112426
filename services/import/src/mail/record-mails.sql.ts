import type { SqlExecutor } from '@rollcall/messaging';

export type MailOutcome = 'sent' | 'failed';

/**
 * Notes what became of mails, each mail once. A mail that was given up on and sent again counts as sent; a mail that
 * was sent stays so. Mails of imports that are not known here are left out.
 */
export async function recordMails(
  tx: SqlExecutor,
  organizationId: string,
  mails: readonly { importId: string; messageId: string }[],
  outcome: MailOutcome,
): Promise<void> {
  await tx.query(
    `INSERT INTO import_mail AS m (organization_id, import_id, message_id, outcome)
     SELECT DISTINCT $1::uuid, n.import_id, n.message_id, $4
       FROM unnest($2::uuid[], $3::uuid[]) AS n (import_id, message_id)
       JOIN import_job AS j ON j.organization_id = $1 AND j.id = n.import_id
     ON CONFLICT (organization_id, import_id, message_id)
       DO UPDATE SET outcome = excluded.outcome WHERE m.outcome = 'failed' AND excluded.outcome = 'sent'`,
    [organizationId, mails.map((mail) => mail.importId), mails.map((mail) => mail.messageId), outcome],
  );
}
