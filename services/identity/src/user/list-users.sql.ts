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
  /** So many people are left out before the page begins: for a leap, since cursors only lead to the next page. */
  offset?: number | undefined;
  limit: number;
}

/**
 * Ids of a page of people in the order of their names, with the position of each.
 *
 * Each kind is read along the index (organisation, kind, name), then the two are merged. A search needs a transaction
 * that sees all organisations: `LIKE` is not leakproof, so behind row-level security PostgreSQL applies the policy to
 * every row before it, and the trigram index stays unused. Every condition here names the organisation.
 */
export async function listUserIds(
  tx: SqlExecutor,
  organizationId: string,
  filter: UserFilter,
  page: UserPage,
): Promise<UserPosition[]> {
  const values: unknown[] = [organizationId];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const conditions = conditionsOf(filter, bind);
  if (page.after) conditions.push(`(u.sort_key, u.id) > (${bind(page.after.name)}, ${bind(page.after.id)}::uuid)`);
  const offset = page.offset ?? 0;
  const upTo = bind(offset + page.limit);
  const ofKinds = filter.kinds.map(
    (kind) => `(SELECT u.sort_key AS name, u.id FROM app_user u
      WHERE ${[`u.organization_id = $1`, `u.kind = ${bind(kind)}`, ...conditions].join(' AND ')}
      ORDER BY u.sort_key, u.id LIMIT ${upTo})`,
  );
  if (ofKinds.length === 0) return [];
  const { rows } = await tx.query<UserPosition>(
    `SELECT name, id FROM (${ofKinds.join('\n UNION ALL ')}) AS people ORDER BY name, id LIMIT ${bind(page.limit)} OFFSET ${bind(offset)}`,
    values,
  );
  return rows;
}

export function conditionsOf(filter: UserFilter, bind: (value: unknown) => string): string[] {
  const conditions: string[] = [];
  if (filter.status !== undefined) conditions.push(`u.status = ${bind(filter.status)}`);
  if (filter.account !== undefined) conditions.push(`u.account = ${bind(filter.account)}`);
  if (filter.importId !== undefined) conditions.push(`u.created_by_import = ${bind(filter.importId)}`);
  if (filter.emailKey !== undefined) conditions.push(`u.email_key = ${bind(filter.emailKey)}`);
  if (filter.groupId !== undefined) conditions.push(memberOf(bind(filter.groupId)));
  for (const word of wordsOf(filter.search)) conditions.push(`u.search_text LIKE searchable(${bind(`%${word}%`)})`);
  return conditions;
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
