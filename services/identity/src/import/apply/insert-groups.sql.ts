import type { UserKind } from '@rollcall/contracts';
import type { SqlExecutor } from '@rollcall/messaging';

export interface NewGroup {
  id: string;
  nameKey: string;
  name: string;
}

/**
 * Adds groups; one that somebody else adds at the same moment is left to them. Answers with those that were added,
 * spelled as the plan of the import remembers them. In key order, so that chunks wait for each other.
 */
export async function insertGroups(
  tx: SqlExecutor,
  init: { organizationId: string; kind: UserKind; importId: string },
  groups: readonly NewGroup[],
): Promise<NewGroup[]> {
  if (groups.length === 0) return [];
  const { rows } = await tx.query<NewGroup>(
    `INSERT INTO user_group (organization_id, kind, created_by_import, id, name_key, name)
     SELECT $1, $2, $3, n.id, n.name_key, coalesce(planned.name, n.name)
       FROM unnest($4::uuid[], $5::text[], $6::text[]) AS n (id, name_key, name)
       LEFT JOIN import_group planned
         ON planned.organization_id = $1 AND planned.import_id = $3 AND planned.name_key = n.name_key
      ORDER BY n.name_key
     ON CONFLICT (organization_id, kind, name_key) DO NOTHING
     RETURNING id, name_key AS "nameKey", name`,
    [
      init.organizationId,
      init.kind,
      init.importId,
      groups.map(({ id }) => id),
      groups.map(({ nameKey }) => nameKey),
      groups.map(({ name }) => name),
    ],
  );
  return rows;
}
