import type { UserKind } from '@rollcall/contracts';
import type { SqlExecutor } from '@rollcall/messaging';

export interface AbsentPerson {
  userId: string;
  version: number;
  lastName: string;
  firstName: string | null;
  email: string | null;
}

/**
 * Active people of a kind whom no row of the run matched, by name. Whoever was added after the first chunk of the
 * run was planned could not be in the list and is not absent.
 */
export async function findAbsentUsers(
  tx: SqlExecutor,
  organizationId: string,
  runId: string,
  kind: UserKind,
): Promise<AbsentPerson[]> {
  const { rows } = await tx.query<AbsentPerson>(
    `SELECT u.id AS "userId", u.version, u.last_name AS "lastName", u.first_name AS "firstName", u.email
       FROM app_user u
      WHERE u.organization_id = $1 AND u.kind = $3 AND u.status = 'active'
        AND NOT EXISTS (SELECT FROM import_match m
                         WHERE m.organization_id = $1 AND m.run_id = $2 AND m.user_id = u.id)
        AND u.created_at <= coalesce((SELECT min(c.handled_at) FROM import_chunk c
                         WHERE c.organization_id = $1 AND c.run_id = $2 AND c.command = 'plan'), now())
      ORDER BY u.sort_key, u.id`,
    [organizationId, runId, kind],
  );
  return rows;
}

/** How many people of a kind are active. */
export async function countActiveUsers(tx: SqlExecutor, organizationId: string, kind: UserKind): Promise<number> {
  const { rows } = await tx.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM app_user WHERE organization_id = $1 AND kind = $2 AND status = 'active'`,
    [organizationId, kind],
  );
  return rows[0]?.count ?? 0;
}
