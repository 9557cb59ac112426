import type { SqlExecutor } from '@rollcall/messaging';

export interface GroupOfPerson {
  name: string;
  nameKey: string;
}

/** Groups of people, by user id, in key order; system groups have no memberships. */
export async function findGroupsOfPeople(
  tx: SqlExecutor,
  organizationId: string,
  userIds: string[],
): Promise<Map<string, GroupOfPerson[]>> {
  const groupsOf = new Map<string, GroupOfPerson[]>(userIds.map((id) => [id, []]));
  if (userIds.length === 0) return groupsOf;
  const { rows } = await tx.query<GroupOfPerson & { userId: string }>(
    `SELECT m.user_id AS "userId", g.name, g.name_key AS "nameKey"
       FROM membership m
       JOIN user_group g ON g.organization_id = m.organization_id AND g.id = m.group_id
      WHERE m.organization_id = $1 AND m.user_id = ANY ($2)
      ORDER BY g.name_key`,
    [organizationId, userIds],
  );
  for (const { userId, name, nameKey } of rows) groupsOf.get(userId)?.push({ name, nameKey });
  return groupsOf;
}
