import type { SqlExecutor } from '@rollcall/messaging';
import type { EmailMessageDetailDto, EmailMessageDto, EmailStatus } from './email-log.dto.js';

export interface EmailLogFilter {
  status?: EmailStatus | undefined;
  recipient?: string | undefined;
  importId?: string | undefined;
  template?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  /** Id of the last message of the page before. */
  before?: string | undefined;
  limit: number;
}

const COLUMNS = `message.id, message.recipient, message.user_id AS "userId", message.template, message.locale,
  message.subject, message.status, message.created_at AS "createdAt", message.sent_at AS "sentAt",
  message.import_id AS "importId",
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
): Promise<EmailMessageDto[]> {
  const conditions = ['message.organization_id = $1'];
  const values: unknown[] = [organizationId];
  const add = (condition: string, value: unknown) => {
    if (value === undefined) return;
    values.push(value);
    conditions.push(condition.replace('?', `$${values.length}`));
  };
  add('message.status = ?', filter.status);
  add('lower(message.recipient) COLLATE "C" ^@ lower(?)', filter.recipient);
  add('message.import_id = ?', filter.importId);
  add('message.template = ?', filter.template);
  add('message.created_at >= ?', filter.from);
  add('message.created_at < ?', filter.to);
  add('message.id < ?', filter.before);
  values.push(filter.limit);
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
