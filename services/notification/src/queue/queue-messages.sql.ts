import type { SqlExecutor } from '@rollcall/messaging';
import { addressKey, domainOf } from '../suppression/address.rules.js';

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
  /** `null` when only identity knows it: it is asked when the mail leaves. */
  recipient: string | null;
  recipientName: string | null;
  priority: number;
  hold: boolean;
  /** What the template shows beside the person. */
  data?: object;
  resendOf?: string;
}

export interface QueuedMessage {
  id: string;
  userId: string;
  importId: string | null;
  template: string;
  status: 'queued' | 'held' | 'cancelled' | 'suppressed';
}

/**
 * Writes mails of one organisation into the log and the queue, whichever of them are not there yet.
 * What was decided about an import's invitations before they arrived (released, cancelled) holds for them too.
 *
 * @returns those that were not there before; who is on the suppression list gets none
 */
export async function queueMessages(
  tx: SqlExecutor,
  organizationId: string,
  messages: NewMessage[],
): Promise<QueuedMessage[]> {
  const column = <Key extends keyof NewMessage>(key: Key) => messages.map((message) => message[key]);
  const { rows } = await tx.query<QueuedMessage>(
    `INSERT INTO email_message
       (organization_id, id, cause_id, user_id, import_id, template, locale, recipient, recipient_name, priority,
        data, resend_of, recipient_key, recipient_domain, status)
     SELECT $1, new.id, new.cause_id, new.user_id, new.import_id, new.template, new.locale,
            new.recipient, new.recipient_name, new.priority,
            new.data, new.resend_of, new.recipient_key, new.recipient_domain,
            CASE WHEN suppressed.id IS NOT NULL THEN 'suppressed'
                 WHEN decided.state = 'cancelled' THEN 'cancelled'
                 WHEN new.hold AND decided.state IS DISTINCT FROM 'released' THEN 'held'
                 WHEN stopped.import_id IS NOT NULL THEN 'held'
                 ELSE 'queued' END
       FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::text[], $8::text[], $9::text[],
                   $10::smallint[], $11::boolean[], $12::jsonb[], $13::uuid[], $14::text[], $15::text[])
         AS new (id, cause_id, user_id, import_id, template, locale, recipient, recipient_name, priority, hold,
                 data, resend_of, recipient_key, recipient_domain)
       LEFT JOIN import_invitations decided
         ON decided.organization_id = $1 AND decided.import_id = new.import_id
       LEFT JOIN import_mail stopped
         ON stopped.organization_id = $1 AND stopped.import_id = new.import_id AND stopped.paused_at IS NOT NULL
       LEFT JOIN email_suppression suppressed
         ON suppressed.organization_id = $1 AND suppressed.address_key = new.recipient_key
      -- Events about somebody who was erased may come late.
      WHERE NOT EXISTS (SELECT FROM erased_person erased
                         WHERE erased.organization_id = $1 AND erased.user_id = new.user_id)
     ON CONFLICT (organization_id, cause_id) DO NOTHING
     RETURNING id, user_id AS "userId", import_id AS "importId", template, status`,
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
      messages.map(({ data }) => (data ? JSON.stringify(data) : null)),
      messages.map(({ resendOf }) => resendOf ?? null),
      messages.map(({ recipient }) => recipient && addressKey(recipient)),
      messages.map(({ recipient }) => recipient && domainOf(recipient)),
    ],
  );
  return rows;
}
