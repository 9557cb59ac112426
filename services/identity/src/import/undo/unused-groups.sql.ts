import type { UserKind } from '@rollcall/contracts';
import type { SqlExecutor } from '@rollcall/messaging';

export interface RemovedGroup {
  id: string;
  kind: UserKind;
  name: string;
  version: number;
}

/** Holds the groups that an import created, so that nobody joins them while it is decided whether they go. */
export async function lockGroupsOfImport(tx: SqlExecutor, organizationId: string, importId: string): Promise<void> {
  await tx.query(
    `SELECT id FROM user_group WHERE organization_id = $1 AND created_by_import = $2 ORDER BY id FOR UPDATE`,
    [organizationId, importId],
  );
}

/** Removes the groups that an import created, that nobody renamed, is in, or gave a role. */
export async function deleteUnusedGroups(
  tx: SqlExecutor,
  organizationId: string,
  importId: string,
): Promise<RemovedGroup[]> {
  const { rows } = await tx.query<RemovedGroup>(
    `DELETE FROM user_group g
      WHERE g.organization_id = $1 AND g.created_by_import = $2 AND g.version = 1
        AND NOT EXISTS (SELECT FROM membership m WHERE m.organization_id = $1 AND m.group_id = g.id)
        AND NOT EXISTS (SELECT FROM group_role r WHERE r.organization_id = $1 AND r.group_id = g.id)
     RETURNING g.id, g.kind, g.name, g.version`,
    [organizationId, importId],
  );
  return rows;
}

/** The groups that would be unused if every membership that the run added were gone. */
export async function findGroupsLeftUnused(
  tx: SqlExecutor,
  organizationId: string,
  importId: string,
  runId: string,
): Promise<RemovedGroup[]> {
  const { rows } = await tx.query<RemovedGroup>(
    `WITH joined AS (
       SELECT DISTINCT user_id, unnest(joined) AS group_id
         FROM import_before WHERE organization_id = $1 AND run_id = $3
     ), used AS (
       SELECT m.group_id FROM membership m
         JOIN user_group g ON g.organization_id = $1 AND g.id = m.group_id AND g.created_by_import = $2
         LEFT JOIN joined j ON j.group_id = m.group_id AND j.user_id = m.user_id
        WHERE m.organization_id = $1 AND j.user_id IS NULL
     )
     SELECT g.id, g.kind, g.name, g.version FROM user_group g
      WHERE g.organization_id = $1 AND g.created_by_import = $2 AND g.version = 1
        AND g.id NOT IN (SELECT group_id FROM used)
        AND NOT EXISTS (SELECT FROM group_role r WHERE r.organization_id = $1 AND r.group_id = g.id)
      ORDER BY g.name_key`,
    [organizationId, importId, runId],
  );
  return rows;
}
