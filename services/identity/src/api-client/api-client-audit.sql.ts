import type { SqlExecutor } from '@rollcall/service-defaults';
import type { AuditAction } from '../audit/audit-entry.js';
import { recordAudit } from '../audit/record-audit.sql.js';

/** How often the same is written down about one client: programs ask for tokens all day long. */
const EVERY_SECONDS = { 'api-client.token-issued': 3600, 'api-client.token-refused': 60 } as const;

/**
 * Writes down that a client got a token, or was refused one, unless that was written down lately. A client id that
 * nobody has belongs to no organisation and is not written down. Call inside a transaction of the system role.
 */
export async function noteClientToken(
  tx: SqlExecutor,
  clientId: string,
  action: Extract<AuditAction, keyof typeof EVERY_SECONDS>,
): Promise<void> {
  // The lock makes processes that see the same client wait for each other, so that one of them writes.
  const { rows } = await tx.query<{ id: string; organization_id: string }>(
    `SELECT c.id, c.organization_id FROM api_client c WHERE c.client_id = $1 FOR NO KEY UPDATE`,
    [clientId],
  );
  const [client] = rows;
  if (!client) return;
  const { id, organization_id: organizationId } = client;
  const recent = await tx.query(
    `SELECT FROM audit_entry WHERE organization_id = $1 AND subject_id = $2 AND action = $3
        AND at > now() - make_interval(secs => $4) LIMIT 1`,
    [organizationId, id, action, EVERY_SECONDS[action]],
  );
  if (recent.rows.length > 0) return;
  const isIssued = action === 'api-client.token-issued';
  const actor = isIssued ? { type: 'api-client' as const, id: clientId } : { type: 'system' as const, id: null };
  const details = { clientId, atMostEverySeconds: EVERY_SECONDS[action] };
  await recordAudit(tx, organizationId, [{ action, actor, subject: { type: 'api-client', id }, details }]);
}
