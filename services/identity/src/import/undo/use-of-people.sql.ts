import type { SqlExecutor } from '@rollcall/messaging';

/** What has become of a person since an import dealt with them. */
export interface UseOfPerson {
  userId: string;
  /** Groups that they are in now. */
  groups: string[];
  /** They were given a role themselves. */
  hasRoles: boolean;
  /** Properties that changed after the import's version. */
  changedSince: string[];
}

/** Groups, roles and later changes of people; `version` is the one that the import left them with. */
export async function findUseOfPeople(
  tx: SqlExecutor,
  organizationId: string,
  people: readonly { userId: string; version: number }[],
): Promise<Map<string, UseOfPerson>> {
  const { rows } = await tx.query<UseOfPerson>(
    `SELECT p.user_id AS "userId",
            ARRAY(SELECT m.group_id FROM membership m
                   WHERE m.organization_id = $1 AND m.user_id = p.user_id) AS groups,
            EXISTS (SELECT FROM user_role r WHERE r.organization_id = $1 AND r.user_id = p.user_id) AS "hasRoles",
            ARRAY(SELECT DISTINCT change->>'property'
                    FROM user_history h CROSS JOIN jsonb_array_elements(h.changes) AS change
                   WHERE h.organization_id = $1 AND h.user_id = p.user_id AND h.version > p.version
                   ORDER BY 1) AS "changedSince"
       FROM unnest($2::uuid[], $3::int[]) AS p (user_id, version)`,
    [organizationId, people.map(({ userId }) => userId), people.map(({ version }) => version)],
  );
  return new Map(rows.map((use) => [use.userId, use]));
}
