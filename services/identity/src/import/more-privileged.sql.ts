import type { SqlExecutor } from '@rollcall/messaging';

/**
 * Those of these people who may do something that the importer may not. Whoever decides about somebody's e-mail address
 * or status decides about their account, so an import must not do it to them.
 */
export async function findMorePrivileged(
  tx: SqlExecutor,
  organizationId: string,
  userIds: readonly string[],
  permissions: readonly string[],
): Promise<Set<string>> {
  if (userIds.length === 0) return new Set();
  const { rows } = await tx.query<{ id: string }>(
    `WITH beyond AS (
       SELECT id FROM role WHERE organization_id = $1 AND NOT permissions <@ $3::text[])
     SELECT ur.user_id AS id FROM user_role ur JOIN beyond ON beyond.id = ur.role_id
      WHERE ur.organization_id = $1 AND ur.user_id = ANY($2::uuid[])
     UNION
     SELECT m.user_id FROM group_role gr JOIN beyond ON beyond.id = gr.role_id
       JOIN membership m ON m.organization_id = gr.organization_id AND m.group_id = gr.group_id
      WHERE gr.organization_id = $1 AND m.user_id = ANY($2::uuid[])`,
    [organizationId, userIds, permissions],
  );
  return new Set(rows.map(({ id }) => id));
}
