import type { SqlExecutor } from '@rollcall/service-defaults';

/**
 * What a person may do: permissions of their own roles and of the roles of their groups. A system group has everyone
 * of its kind as a member.
 */
export async function effectivePermissions(
  sql: SqlExecutor,
  organizationId: string,
  userId: string,
): Promise<string[]> {
  const { rows } = await sql.query<{ permission: string }>(
    `SELECT DISTINCT unnest(r.permissions) AS permission
       FROM role r
      WHERE r.organization_id = $1
        AND r.id IN (
          SELECT role_id FROM user_role WHERE organization_id = $1 AND user_id = $2
          UNION
          SELECT gr.role_id FROM membership m JOIN group_role gr USING (organization_id, group_id)
           WHERE m.organization_id = $1 AND m.user_id = $2
          UNION
          SELECT gr.role_id FROM user_group g
            JOIN group_role gr ON gr.organization_id = g.organization_id AND gr.group_id = g.id
            JOIN app_user u ON u.organization_id = g.organization_id AND u.kind = g.kind AND u.id = $2
           WHERE g.organization_id = $1 AND g.is_system)
      ORDER BY permission`,
    [organizationId, userId],
  );
  return rows.map(({ permission }) => permission);
}
