import type { SqlExecutor } from '@rollcall/service-defaults';

/** Sets a person's password; the old one joins the earlier ones, of which `historySize` are kept. */
export async function storePassword(
  tx: SqlExecutor,
  organizationId: string,
  userId: string,
  passwordHash: string,
  historySize: number,
): Promise<void> {
  await tx.query(
    `INSERT INTO credential AS c (organization_id, user_id, password_hash) VALUES ($1, $2, $3)
     ON CONFLICT (organization_id, user_id) DO UPDATE SET
       password_hash = excluded.password_hash, password_changed_at = now(),
       earlier_hashes = (array_prepend(c.password_hash, c.earlier_hashes))[1:$4]`,
    [organizationId, userId, passwordHash, historySize],
  );
}
