import type { SqlExecutor } from '@rollcall/messaging';
import { PERMISSIONS_OF_GROUP } from '../groups-by-key.sql.js';
import { mayFill } from '../may-fill.rules.js';

/** Which of the groups are still there and may be filled by somebody with these permissions. */
export async function findExistingGroups(
  tx: SqlExecutor,
  organizationId: string,
  groupIds: readonly string[],
  actorPermissions: readonly string[],
): Promise<Set<string>> {
  if (groupIds.length === 0) return new Set();
  const { rows } = await tx.query<{ id: string; permissions: string[] | null }>(
    `SELECT g.id, ${PERMISSIONS_OF_GROUP} AS permissions
       FROM user_group g WHERE g.organization_id = $1 AND g.id = ANY ($2)`,
    [organizationId, groupIds],
  );
  return new Set(rows.filter(({ permissions }) => mayFill(actorPermissions, permissions)).map(({ id }) => id));
}
