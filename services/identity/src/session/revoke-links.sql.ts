import type { SqlExecutor } from '@rollcall/service-defaults';

/** Makes the open links of these people invalid: they were sent to addresses that are theirs no longer. */
export async function revokeLinks(tx: SqlExecutor, organizationId: string, userIds: readonly string[]): Promise<void> {
  if (userIds.length === 0) return;
  await tx.query(
    `UPDATE one_time_token SET revoked_at = now()
      WHERE organization_id = $1 AND user_id = ANY($2::uuid[]) AND used_at IS NULL AND revoked_at IS NULL`,
    [organizationId, userIds],
  );
}
