import type { SqlExecutor } from '@rollcall/messaging';

/** Which of the people would get an e-mail address that somebody else has by now. */
export async function findTakenKeys(
  tx: SqlExecutor,
  organizationId: string,
  wanted: { userId: string; emailKey: string }[],
): Promise<Set<string>> {
  if (wanted.length === 0) return new Set();
  const { rows } = await tx.query<{ userId: string }>(
    `SELECT wanted.user_id AS "userId"
       FROM unnest($2::uuid[], $3::text[]) AS wanted (user_id, email_key)
       JOIN app_user u ON u.organization_id = $1 AND u.email_key = wanted.email_key AND u.id <> wanted.user_id`,
    [organizationId, wanted.map(({ userId }) => userId), wanted.map(({ emailKey }) => emailKey)],
  );
  return new Set(rows.map(({ userId }) => userId));
}
