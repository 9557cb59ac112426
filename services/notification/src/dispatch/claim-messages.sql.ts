import type { SqlExecutor } from '@rollcall/messaging';
import { INFORMS, type Draft, type ImportReference, type SecondFactor } from '../template/template.values.js';

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
  /** The recipient is on the suppression list. */
  isSuppressed: boolean;
  data: { import?: ImportReference; secondFactor?: SecondFactor; draft?: Draft } | null;
  /** Number of this try, from 1. */
  attempt: number;
  createdAt: Date;
}

/** A mail that is due, with what its pace depends on. */
export interface DueMessage {
  organizationId: string;
  id: string;
  domain: string;
  slotted: boolean;
  /** The organisation has a mail server of its own. */
  ownServer: boolean;
  perSecond: number | null;
  perDomainPerSecond: number | null;
}

/** Mail servers that are left alone for a while. */
export interface PausedServers {
  default: boolean;
  organizations: string[];
}

const DUE_COLUMNS = `message.organization_id AS "organizationId", message.id,
  coalesce(message.recipient_domain, '') AS domain, message.slotted,
  settings.smtp_host IS NOT NULL AS "ownServer", settings.per_second AS "perSecond",
  settings.per_domain_per_second AS "perDomainPerSecond"`;

const NOT_PAUSED = `CASE WHEN settings.smtp_host IS NULL THEN NOT $1::boolean
  ELSE NOT (settings.organization_id = ANY ($2::uuid[])) END`;

/** Sign-in mail that is due, of all organisations. */
export async function dueUrgent(
  tx: SqlExecutor,
  paused: PausedServers,
  now: number,
  limit: number,
): Promise<DueMessage[]> {
  const { rows } = await tx.query<DueMessage>(
    `SELECT ${DUE_COLUMNS}
       FROM email_message message LEFT JOIN email_settings settings USING (organization_id)
      WHERE message.status IN ('queued', 'deferred') AND message.priority = 0
        AND message.next_attempt_at <= to_timestamp($4::double precision / 1000)
        AND ${NOT_PAUSED}
      ORDER BY message.next_attempt_at, message.id LIMIT $3`,
    [paused.default, paused.organizations, limit, now],
  );
  return rows;
}

/** Organisations looked at in one claim; the next claim goes on after the last of them. */
export const ORGANIZATIONS_PER_CLAIM = 50;

/**
 * The most urgent other mails that are due, a few of each organisation and in turns. From one organisation to the next it is one
 * step in the index, so that the length of a queue costs nothing.
 */
export async function dueInTurns(
  tx: SqlExecutor,
  paused: PausedServers,
  now: number,
  { after, limit }: { after: string; limit: number },
): Promise<DueMessage[]> {
  const { rows } = await tx.query<DueMessage>(
    `WITH RECURSIVE organization AS (
       (SELECT organization_id, 1 AS number FROM email_message
         WHERE status IN ('queued', 'deferred') AND priority > 0 AND organization_id > $3::uuid
         ORDER BY organization_id LIMIT 1)
       UNION ALL
       SELECT (SELECT next.organization_id FROM email_message next
                WHERE next.status IN ('queued', 'deferred') AND next.priority > 0
                  AND next.organization_id > organization.organization_id
                ORDER BY next.organization_id LIMIT 1), number + 1
         FROM organization WHERE organization.organization_id IS NOT NULL AND number < $5)
     SELECT ${DUE_COLUMNS}
       FROM organization
       LEFT JOIN email_settings settings USING (organization_id)
       CROSS JOIN LATERAL (
         SELECT due.*, row_number() OVER (ORDER BY due.priority, due.next_attempt_at, due.id) AS turn
           -- One range of the index per priority: mails that wait for their time are never read.
           FROM unnest(ARRAY[5, 10, 20]::smallint[]) AS level (priority)
          CROSS JOIN LATERAL (
            SELECT * FROM email_message one
             WHERE one.organization_id = organization.organization_id AND one.priority = level.priority
               AND one.status IN ('queued', 'deferred') AND one.priority > 0
               AND one.next_attempt_at <= to_timestamp($6::double precision / 1000)
             ORDER BY one.next_attempt_at, one.id LIMIT $4) due) message
      WHERE ${NOT_PAUSED}
      ORDER BY message.turn, message.priority, random() LIMIT $4 * $5`,
    [paused.default, paused.organizations, after, limit, ORGANIZATIONS_PER_CLAIM, now],
  );
  return rows;
}

/** Claims mails; one that was cancelled in between is not among those that come back. */
export async function leaseMessages(
  tx: SqlExecutor,
  lease: { leaseId: string; leaseSeconds: number },
  messages: { organizationId: string; id: string }[],
): Promise<ClaimedMessage[]> {
  const { rows } = await tx.query<ClaimedMessage>(
    `UPDATE email_message message
        SET status = 'sending', lease_id = $1, leased_until = now() + make_interval(secs => $2),
            attempt_count = attempt_count + 1
       FROM unnest($3::uuid[], $4::uuid[]) AS wanted (organization_id, id)
      WHERE message.organization_id = wanted.organization_id AND message.id = wanted.id
        AND message.status IN ('queued', 'deferred')
     RETURNING message.organization_id AS "organizationId", message.id, message.user_id AS "userId",
       message.import_id AS "importId", message.template, message.locale, message.recipient,
       message.recipient_name AS "recipientName", message.priority, message.data,
       message.attempt_count AS attempt, message.created_at AS "createdAt",
       EXISTS (SELECT FROM email_suppression suppressed
                WHERE suppressed.organization_id = message.organization_id
                  AND suppressed.address_key = message.recipient_key) AS "isSuppressed"`,
    [lease.leaseId, lease.leaseSeconds, messages.map((m) => m.organizationId), messages.map(({ id }) => id)],
  );
  return rows;
}

/** Keeps mails that are still on their way from being taken for lost. */
export async function renewLeases(db: SqlExecutor, ids: string[], leaseSeconds: number): Promise<void> {
  await db.query(
    `UPDATE email_message SET leased_until = now() + make_interval(secs => $2)
      WHERE id = ANY ($1::uuid[]) AND status = 'sending'`,
    [ids, leaseSeconds],
  );
}

/** Gives mails the times at which they are looked at again. */
export async function postponeMessages(
  tx: SqlExecutor,
  slots: { organizationId: string; id: string; at: number }[],
): Promise<void> {
  await tx.query(
    `UPDATE email_message message SET next_attempt_at = slot.at, slotted = true
       FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[]) AS slot (organization_id, id, at)
      WHERE message.organization_id = slot.organization_id AND message.id = slot.id
        AND message.status IN ('queued', 'deferred')`,
    [slots.map((slot) => slot.organizationId), slots.map(({ id }) => id), slots.map(({ at }) => new Date(at))],
  );
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
          SET status = CASE WHEN template = ANY ($1::text[]) THEN 'undelivered' ELSE 'deferred' END,
              next_attempt_at = now(), lease_id = NULL, leased_until = NULL
        WHERE status = 'sending' AND leased_until < now()
       RETURNING organization_id, id, attempt_count)
     INSERT INTO delivery_attempt (organization_id, message_id, number, at, smtp_code, response)
     SELECT organization_id, id, attempt_count, now(), NULL, 'uncertain: the dispatcher stopped while sending'
       FROM expired
     ON CONFLICT DO NOTHING
     RETURNING 1`,
    [INFORMS],
  );
  return rows.length;
}
