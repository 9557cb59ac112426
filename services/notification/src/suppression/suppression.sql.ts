import type { SqlExecutor } from '@rollcall/messaging';
import { v7 as uuid } from 'uuid';
import { addressKey } from './address.rules.js';
import type { EmailSuppressionDto, SuppressionReason } from './suppression.dto.js';

const COLUMNS = `id, address, reason, note, message_id AS "messageId", created_by AS "createdBy", created_at AS "createdAt"`;

export interface NewSuppression {
  organizationId: string;
  address: string;
  reason: SuppressionReason;
  note: string | null;
  messageId: string | null;
  createdBy: string | null;
}

/** Puts an address on the list; one that is there stays as it is. `created` tells which it was. */
export async function addSuppression(
  tx: SqlExecutor,
  { organizationId, address, reason, note, messageId, createdBy }: NewSuppression,
): Promise<{ suppression: EmailSuppressionDto; created: boolean }> {
  const key = addressKey(address);
  const { rows } = await tx.query<EmailSuppressionDto>(
    `INSERT INTO email_suppression (organization_id, id, address, address_key, reason, note, message_id, created_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (organization_id, address_key) DO NOTHING RETURNING ${COLUMNS}`,
    [organizationId, uuid(), address, key, reason, note, messageId, createdBy],
  );
  if (rows[0]) return { suppression: rows[0], created: true };
  const known = await tx.query<EmailSuppressionDto>(
    `SELECT ${COLUMNS} FROM email_suppression WHERE organization_id = $1 AND address_key = $2`,
    [organizationId, key],
  );
  const suppression = known.rows[0];
  if (!suppression) throw new Error('A suppression was taken off while it was added.');
  return { suppression, created: false };
}

/** Whether an address of an organisation is on the list. */
export async function isSuppressed(db: SqlExecutor, organizationId: string, address: string): Promise<boolean> {
  const { rows } = await db.query(`SELECT 1 FROM email_suppression WHERE organization_id = $1 AND address_key = $2`, [
    organizationId,
    addressKey(address),
  ]);
  return rows.length > 0;
}

/** A page of the list, newest first. */
export async function listSuppressions(
  tx: SqlExecutor,
  organizationId: string,
  filter: { address?: string | undefined; reason?: string | undefined; before?: string | undefined; limit: number },
): Promise<EmailSuppressionDto[]> {
  const { rows } = await tx.query<EmailSuppressionDto>(
    `SELECT ${COLUMNS} FROM email_suppression
      WHERE organization_id = $1 AND ($2::text IS NULL OR lower(address) ^@ lower($2))
        AND ($3::text IS NULL OR reason = $3) AND ($4::uuid IS NULL OR id < $4)
      ORDER BY id DESC LIMIT $5`,
    [organizationId, filter.address ?? null, filter.reason ?? null, filter.before ?? null, filter.limit],
  );
  return rows;
}

/** @returns whether it was there */
export async function removeSuppression(tx: SqlExecutor, organizationId: string, id: string): Promise<boolean> {
  const { rows } = await tx.query(`DELETE FROM email_suppression WHERE organization_id = $1 AND id = $2 RETURNING 1`, [
    organizationId,
    id,
  ]);
  return rows.length > 0;
}
