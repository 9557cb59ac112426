import type { SqlExecutor } from '@rollcall/messaging';

export interface Membership {
  groupId: string;
  userId: string;
}

/** Adds memberships, in key order; answers with those that were not there before. */
export async function insertMemberships(
  tx: SqlExecutor,
  organizationId: string,
  memberships: readonly Membership[],
): Promise<Membership[]> {
  if (memberships.length === 0) return [];
  const { rows } = await tx.query<Membership>(
    `INSERT INTO membership (organization_id, group_id, user_id)
     SELECT $1, group_id, user_id FROM unnest($2::uuid[], $3::uuid[]) AS m (group_id, user_id)
      ORDER BY group_id, user_id
     ON CONFLICT DO NOTHING
     RETURNING group_id AS "groupId", user_id AS "userId"`,
    [organizationId, ...columns(memberships)],
  );
  return rows;
}

/** Removes memberships; answers with those that were there. */
export async function deleteMemberships(
  tx: SqlExecutor,
  organizationId: string,
  memberships: readonly Membership[],
): Promise<Membership[]> {
  if (memberships.length === 0) return [];
  const { rows } = await tx.query<Membership>(
    `DELETE FROM membership m
      USING unnest($2::uuid[], $3::uuid[]) AS gone (group_id, user_id)
      WHERE m.organization_id = $1 AND m.group_id = gone.group_id AND m.user_id = gone.user_id
     RETURNING m.group_id AS "groupId", m.user_id AS "userId"`,
    [organizationId, ...columns(memberships)],
  );
  return rows;
}

function columns(memberships: readonly Membership[]): string[][] {
  return [memberships.map(({ groupId }) => groupId), memberships.map(({ userId }) => userId)];
}
