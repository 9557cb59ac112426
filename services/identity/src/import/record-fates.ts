import type { SqlExecutor } from '@rollcall/messaging';
import { isUUID } from 'class-validator';
import type { AuditAction } from '../audit/audit-entry.js';
import { recordAudit } from '../audit/record-audit.sql.js';
import type { ChangedPerson } from './apply/change-person.rules.js';
import type { EventOrigin } from './person-events.js';

const ACTIONS = { deactivated: 'user.deactivated', reactivated: 'user.reactivated' } as const;

/**
 * Writes down whose account an import ended, brought back or removed, as is done when somebody does it by hand. Last in
 * the transaction's work on people: from here on other entries of the organisation wait.
 */
export async function recordFates(
  tx: SqlExecutor,
  { organizationId, origin }: EventOrigin,
  changed: readonly ChangedPerson[],
  deletedIds: readonly string[] = [],
): Promise<void> {
  const fates = changed.flatMap(({ next: { id }, steps }): [AuditAction, string][] =>
    steps.flatMap(({ kind }): [AuditAction, string][] => (kind === 'updated' ? [] : [[ACTIONS[kind], id]])),
  );
  fates.push(...deletedIds.map((id): [AuditAction, string] => ['user.deleted', id]));
  const { actorId, importId, through } = origin;
  const actor = { type: isUUID(actorId) ? ('user' as const) : ('api-client' as const), id: actorId };
  await recordAudit(
    tx,
    organizationId,
    fates.map(([action, id]) => ({ action, actor, subject: { type: 'user', id }, details: { through, importId } })),
  );
}
