import type { SqlExecutor } from '@rollcall/messaging';

/**
 * Has the database check now, not when the transaction commits, that somebody may still administer the organisation:
 * so that one row can be found to blame. Throws the violation of `organization_keeps_admin`.
 */
export async function checkAdmins(tx: SqlExecutor): Promise<void> {
  await tx.query('SET CONSTRAINTS keep_admin IMMEDIATE');
  await tx.query('SET CONSTRAINTS keep_admin DEFERRED');
}
