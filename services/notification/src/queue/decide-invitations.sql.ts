import type { SqlExecutor } from '@rollcall/messaging';
import { resumeImport } from '../import-mail/import-mail.sql.js';

/** Lets the held invitations of an import leave, and those that are still to arrive. */
export async function releaseInvitations(tx: SqlExecutor, organizationId: string, importId: string): Promise<void> {
  // A cancellation is final: an import that was undone never mails anyone.
  const { rows } = await tx.query<{ state: string }>(
    `INSERT INTO import_invitations AS known (organization_id, import_id, state) VALUES ($1, $2, 'released')
     ON CONFLICT (organization_id, import_id) DO UPDATE SET state = known.state
     RETURNING state`,
    [organizationId, importId],
  );
  if (rows[0]?.state !== 'released') return;
  await resumeImport(tx, organizationId, importId);
  await tx.query(
    `UPDATE email_message SET status = 'queued', next_attempt_at = now()
      WHERE organization_id = $1 AND import_id = $2 AND status = 'held'`,
    [organizationId, importId],
  );
}

/** Cancels what has not left of an import's invitations, for good. */
export async function cancelInvitations(tx: SqlExecutor, organizationId: string, importId: string): Promise<void> {
  await tx.query(
    `INSERT INTO import_invitations (organization_id, import_id, state) VALUES ($1, $2, 'cancelled')
     ON CONFLICT (organization_id, import_id) DO UPDATE SET state = 'cancelled', at = now()`,
    [organizationId, importId],
  );
  await tx.query(
    `UPDATE email_message SET status = 'cancelled'
      WHERE organization_id = $1 AND import_id = $2 AND status IN ('held', 'queued', 'deferred')`,
    [organizationId, importId],
  );
}

/** Cancels what has not left of mails to people who are gone. */
export async function cancelMessagesOf(tx: SqlExecutor, organizationId: string, userIds: string[]): Promise<void> {
  await tx.query(
    `UPDATE email_message SET status = 'cancelled'
      WHERE organization_id = $1 AND user_id = ANY ($2::uuid[]) AND status IN ('held', 'queued', 'deferred')`,
    [organizationId, userIds],
  );
}
