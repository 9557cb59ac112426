import type { SqlExecutor } from '@rollcall/service-defaults';

export interface EndedSessions {
  readonly userId: string;
  /** Of the person, at this moment. */
  readonly version: number;
  readonly endedAt: Date;
}

/**
 * Removes everything that keeps these people signed in; with `andLinks` their open links too.
 *
 * @returns those who have a password and so may hold access tokens, in order of id
 */
export async function endSessions(
  tx: SqlExecutor,
  organizationId: string,
  userIds: readonly string[],
  andLinks: boolean,
): Promise<EndedSessions[]> {
  const { rows } = await tx.query<EndedSessions>(
    `WITH artifact AS (
       DELETE FROM oidc_artifact WHERE organization_id = $1 AND user_id = ANY($2::uuid[])
     ), link AS (
       UPDATE one_time_token SET revoked_at = now()
        WHERE $3 AND organization_id = $1 AND user_id = ANY($2::uuid[]) AND used_at IS NULL AND revoked_at IS NULL
     ), ended AS (
       UPDATE credential SET signed_out_at = now()
        WHERE organization_id = $1 AND user_id = ANY($2::uuid[]) RETURNING user_id
     )
     SELECT u.id AS "userId", u.version, now() AS "endedAt"
       FROM ended JOIN app_user u ON u.organization_id = $1 AND u.id = ended.user_id ORDER BY u.id`,
    [organizationId, userIds, andLinks],
  );
  // Through the ORM's connection times come as text.
  return rows.map((row) => ({ ...row, endedAt: new Date(row.endedAt) }));
}
