import type { SqlExecutor } from '@rollcall/messaging';

/** Active people who may administer the organisation, in no order. */
export async function findActiveAdmins(tx: SqlExecutor, organizationId: string): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(`SELECT id FROM active_admins($1) AS admin (id)`, [organizationId]);
  return rows.map(({ id }) => id);
}
