import type { SqlExecutor } from '@rollcall/messaging';

/** Which of the groups are still there. */
export async function findExistingGroups(
  tx: SqlExecutor,
  organizationId: string,
  groupIds: readonly string[],
): Promise<Set<string>> {
  if (groupIds.length === 0) return new Set();
  const { rows } = await tx.query<{ id: string }>(
    `SELECT id FROM user_group WHERE organization_id = $1 AND id = ANY ($2)`,
    [organizationId, groupIds],
  );
  return new Set(rows.map(({ id }) => id));
}
