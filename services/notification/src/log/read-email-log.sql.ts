import type { SqlExecutor } from '@rollcall/messaging';
import type { EmailMessageDetailDto, EmailMessageDto } from './email-log.dto.js';
import { logConditions, type EmailLogFilter } from './email-log-filter.sql.js';

const COLUMNS = `message.id, message.recipient, message.user_id AS "userId", message.template, message.locale,
  message.subject, message.status, message.created_at AS "createdAt", message.sent_at AS "sentAt",
  message.import_id AS "importId", message.resend_of AS "resendOf",
  coalesce((SELECT jsonb_agg(jsonb_build_object('at', attempt.at, 'smtpCode', attempt.smtp_code,
                                                'response', attempt.response) ORDER BY attempt.number)
              FROM delivery_attempt attempt
             WHERE attempt.organization_id = message.organization_id AND attempt.message_id = message.id),
           '[]') AS attempts`;

/** A page of the organisation's log, newest first; ids are UUIDv7, so their order is that of creation. */
export async function readEmailLog(
  tx: SqlExecutor,
  organizationId: string,
  filter: EmailLogFilter,
  page: { before: string | undefined; limit: number },
): Promise<EmailMessageDto[]> {
  const { conditions, values } = logConditions(organizationId, filter);
  if (page.before !== undefined) conditions.push(`message.id < $${values.push(page.before)}`);
  values.push(page.limit);
  const { rows } = await tx.query<EmailMessageDto>(
    `SELECT ${COLUMNS} FROM email_message message
      WHERE ${conditions.join(' AND ')} ORDER BY message.id DESC LIMIT $${values.length}`,
    values,
  );
  return rows;
}

/** One message with its body, or `undefined`. */
export async function readEmailMessage(
  tx: SqlExecutor,
  organizationId: string,
  id: string,
): Promise<(EmailMessageDetailDto & { body: { html: string | null; text: string | null } }) | undefined> {
  const { rows } = await tx.query<EmailMessageDetailDto & { body: { html: string | null; text: string | null } }>(
    `SELECT ${COLUMNS}, jsonb_build_object('html', message.body_html, 'text', message.body_text) AS body
       FROM email_message message WHERE message.organization_id = $1 AND message.id = $2`,
    [organizationId, id],
  );
  return rows[0];
}
