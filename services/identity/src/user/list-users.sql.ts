import type { SqlExecutor } from '@rollcall/service-defaults';
import { candidatePage } from './candidate-users.sql.js';
import { conditionsOf, type UserFilter, type UserPage, type UserPosition } from './user-filter.sql.js';

/**
 * Ids of a page of people in the order of their names, with the position of each.
 *
 * What narrows the list down to few people (a search, a group, an import) is read first, and only those few are sorted.
 * Otherwise each kind is read along the index (organisation, kind, name), where the page is soon full, and the two are
 * merged. A search needs a transaction that sees all organisations: `LIKE` is not leakproof, so behind row-level
 * security PostgreSQL applies the policy to every row before it, and the trigram index stays unused. Every condition
 * here names the organisation.
 */
export async function listUserIds(
  tx: SqlExecutor,
  organizationId: string,
  filter: UserFilter,
  page: UserPage,
): Promise<UserPosition[]> {
  if (filter.kinds.length === 0) return [];
  return (
    (await candidatePage(tx, organizationId, filter, page)) ?? (await pageAlongNames(tx, organizationId, filter, page))
  );
}

async function pageAlongNames(
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
  const { rows } = await tx.query<UserPosition>(
    `SELECT name, id FROM (${ofKinds.join('\n UNION ALL ')}) AS people
      ORDER BY name, id LIMIT ${bind(page.limit)} OFFSET ${bind(offset)}`,
    values,
  );
  return rows;
}
