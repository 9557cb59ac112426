import type { SqlExecutor } from '@rollcall/service-defaults';
import type { GroupDto } from './group.dto.js';

export interface GroupPosition {
  nameKey: string;
  id: string;
}

export interface GroupFilter {
  kinds: readonly string[];
  search?: string | undefined;
  id?: string | undefined;
  after?: GroupPosition | undefined;
  limit: number;
}

export type GroupRow = GroupDto & { nameKey: string };

/** Groups in the order of their names, with the number of members and the roles they carry. */
export async function readGroups(tx: SqlExecutor, organizationId: string, filter: GroupFilter): Promise<GroupRow[]> {
  const values: unknown[] = [organizationId];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const conditions = ['g.organization_id = $1', `g.kind = ANY(${bind(filter.kinds)})`];
  if (filter.id !== undefined) conditions.push(`g.id = ${bind(filter.id)}`);
  if (filter.search) conditions.push(`strpos(searchable(g.name), searchable(${bind(filter.search)})) > 0`);
  if (filter.after)
    conditions.push(`(g.name_key COLLATE "C", g.id) > (${bind(filter.after.nameKey)}, ${bind(filter.after.id)}::uuid)`);
  const { rows } = await tx.query<GroupRow>(
    `SELECT g.id, g.kind, g.name, g.name_key AS "nameKey", g.description, g.is_system AS "isSystem", g.version,
            g.created_at AS "createdAt",
            CASE WHEN g.is_system
              THEN (SELECT count(*) FROM app_user u WHERE u.organization_id = $1 AND u.kind = g.kind)
              ELSE (SELECT count(*) FROM membership m WHERE m.organization_id = $1 AND m.group_id = g.id)
            END::int AS "memberCount",
            ARRAY(SELECT gr.role_id FROM group_role gr WHERE gr.organization_id = $1 AND gr.group_id = g.id
                   ORDER BY gr.role_id) AS "roleIds"
       FROM user_group g
      WHERE ${conditions.join(' AND ')} ORDER BY g.name_key COLLATE "C", g.id LIMIT ${bind(filter.limit)}`,
    values,
  );
  return rows;
}
