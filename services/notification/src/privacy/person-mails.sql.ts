import type { SqlExecutor } from '@rollcall/messaging';

/** A mail to somebody, with all that is known of it. */
export interface PersonMail {
  readonly id: string;
  readonly recipient: string | null;
  readonly recipientName: string | null;
  readonly template: string;
  readonly locale: string | null;
  readonly subject: string | null;
  readonly status: string;
  readonly importId: string | null;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
  readonly attempts: { at: string; smtpCode: number | null; response: string }[];
  /** Links are redacted in what is stored. */
  readonly text: string | null;
  readonly html: string | null;
}

/** The next mails to a person, oldest first; ids are UUIDv7. */
export async function personMails(
  tx: SqlExecutor,
  organizationId: string,
  userId: string,
  page: { after: string | undefined; limit: number },
): Promise<PersonMail[]> {
  const { rows } = await tx.query<PersonMail>(
    `SELECT id, recipient, recipient_name AS "recipientName", template, locale, subject, status,
            import_id AS "importId", created_at AS "createdAt", sent_at AS "sentAt", body_text AS text,
            body_html AS html,
            coalesce((SELECT jsonb_agg(jsonb_build_object('at', a.at, 'smtpCode', a.smtp_code, 'response', a.response)
                                       ORDER BY a.number)
                        FROM delivery_attempt a
                       WHERE a.organization_id = m.organization_id AND a.message_id = m.id), '[]') AS attempts
       FROM email_message m
      WHERE organization_id = $1 AND user_id = $2 AND ($3::uuid IS NULL OR id > $3) ORDER BY id LIMIT $4`,
    [organizationId, userId, page.after ?? null, page.limit],
  );
  return rows;
}

/** Entries of the list of addresses that get no mail. */
export async function suppressionsOf(
  tx: SqlExecutor,
  organizationId: string,
  addresses: readonly string[],
): Promise<object[]> {
  const { rows } = await tx.query<object>(
    `SELECT address, reason, note, created_at AS "createdAt" FROM email_suppression
      WHERE organization_id = $1 AND address_key = ANY ($2::text[])`,
    [organizationId, addresses],
  );
  return rows;
}
