import type { UserKind } from '@rollcall/contracts';
import type { SqlExecutor } from '@rollcall/messaging';
import type { UndoCommand, UndoneRow } from '../import-messages.js';

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

/** How many groups there are that an import created. */
export async function countGroupsOfImport(tx: SqlExecutor, organizationId: string, importId: string): Promise<number> {
  const { rows } = await tx.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM user_group WHERE organization_id = $1 AND created_by_import = $2`,
    [organizationId, importId],
  );
  return rows[0]?.count ?? 0;
}

/**
 * The groups that an undo would leave unused: everybody in them would be removed or would leave. Who that is stands in
 * the answers to the earlier chunks of the dry run, and in the rows of this one, the last.
 */
export async function findGroupsLeftUnused(
  tx: SqlExecutor,
  organizationId: string,
  { importId, runId, undoId, chunk }: Pick<UndoCommand, 'importId' | 'runId' | 'undoId' | 'chunk'>,
  rows: readonly UndoneRow[],
): Promise<RemovedGroup[]> {
  const { rows: groups } = await tx.query<RemovedGroup>(
    `WITH own AS (
       SELECT g.id, g.kind, g.name, g.name_key, g.version FROM user_group g
        WHERE g.organization_id = $1 AND g.created_by_import = $2 AND g.version = 1
          AND NOT EXISTS (SELECT FROM group_role r WHERE r.organization_id = $1 AND r.group_id = g.id)
     ), answered AS (
       SELECT c.chunk, r.row FROM import_chunk c, unnest(c.answer) AS part, json_array_elements(part -> 'rows') AS r (row)
        WHERE c.organization_id = $1 AND c.run_id = $4 AND c.command = 'undo-preview' AND c.chunk <> $5
       UNION ALL
       SELECT $5, r.row FROM json_array_elements($6) AS r (row)
     ), undone AS (
       SELECT (a.row ->> 'userId')::uuid AS user_id, a.row ->> 'effect' = 'removed' AS is_removed, b.joined
         FROM answered a
         JOIN import_before b ON b.organization_id = $1 AND b.run_id = $3 AND b.chunk = a.chunk
              AND b.record = (a.row ->> 'record')::int
        WHERE a.row ->> 'effect' <> 'none'
     ), used AS (
       SELECT DISTINCT m.group_id FROM membership m
         JOIN own g ON g.id = m.group_id
         LEFT JOIN undone u ON u.user_id = m.user_id AND (u.is_removed OR m.group_id = ANY (u.joined))
        WHERE m.organization_id = $1 AND u.user_id IS NULL
     )
     SELECT own.id, own.kind, own.name, own.version FROM own
      WHERE own.id NOT IN (SELECT group_id FROM used)
      ORDER BY own.name_key`,
    [organizationId, importId, runId, undoId, chunk, JSON.stringify(rows)],
  );
  return groups;
}
