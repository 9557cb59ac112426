import type { SqlExecutor } from '@rollcall/service-defaults';

export interface UserFilter {
  kinds: readonly string[];
  status?: string | undefined;
  account?: string | undefined;
  search?: string | undefined;
  groupId?: string | undefined;
  importId?: string | undefined;
  emailKey?: string | null | undefined;
}

/** Where a page ends: people are listed by name, those of one name by id. */
export interface UserPosition {
  name: string;
  id: string;
}

export interface UserPage {
  after?: UserPosition | undefined;
  limit: number;
}

/** Ids of a page of people in the order of their names, with the position of each. */
export async function listUserIds(
  tx: SqlExecutor,
  organizationId: string,
  filter: UserFilter,
  page: UserPage,
): Promise<UserPosition[]> {
  const values: unknown[] = [organizationId];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const conditions = [`u.organization_id = $1`, `u.kind = ANY(${bind(filter.kinds)})`];
  if (filter.status !== undefined) conditions.push(`u.status = ${bind(filter.status)}`);
  if (filter.account !== undefined) conditions.push(`u.account = ${bind(filter.account)}`);
  if (filter.importId !== undefined) conditions.push(`u.created_by_import = ${bind(filter.importId)}`);
  if (filter.emailKey !== undefined) conditions.push(`u.email_key = ${bind(filter.emailKey)}`);
  if (filter.groupId !== undefined) conditions.push(memberOf(bind(filter.groupId)));
  for (const word of wordsOf(filter.search)) conditions.push(`u.search_text LIKE searchable(${bind(`%${word}%`)})`);
  if (page.after) conditions.push(`(u.sort_key, u.id) > (${bind(page.after.name)}, ${bind(page.after.id)}::uuid)`);
  const { rows } = await tx.query<UserPosition>(
    `SELECT u.sort_key AS name, u.id FROM app_user u
      WHERE ${conditions.join(' AND ')} ORDER BY u.sort_key, u.id LIMIT ${bind(page.limit)}`,
    values,
  );
  return rows;
}

/** Everyone of its kind is a member of a system group, without a row that says so. */
function memberOf(group: string): string {
  return `(u.id IN (SELECT m.user_id FROM membership m WHERE m.organization_id = $1 AND m.group_id = ${group})
    OR EXISTS (SELECT FROM user_group g WHERE g.organization_id = $1 AND g.id = ${group} AND g.is_system
                AND g.kind = u.kind))`;
}

function wordsOf(search: string | undefined): string[] {
  const words = (search ?? '').split(/\s+/u).filter((word) => word !== '');
  return words.slice(0, 8).map((word) => word.replace(/[\\%_]/g, '\\$&'));
}
