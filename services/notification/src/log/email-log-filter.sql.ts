import type { EmailStatus } from './email-log.dto.js';

export interface EmailLogFilter {
  status?: EmailStatus | undefined;
  recipient?: string | undefined;
  importId?: string | undefined;
  template?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

/** Conditions on `email_message message` with the values for their parameters; callers may add to both. */
export function logConditions(
  organizationId: string,
  filter: EmailLogFilter,
): { conditions: string[]; values: unknown[] } {
  const conditions = ['message.organization_id = $1'];
  const values: unknown[] = [organizationId];
  const add = (condition: string, value: unknown) => {
    if (value !== undefined) conditions.push(condition.replace('?', `$${values.push(value)}`));
  };
  add('message.status = ?', filter.status);
  add('lower(message.recipient) COLLATE "C" ^@ lower(?)', filter.recipient);
  add('message.import_id = ?', filter.importId);
  add('message.template = ?', filter.template);
  add('message.created_at >= ?', filter.from);
  add('message.created_at < ?', filter.to);
  return { conditions, values };
}
