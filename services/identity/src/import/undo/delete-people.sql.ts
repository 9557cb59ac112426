import type { SqlExecutor } from '@rollcall/messaging';

/** Removes people for good, with everything that only they have. */
export async function deletePeople(tx: SqlExecutor, organizationId: string, userIds: readonly string[]): Promise<void> {
  if (userIds.length === 0) return;
  await tx.query(`DELETE FROM app_user WHERE organization_id = $1 AND id = ANY ($2)`, [organizationId, userIds]);
}
