import type { SqlExecutor } from '@rollcall/service-defaults';
import {
  conditionsOf,
  searchConditions,
  type Bind,
  type UserFilter,
  type UserPage,
  type UserPosition,
} from './user-filter.sql.js';

/**
 * Up to so many people are read and sorted for a page. More of them are so frequent that reading along the names fills a
 * page sooner.
 */
export const MOST_CANDIDATES = 20_000;

/**
 * A page of few people, whoever they are among however many; `undefined`: nothing in the filter narrows the list enough.
 */
export async function candidatePage(
  tx: SqlExecutor,
  organizationId: string,
  filter: UserFilter,
  page: UserPage,
): Promise<UserPosition[] | undefined> {
  const { groupId, importId, search } = filter;
  if (groupId !== undefined && !(await isSystemGroup(tx, organizationId, groupId))) {
    const found = await pageOf(tx, organizationId, filter, page, (bind) => membersOf(bind(groupId)));
    if (found) return found;
  }
  if (importId !== undefined) {
    const found = await pageOf(tx, organizationId, filter, page, (bind) => touchedBy(bind(importId)));
    if (found) return found;
  }
  if (searchConditions(search, () => '').length === 0) return undefined;
  // The planner takes a pattern that matches nothing for a common one, and would read all names in vain.
  await setScans(tx, 'off');
  const found = await pageOf(
    tx,
    organizationId,
    filter,
    page,
    (bind) => `SELECT ${COLUMNS} FROM app_user u
                WHERE ${['u.organization_id = $1', ...searchConditions(search, bind)].join(' AND ')}`,
  );
  await setScans(tx, 'on');
  return found;
}

const COLUMNS = `u.organization_id, u.id, u.kind, u.status, u.account, u.email_key, u.created_by_import, u.search_text,
  u.sort_key`;

function membersOf(groupId: string): string {
  return `SELECT ${COLUMNS} FROM membership m JOIN app_user u ON u.organization_id = $1 AND u.id = m.user_id
           WHERE m.organization_id = $1 AND m.group_id = ${groupId}`;
}

function touchedBy(importId: string): string {
  return `SELECT ${COLUMNS} FROM app_user u WHERE u.organization_id = $1 AND u.id IN (
            SELECT h.user_id FROM user_history h WHERE h.organization_id = $1 AND h.import_id = ${importId}
            UNION
            SELECT c.id FROM app_user c WHERE c.organization_id = $1 AND c.created_by_import = ${importId})`;
}

async function pageOf(
  tx: SqlExecutor,
  organizationId: string,
  filter: UserFilter,
  page: UserPage,
  sourceOf: (bind: Bind) => string,
): Promise<UserPosition[] | undefined> {
  const values: unknown[] = [organizationId];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const source = sourceOf(bind);
  const conditions = [`u.kind = ANY (${bind(filter.kinds)}::text[])`, ...conditionsOf(filter, bind)];
  if (page.after) conditions.push(`(u.sort_key, u.id) > (${bind(page.after.name)}, ${bind(page.after.id)}::uuid)`);
  const { rows } = await tx.query<{ seen: number; people: UserPosition[] }>(
    `WITH candidate AS MATERIALIZED (${source} LIMIT ${MOST_CANDIDATES + 1}),
     page AS (
       SELECT u.sort_key AS name, u.id FROM candidate u
        WHERE (SELECT count(*) FROM candidate) <= ${MOST_CANDIDATES} AND ${conditions.join(' AND ')}
        ORDER BY u.sort_key, u.id LIMIT ${bind(page.limit)} OFFSET ${bind(page.offset ?? 0)})
     SELECT (SELECT count(*) FROM candidate)::int AS seen,
            (SELECT coalesce(json_agg(page ORDER BY name, id), '[]') FROM page) AS people`,
    values,
  );
  const [found] = rows;
  return found && found.seen <= MOST_CANDIDATES ? found.people : undefined;
}

async function isSystemGroup(tx: SqlExecutor, organizationId: string, groupId: string): Promise<boolean> {
  const { rows } = await tx.query(`SELECT 1 FROM user_group WHERE organization_id = $1 AND id = $2 AND is_system`, [
    organizationId,
    groupId,
  ]);
  return rows.length > 0;
}

/** For the rest of the transaction, or until it is set again. */
async function setScans(tx: SqlExecutor, value: 'on' | 'off'): Promise<void> {
  await tx.query(`SELECT set_config('enable_seqscan', $1, true), set_config('enable_indexscan', $1, true)`, [value]);
}
