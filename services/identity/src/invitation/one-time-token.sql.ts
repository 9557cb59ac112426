import type { SqlExecutor } from '@rollcall/service-defaults';
import type { TokenPurpose, TokenState } from './one-time-token.rules.js';

/** A token with the person and the organisation it belongs to. */
export interface FoundToken extends TokenState {
  readonly organizationId: string;
  readonly organizationName: string;
  readonly organizationLocale: string;
  readonly userId: string;
  readonly kind: 'staff' | 'contact';
  readonly email: string;
  readonly emailKey: string;
  readonly firstName: string | null;
  readonly lastName: string;
}

/** Finds a token by its digest, in all organisations. Changes nothing. */
export async function findToken(
  sql: SqlExecutor,
  purpose: TokenPurpose,
  digest: Buffer,
): Promise<FoundToken | undefined> {
  const { rows } = await sql.query<FoundToken>(
    `SELECT t.organization_id AS "organizationId", o.name AS "organizationName", o.locale AS "organizationLocale",
            u.id AS "userId", u.kind, coalesce(u.email, '') AS email, coalesce(u.email_key, '') AS "emailKey",
            u.first_name AS "firstName", u.last_name AS "lastName", u.status, u.account,
            t.used_at IS NOT NULL AS "isUsed", t.revoked_at IS NOT NULL AS "isRevoked", t.expires_at <= now() AS "isExpired"
       FROM one_time_token t
       JOIN app_user u ON u.organization_id = t.organization_id AND u.id = t.user_id
       JOIN organization o ON o.id = t.organization_id
      WHERE t.digest = $1 AND t.purpose = $2`,
    [digest, purpose],
  );
  return rows[0];
}

/**
 * Uses a token up, and with it all others of the same person and purpose. Of any number of simultaneous calls one
 * gets `true`: the person's row is locked first, so that two links of one mail cannot pass each other.
 */
export async function consumeToken(
  tx: SqlExecutor,
  purpose: TokenPurpose,
  token: Pick<FoundToken, 'organizationId' | 'userId'>,
  digest: Buffer,
): Promise<boolean> {
  const { organizationId, userId } = token;
  const locked = await tx.query(
    `SELECT 1 FROM app_user WHERE organization_id = $1 AND id = $2 AND status = 'active' AND account = $3 FOR NO KEY UPDATE`,
    [organizationId, userId, purpose === 'invitation' ? 'invited' : 'active'],
  );
  if (locked.rows.length === 0) return false;
  const { rows } = await tx.query<{ digest: Buffer }>(
    `UPDATE one_time_token SET used_at = now()
      WHERE organization_id = $1 AND user_id = $2 AND purpose = $3 AND used_at IS NULL AND revoked_at IS NULL
        AND EXISTS (SELECT FROM one_time_token t WHERE t.organization_id = $1 AND t.digest = $4
                     AND t.used_at IS NULL AND t.revoked_at IS NULL AND t.expires_at > now())
      RETURNING digest`,
    [organizationId, userId, purpose, digest],
  );
  return rows.some((row) => row.digest.equals(digest));
}

/**
 * Issues a token for a mail and makes those of other mails invalid. A mail that is older than the newest one gets
 * none: what it would bring is out of date.
 *
 * @returns when the token expires, or `undefined`
 */
export async function issueToken(
  tx: SqlExecutor,
  token: {
    organizationId: string;
    userId: string;
    purpose: TokenPurpose;
    messageId: string;
    digest: Buffer;
    ttlSeconds: number;
  },
): Promise<Date | undefined> {
  const { organizationId, userId, purpose, messageId, digest, ttlSeconds } = token;
  const subject = [organizationId, userId, purpose, messageId];
  const newer = await tx.query(
    `SELECT 1 FROM one_time_token mine JOIN one_time_token other USING (organization_id, user_id, purpose)
      WHERE mine.organization_id = $1 AND mine.user_id = $2 AND mine.purpose = $3 AND mine.message_id = $4
        AND other.message_id <> $4 AND other.issued_at > mine.issued_at LIMIT 1`,
    subject,
  );
  if (newer.rows.length > 0) return undefined;
  await tx.query(
    `UPDATE one_time_token SET revoked_at = now()
      WHERE organization_id = $1 AND user_id = $2 AND purpose = $3 AND message_id <> $4
        AND used_at IS NULL AND revoked_at IS NULL`,
    subject,
  );
  const { rows } = await tx.query<{ expires_at: Date }>(
    `INSERT INTO one_time_token (organization_id, user_id, purpose, message_id, digest, issued_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, clock_timestamp(), now() + make_interval(secs => $6)) RETURNING expires_at`,
    [...subject, digest, ttlSeconds],
  );
  return rows[0]?.expires_at;
}
