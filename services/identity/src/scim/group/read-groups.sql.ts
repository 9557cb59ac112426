import type { SqlExecutor } from '@rollcall/service-defaults';
import { listSql, type ListQuery } from '../resource/list-query.rules.js';
import { GROUP_TYPE } from '../schema/group.schema.js';
import { GROUP_COLUMNS } from './group-columns.sql.js';

/** How many groups fit, and the ids of one page of them. The groups of everyone are not shown. */
export async function findGroupIds(
  tx: SqlExecutor,
  organizationId: string,
  query: ListQuery,
): Promise<{ total: number; ids: string[] }> {
  const values: unknown[] = [organizationId];
  const { where, order } = listSql(query, GROUP_TYPE, GROUP_COLUMNS, (value) => `$${values.push(value)}`);
  const from = `FROM user_group g WHERE g.organization_id = $1 AND NOT g.is_system AND ${where}`;
  const { rows: counted } = await tx.query<{ total: number }>(`SELECT count(*)::int AS total ${from}`, values);
  const total = counted[0]?.total ?? 0;
  if (query.count === 0 || query.startIndex > total) return { total, ids: [] };
  const { rows } = await tx.query<{ id: string }>(
    `SELECT g.id ${from} ORDER BY ${order} OFFSET ${query.startIndex - 1} LIMIT ${query.count}`,
    values,
  );
  return { total, ids: rows.map(({ id }) => id) };
}

export interface StoredGroup {
  id: string;
  kind: 'staff' | 'contact';
  name: string;
  description: string | null;
  externalId: string | null;
  createdAt: Date;
  lastModified: Date;
  /** Differs whenever name, description, external id or who is in it differ. */
  version: string;
}

/** Groups with a version that knows their members: memberships do not count in the version of the row. */
export async function readStoredGroups(
  tx: SqlExecutor,
  organizationId: string,
  ids: readonly string[],
): Promise<StoredGroup[]> {
  const { rows } = await tx.query<
    Omit<StoredGroup, 'createdAt' | 'lastModified'> & { createdAt: string; lastModified: string }
  >(
    `SELECT g.id, g.kind, g.name, g.description, g.external_id AS "externalId", g.created_at AS "createdAt",
            greatest(g.updated_at, joined.newest) AS "lastModified",
            concat('W/"', g.version, '.', joined.people, '.', (extract(epoch FROM joined.newest) * 1000000)::bigint, '"')
              AS version
       FROM user_group g,
            LATERAL (SELECT count(*) AS people, max(m.created_at) AS newest
                       FROM membership m WHERE m.organization_id = $1 AND m.group_id = g.id) joined
      WHERE g.organization_id = $1 AND g.id = ANY($2::uuid[]) AND NOT g.is_system`,
    [organizationId, ids],
  );
  return rows.map((row) => ({
    ...row,
    createdAt: new Date(row.createdAt),
    lastModified: new Date(row.lastModified),
  }));
}

export interface Member {
  groupId: string;
  id: string;
  name: string;
}

/** The people in groups, in the order of their names. */
export async function membersOfGroups(
  tx: SqlExecutor,
  organizationId: string,
  groupIds: readonly string[],
): Promise<Member[]> {
  const { rows } = await tx.query<Member>(
    `SELECT m.group_id AS "groupId", m.user_id AS id, concat_ws(' ', u.first_name, u.infix, u.last_name) AS name
       FROM membership m JOIN app_user u ON u.organization_id = m.organization_id AND u.id = m.user_id
      WHERE m.organization_id = $1 AND m.group_id = ANY($2::uuid[])
      ORDER BY u.sort_key, u.id`,
    [organizationId, groupIds],
  );
  return rows;
}

/** Stores the identifier that the client gave a group; it is SCIM's alone. */
export async function storeExternalId(
  tx: SqlExecutor,
  organizationId: string,
  id: string,
  externalId: string | null,
): Promise<void> {
  await tx.query(
    `UPDATE user_group SET external_id = $3, version = version + 1, updated_at = now()
      WHERE organization_id = $1 AND id = $2 AND external_id IS DISTINCT FROM $3`,
    [organizationId, id, externalId],
  );
}
