import type { SqlExecutor } from '@rollcall/service-defaults';

/** Permissions of the roles that a group carries; `null` if it carries none. */
export async function groupPermissions(
  tx: SqlExecutor,
  organizationId: string,
  groupId: string,
): Promise<string[] | null> {
  const { rows } = await tx.query<{ permissions: string[] }>(
    `SELECT r.permissions FROM group_role gr
       JOIN role r ON r.organization_id = gr.organization_id AND r.id = gr.role_id
      WHERE gr.organization_id = $1 AND gr.group_id = $2`,
    [organizationId, groupId],
  );
  return rows.length === 0 ? null : rows.flatMap(({ permissions }) => permissions);
}
