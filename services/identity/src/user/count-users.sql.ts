import type { SqlExecutor } from '@rollcall/service-defaults';
import { conditionsOf, type UserFilter } from './user-filter.sql.js';

/** How many people a list has. As with the list, a search needs a transaction that sees all organisations. */
export async function countUsers(tx: SqlExecutor, organizationId: string, filter: UserFilter): Promise<number> {
  const values: unknown[] = [organizationId, [...filter.kinds]];
  const conditions = conditionsOf(filter, (value) => `$${values.push(value)}`);
  const { rows } = await tx.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM app_user u
      WHERE ${['u.organization_id = $1', 'u.kind = ANY ($2::text[])', ...conditions].join(' AND ')}`,
    values,
  );
  return rows[0]?.count ?? 0;
}
