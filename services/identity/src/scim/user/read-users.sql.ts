import type { SqlExecutor } from '@rollcall/service-defaults';
import type { ListQuery } from '../resource/list-query.rules.js';
import { listSql } from '../resource/list-query.rules.js';
import { USER_TYPE } from '../schema/user.schema.js';
import { USER_COLUMNS } from './user-columns.sql.js';

/** How many people fit, and the ids of one page of them. */
export async function findUserIds(
  tx: SqlExecutor,
  organizationId: string,
  kinds: readonly string[],
  query: ListQuery,
): Promise<{ total: number; ids: string[] }> {
  const values: unknown[] = [organizationId, kinds];
  const { where, order } = listSql(query, USER_TYPE, USER_COLUMNS, (value) => `$${values.push(value)}`);
  const from = `FROM app_user u WHERE u.organization_id = $1 AND u.kind = ANY($2) AND ${where}`;
  const { rows: counted } = await tx.query<{ total: number }>(`SELECT count(*)::int AS total ${from}`, values);
  const total = counted[0]?.total ?? 0;
  if (query.count === 0 || query.startIndex > total) return { total, ids: [] };
  const { rows } = await tx.query<{ id: string }>(
    `SELECT u.id ${from} ORDER BY ${order} OFFSET ${query.startIndex - 1} LIMIT ${query.count}`,
    values,
  );
  return { total, ids: rows.map(({ id }) => id) };
}

export interface GroupOfUser {
  userId: string;
  id: string;
  name: string;
}

/** The groups that people are in, in the order of their names. */
export async function groupsOfUsers(
  tx: SqlExecutor,
  organizationId: string,
  userIds: readonly string[],
): Promise<GroupOfUser[]> {
  const { rows } = await tx.query<GroupOfUser>(
    `SELECT m.user_id AS "userId", g.id, g.name
       FROM membership m JOIN user_group g ON g.organization_id = m.organization_id AND g.id = m.group_id
      WHERE m.organization_id = $1 AND m.user_id = ANY($2::uuid[])
      ORDER BY g.name_key COLLATE "C", g.id`,
    [organizationId, userIds],
  );
  return rows;
}
