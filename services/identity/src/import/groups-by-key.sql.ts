import type { UserKind } from '@rollcall/contracts';
import type { SqlExecutor } from '@rollcall/messaging';

export interface StoredGroup {
  id: string;
  kind: UserKind;
  name: string;
  nameKey: string;
  isSystem: boolean;
  /** What being in it gives; `null` if it carries no roles. */
  permissions: string[] | null;
  createdByImport: string | null;
}

/** Column about `user_group g`: the permissions of its roles, `NULL` if it carries none. */
export const PERMISSIONS_OF_GROUP = `
  CASE WHEN EXISTS (SELECT FROM group_role r WHERE r.organization_id = g.organization_id AND r.group_id = g.id)
       THEN ARRAY (SELECT DISTINCT permission
                     FROM group_role gr
                     JOIN role r ON r.organization_id = gr.organization_id AND r.id = gr.role_id
                    CROSS JOIN unnest(r.permissions) AS permission
                    WHERE gr.organization_id = g.organization_id AND gr.group_id = g.id)
  END`;

/** Groups of a kind with one of the names, and system groups of any kind with one of them. */
export async function findGroupsByKey(
  tx: SqlExecutor,
  organizationId: string,
  kind: UserKind,
  nameKeys: string[],
): Promise<StoredGroup[]> {
  if (nameKeys.length === 0) return [];
  const { rows } = await tx.query<StoredGroup>(
    `SELECT g.id, g.kind, g.name, g.name_key AS "nameKey", g.is_system AS "isSystem",
            g.created_by_import AS "createdByImport",
            ${PERMISSIONS_OF_GROUP} AS permissions
       FROM user_group g
      WHERE g.organization_id = $1 AND (g.kind = $2 OR g.is_system) AND g.name_key = ANY ($3)`,
    [organizationId, kind, nameKeys],
  );
  return rows;
}
