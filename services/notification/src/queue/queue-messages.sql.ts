import type { SqlExecutor } from '@rollcall/messaging';

/** A mail that an event asks for. */
export interface NewMessage {
  id: string;
  /** Id of the event that asked for it. */
  causeId: string;
  userId: string;
  importId: string | null;
  template: string;
  /** BCP 47 tag of the person, `null` if unknown: then the organisation's language decides when the mail leaves. */
  locale: string | null;
  recipient: string;
  recipientName: string | null;
  priority: number;
  hold: boolean;
}

/**
 * Writes mails of one organisation into the log and the queue, whichever of them are not there yet.
 * What was decided about an import's invitations before they arrived (released, cancelled) holds for them too.
 */
export async function queueMessages(tx: SqlExecutor, organizationId: string, messages: NewMessage[]): Promise<void> {
  const column = <Key extends keyof NewMessage>(key: Key) => messages.map((message) => message[key]);
  await tx.query(
    `INSERT INTO email_message
       (organization_id, id, cause_id, user_id, import_id, template, locale, recipient, recipient_name, priority, status)
     SELECT $1, new.id, new.cause_id, new.user_id, new.import_id, new.template, new.locale,
            new.recipient, new.recipient_name, new.priority,
            CASE WHEN decided.state = 'cancelled' THEN 'cancelled'
                 WHEN new.hold AND decided.state IS DISTINCT FROM 'released' THEN 'held'
                 ELSE 'queued' END
       FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::text[], $8::text[], $9::text[],
                   $10::smallint[], $11::boolean[])
         AS new (id, cause_id, user_id, import_id, template, locale, recipient, recipient_name, priority, hold)
       LEFT JOIN import_invitations decided
         ON decided.organization_id = $1 AND decided.import_id = new.import_id
     ON CONFLICT (organization_id, cause_id) DO NOTHING`,
    [
      organizationId,
      column('id'),
      column('causeId'),
      column('userId'),
      column('importId'),
      column('template'),
      column('locale'),
      column('recipient'),
      column('recipientName'),
      column('priority'),
      column('hold'),
    ],
  );
}
