import type { SqlExecutor } from '@rollcall/service-defaults';

export interface RolePosition {
  nameKey: string;
  id: string;
}

export interface RoleRow {
  id: string;
  key: string | null;
  name: string;
  nameKey: string;
  description: string | null;
  permissions: string[];
  version: number;
  createdAt: Date;
  userCount: number;
  groupCount: number;
}

/** Roles in the order of their names, with how often they are given. */
export async function readRoles(
  tx: SqlExecutor,
  organizationId: string,
  { id, after, limit }: { id?: string; after?: RolePosition | undefined; limit: number },
): Promise<RoleRow[]> {
  const { rows } = await tx.query<RoleRow>(
    `SELECT r.id, r.key, r.name, lower(r.name) COLLATE "C" AS "nameKey", r.description, r.permissions, r.version,
            r.created_at AS "createdAt",
            (SELECT count(*)::int FROM user_role ur WHERE ur.organization_id = $1 AND ur.role_id = r.id) AS "userCount",
            (SELECT count(*)::int FROM group_role gr WHERE gr.organization_id = $1 AND gr.role_id = r.id) AS "groupCount"
       FROM role r
      WHERE r.organization_id = $1 AND ($2::uuid IS NULL OR r.id = $2)
        AND ($3::text IS NULL OR (lower(r.name) COLLATE "C", r.id) > ($3, $4::uuid))
      ORDER BY lower(r.name) COLLATE "C", r.id LIMIT $5`,
    [organizationId, id ?? null, after?.nameKey ?? null, after?.id ?? null, limit],
  );
  return rows;
}
