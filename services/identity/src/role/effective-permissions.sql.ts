import type { SqlExecutor } from '@rollcall/service-defaults';

/** One way in which a person comes by a permission. */
export interface PermissionReason {
  readonly roleId: string;
  readonly roleName: string;
  /** The group that carries the role; absent if the role is the person's own. */
  readonly groupId?: string;
  readonly groupName?: string;
}

export interface EffectivePermission {
  readonly permission: string;
  readonly why: PermissionReason[];
}

interface Row extends PermissionReason {
  readonly permissions: string[];
}

/**
 * What a person may do, and why: permissions of their own roles and of the roles of their groups. Everyone of its
 * kind is a member of a system group. Whether the person is active is for the caller to ask.
 */
export async function effectivePermissions(
  tx: SqlExecutor,
  organizationId: string,
  userId: string,
): Promise<EffectivePermission[]> {
  const { rows } = await tx.query<Row>(
    `WITH source AS (
       SELECT role_id, NULL::uuid AS group_id, NULL::text AS group_name
         FROM user_role WHERE organization_id = $1 AND user_id = $2
       UNION ALL
       SELECT gr.role_id, g.id, g.name
         FROM group_role gr
         JOIN user_group g ON g.organization_id = $1 AND g.id = gr.group_id
        WHERE gr.organization_id = $1
          AND (EXISTS (SELECT FROM membership m
                        WHERE m.organization_id = $1 AND m.group_id = g.id AND m.user_id = $2)
            OR g.is_system AND EXISTS (SELECT FROM app_user u
                        WHERE u.organization_id = $1 AND u.id = $2 AND u.kind = g.kind))
     )
     SELECT r.permissions, r.id AS "roleId", r.name AS "roleName", s.group_id AS "groupId", s.group_name AS "groupName"
       FROM source s JOIN role r ON r.organization_id = $1 AND r.id = s.role_id
      ORDER BY s.group_name NULLS FIRST, r.name`,
    [organizationId, userId],
  );
  const reasons = new Map<string, PermissionReason[]>();
  for (const { permissions, roleId, roleName, groupId, groupName } of rows) {
    const why = { roleId, roleName, ...(groupId && groupName ? { groupId, groupName } : {}) };
    for (const permission of permissions) reasons.set(permission, [...(reasons.get(permission) ?? []), why]);
  }
  return [...reasons].sort(([a], [b]) => (a < b ? -1 : 1)).map(([permission, why]) => ({ permission, why }));
}
