import type { SqlExecutor } from '@rollcall/service-defaults';

/** Somebody who may be the one with the password. */
export interface SignInCandidate {
  readonly organizationId: string;
  readonly organizationName: string;
  readonly userId: string;
  readonly passwordHash: string;
  readonly passwordChangedAt: Date;
}

/** Nobody needs to check more passwords than this for one attempt. */
const MOST_ORGANIZATIONS = 8;

/** Active accounts with an e-mail address, one per organisation, in all organisations. */
export async function findSignInCandidates(sql: SqlExecutor, emailKey: string): Promise<SignInCandidate[]> {
  const { rows } = await sql.query<SignInCandidate>(
    `SELECT u.organization_id AS "organizationId", o.name AS "organizationName", u.id AS "userId",
            c.password_hash AS "passwordHash", c.password_changed_at AS "passwordChangedAt"
       FROM app_user u
       JOIN credential c ON c.organization_id = u.organization_id AND c.user_id = u.id
       JOIN organization o ON o.id = u.organization_id
      WHERE u.email_key = $1 AND u.account = 'active' AND u.status = 'active'
      ORDER BY c.last_sign_in_at DESC NULLS LAST LIMIT ${MOST_ORGANIZATIONS}`,
    [emailKey],
  );
  return rows;
}
