import type { SqlExecutor } from '@rollcall/service-defaults';

/**
 * Names of the groups that people are in, by id of the person, in the order of the names. System groups are left out:
 * everyone is in them.
 */
export async function groupNamesOf(
  tx: SqlExecutor,
  organizationId: string,
  userIds: readonly string[],
): Promise<Map<string, string[]>> {
  const { rows } = await tx.query<{ userId: string; names: string[] }>(
    `SELECT m.user_id AS "userId", array_agg(g.name ORDER BY g.name_key COLLATE "C") AS names
       FROM membership m JOIN user_group g ON g.organization_id = m.organization_id AND g.id = m.group_id
      WHERE m.organization_id = $1 AND m.user_id = ANY($2::uuid[]) GROUP BY m.user_id`,
    [organizationId, userIds],
  );
  return new Map(rows.map(({ userId, names }) => [userId, names]));
}
