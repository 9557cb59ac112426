import type { SqlExecutor } from '@rollcall/service-defaults';

export interface FoundRecipient {
  userId: string;
  kind: 'staff' | 'contact';
  email: string;
  name: string;
  locale: string | null;
}

/** More administrators than this are not told one by one. */
const MOST = 200;

/** Active people with an address: one person, or whoever can sign in and has a permission by a role or a group. */
export async function findRecipients(
  tx: SqlExecutor,
  organizationId: string,
  { userId, permission }: { userId?: string | undefined; permission?: string | undefined },
): Promise<FoundRecipient[]> {
  const { rows } = await tx.query<FoundRecipient>(
    `SELECT u.id AS "userId", u.kind, u.email, u.locale,
            concat_ws(' ', nullif(u.first_name, ''), nullif(u.infix, ''), u.last_name) AS name
       FROM app_user u
      WHERE u.organization_id = $1 AND u.status = 'active' AND u.email IS NOT NULL
        AND ($2::uuid IS NULL OR u.id = $2)
        AND ($3::text IS NULL OR u.account = 'active' AND EXISTS (
              SELECT FROM role r
               WHERE r.organization_id = $1 AND $3 = ANY (r.permissions)
                 AND (EXISTS (SELECT FROM user_role own
                               WHERE own.organization_id = $1 AND own.user_id = u.id AND own.role_id = r.id)
                   OR EXISTS (SELECT FROM group_role gr
                                JOIN user_group g ON g.organization_id = $1 AND g.id = gr.group_id
                               WHERE gr.organization_id = $1 AND gr.role_id = r.id
                                 AND (g.is_system AND g.kind = u.kind
                                   OR EXISTS (SELECT FROM membership m
                                               WHERE m.organization_id = $1 AND m.group_id = g.id
                                                 AND m.user_id = u.id))))))
      ORDER BY u.id LIMIT $4`,
    [organizationId, userId ?? null, permission ?? null, MOST],
  );
  return rows;
}
