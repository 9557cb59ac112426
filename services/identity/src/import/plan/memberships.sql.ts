import type { SqlExecutor } from '@rollcall/messaging';
import { PERMISSIONS_OF_GROUP } from '../groups-by-key.sql.js';

export interface GroupOfPerson {
  name: string;
  nameKey: string;
  /** What being in it gives; `null` if it carries no roles. */
  permissions: string[] | null;
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
    `WITH carrying AS MATERIALIZED (
       SELECT g.id, ${PERMISSIONS_OF_GROUP} AS permissions FROM user_group g
        WHERE g.organization_id = $1 AND g.id IN (SELECT group_id FROM group_role WHERE organization_id = $1))
     SELECT m.user_id AS "userId", g.name, g.name_key AS "nameKey", carrying.permissions
       FROM membership m
       LEFT JOIN carrying ON carrying.id = m.group_id
       JOIN user_group g ON g.organization_id = m.organization_id AND g.id = m.group_id
      WHERE m.organization_id = $1 AND m.user_id = ANY ($2)
      ORDER BY g.name_key`,
    [organizationId, userIds],
  );
  for (const { userId, ...group } of rows) groupsOf.get(userId)?.push(group);
  return groupsOf;
}
