import type { SqlExecutor } from '@rollcall/messaging';

export interface NewGroupName {
  nameKey: string;
  name: string;
  /** First record that spells it so. */
  record: number;
}

/**
 * Remembers how new groups are spelled: the first record of the list wins, whatever order the chunks come in.
 * Answers with the names as known now.
 */
export async function recordGroupNames(
  tx: SqlExecutor,
  where: { organizationId: string; importId: string; runId: string },
  names: NewGroupName[],
): Promise<NewGroupName[]> {
  if (names.length === 0) return [];
  const { rows } = await tx.query<NewGroupName>(
    `INSERT INTO import_group AS g (organization_id, import_id, run_id, name_key, name, record)
     SELECT $1, $2, $3, name_key, name, record
       FROM unnest($4::text[], $5::text[], $6::int[]) AS named (name_key, name, record)
      ORDER BY name_key
     ON CONFLICT (organization_id, import_id, name_key) DO UPDATE SET
       name = CASE WHEN g.run_id = excluded.run_id AND g.record <= excluded.record THEN g.name ELSE excluded.name END,
       record = CASE WHEN g.run_id = excluded.run_id THEN least(g.record, excluded.record) ELSE excluded.record END,
       run_id = excluded.run_id
     RETURNING name_key AS "nameKey", name, record`,
    [
      where.organizationId,
      where.importId,
      where.runId,
      names.map(({ nameKey }) => nameKey),
      names.map(({ name }) => name),
      names.map(({ record }) => record),
    ],
  );
  return rows;
}
