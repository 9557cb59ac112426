import type { UserKind } from '@rollcall/contracts';
import type { SqlExecutor } from '@rollcall/messaging';

export interface StoredGroup {
  id: string;
  kind: UserKind;
  name: string;
  nameKey: string;
  isSystem: boolean;
  /** Joining it gives rights. */
  carriesRoles: boolean;
  createdByImport: string | null;
}

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
            EXISTS (SELECT FROM group_role r WHERE r.organization_id = g.organization_id AND r.group_id = g.id)
              AS "carriesRoles"
       FROM user_group g
      WHERE g.organization_id = $1 AND (g.kind = $2 OR g.is_system) AND g.name_key = ANY ($3)`,
    [organizationId, kind, nameKeys],
  );
  return rows;
}
