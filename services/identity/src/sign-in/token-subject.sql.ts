import type { SqlExecutor } from '@rollcall/service-defaults';

/** Whom a token speaks for and what it may do, at this moment. */
export interface TokenSubject {
  organizationId: string;
  permissions: string[];
}

/**
 * A person who may act now: active, with a password, not signed out since `issuedAt` (seconds since 1970), if given.
 */
export async function findUserSubject(
  sql: SqlExecutor,
  userId: string,
  issuedAt?: number,
): Promise<SignedInUser | undefined> {
  const { rows } = await sql.query<UserRow>(
    `SELECT u.organization_id, u.email, u.first_name, u.infix, u.last_name, coalesce(u.locale, o.locale) AS locale, u.kind,
            c.signed_out_at
       FROM credential c
       JOIN app_user u ON u.organization_id = c.organization_id AND u.id = c.user_id
       JOIN organization o ON o.id = c.organization_id
      WHERE c.user_id = $1 AND u.status = 'active' AND u.account = 'active'
        AND ($2::float8 IS NULL OR c.signed_out_at IS NULL OR date_trunc('second', c.signed_out_at) <= to_timestamp($2))`,
    [userId, issuedAt ?? null],
  );
  const [row] = rows;
  if (!row) return undefined;
  return {
    organizationId: row.organization_id,
    kind: row.kind,
    email: row.email,
    name: [row.first_name, row.infix, row.last_name].filter(Boolean).join(' '),
    locale: row.locale,
    signedOutAt: row.signed_out_at,
  };
}

export interface SignedInUser {
  organizationId: string;
  kind: 'staff' | 'contact';
  email: string;
  name: string;
  locale: string;
  /** When all sessions ended last. */
  signedOutAt: Date | null;
}

interface UserRow {
  organization_id: string;
  kind: 'staff' | 'contact';
  email: string;
  first_name: string | null;
  infix: string | null;
  last_name: string;
  locale: string;
  signed_out_at: Date | null;
}

/** An API client that has not expired; notes that it was used, at most once a minute, and then tells `onNoted`. */
export async function useApiClient(
  sql: SqlExecutor,
  clientId: string,
  onNoted: () => void,
): Promise<TokenSubject | undefined> {
  const { rows } = await sql.query<{ organization_id: string; permissions: string[]; stale: boolean }>(
    `SELECT organization_id, permissions, coalesce(last_used_at < now() - interval '1 minute', true) AS stale
       FROM api_client WHERE client_id = $1 AND (expires_at IS NULL OR expires_at > now())`,
    [clientId],
  );
  const [row] = rows;
  if (!row) return undefined;
  if (row.stale) {
    await sql.query(`UPDATE api_client SET last_used_at = now() WHERE client_id = $1`, [clientId]);
    onNoted();
  }
  return { organizationId: row.organization_id, permissions: row.permissions };
}
