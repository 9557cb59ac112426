import type { UserKind } from '@rollcall/contracts';
import type { SqlExecutor } from '@rollcall/messaging';

/** Names of all groups of a kind, in key order. */
export async function findGroupNames(
  tx: SqlExecutor,
  organizationId: string,
  kind: UserKind,
): Promise<{ name: string; nameKey: string }[]> {
  const { rows } = await tx.query<{ name: string; nameKey: string }>(
    `SELECT name, name_key AS "nameKey" FROM user_group WHERE organization_id = $1 AND kind = $2 ORDER BY name_key`,
    [organizationId, kind],
  );
  return rows;
}
