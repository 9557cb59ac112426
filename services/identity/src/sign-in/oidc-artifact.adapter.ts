import { createHash } from 'node:crypto';
import { errors, Provider, type Adapter, type AdapterPayload } from 'oidc-provider';
import type { SqlExecutor } from '@rollcall/service-defaults';
import { findClient } from './client-lookup.sql.js';

/**
 * Keeps what oidc-provider remembers (sessions, grants, codes, refresh tokens, …) in `oidc_artifact`. Rows are found
 * by a digest: whoever reads the table cannot use what is in it. Runs as the system role, since a cookie or a code
 * does not say which organisation it belongs to.
 */
export class OidcArtifactAdapter implements Adapter {
  constructor(
    private readonly model: string,
    private readonly sql: SqlExecutor,
  ) {}

  async upsert(id: string, payload: AdapterPayload, expiresInSeconds = DEFAULT_TTL_SECONDS): Promise<void> {
    const request = Provider.ctx;
    await this.sql.query(
      `INSERT INTO oidc_artifact (model, digest, organization_id, user_id, grant_id, uid, payload, user_agent, address, expires_at)
       VALUES ($1, $2, (SELECT organization_id FROM credential WHERE user_id = $3::uuid), $3::uuid, $4, $5, $6, $7, $8,
         now() + make_interval(secs => $9))
       ON CONFLICT (model, digest) DO UPDATE SET organization_id = excluded.organization_id, user_id = excluded.user_id,
         grant_id = excluded.grant_id, uid = excluded.uid, payload = excluded.payload, expires_at = excluded.expires_at`,
      [
        this.model,
        digest(id),
        payload.accountId ?? null,
        // A grant is revoked by its own id.
        this.model === 'Grant' ? null : (payload.grantId ?? null),
        payload.uid ?? null,
        // The row is found by a digest of the id, which must not stand beside it.
        JSON.stringify({ ...payload, jti: undefined }),
        request?.get('user-agent').slice(0, 300) ?? null,
        request?.ip ?? null,
        expiresInSeconds,
      ],
    );
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    if (this.model === 'Client') return findClient(this.sql, id);
    const { rows } = await this.sql.query<Row>(
      `SELECT payload, consumed_at FROM oidc_artifact WHERE model = $1 AND digest = $2 AND expires_at > now()`,
      [this.model, digest(id)],
    );
    return rows[0] && toPayload(rows[0], id);
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    const { rows } = await this.sql.query<Row>(
      `SELECT payload, consumed_at FROM oidc_artifact WHERE model = 'Session' AND uid = $1 AND expires_at > now()`,
      [uid],
    );
    return rows[0] && toPayload(rows[0]);
  }

  /** There is no device flow. */
  async findByUserCode(): Promise<undefined> {
    return undefined;
  }

  /**
   * Exactly one of several simultaneous uses succeeds. The others are a replay: everything that came from the same
   * sign-in ends ({@link https://www.rfc-editor.org/rfc/rfc9700#section-4.14 RFC 9700, 4.14}).
   */
  async consume(id: string): Promise<void> {
    const { rows } = await this.sql.query(
      `UPDATE oidc_artifact SET consumed_at = now() WHERE model = $1 AND digest = $2 AND consumed_at IS NULL RETURNING 1`,
      [this.model, digest(id)],
    );
    if (rows.length === 1) return;
    const found = await this.find(id);
    if (found?.grantId) await revokeGrant(this.sql, found.grantId);
    throw new errors.InvalidGrant('already used');
  }

  async destroy(id: string): Promise<void> {
    await this.sql.query(`DELETE FROM oidc_artifact WHERE model = $1 AND digest = $2`, [this.model, digest(id)]);
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    await this.sql.query(`DELETE FROM oidc_artifact WHERE model = $1 AND grant_id = $2`, [this.model, grantId]);
  }
}

/** For what oidc-provider stores without an end. */
const DEFAULT_TTL_SECONDS = 14 * 24 * 60 * 60;

interface Row {
  payload: AdapterPayload;
  consumed_at: Date | null;
}

/** Ends a grant and all that was issued under it. */
async function revokeGrant(sql: SqlExecutor, grantId: string): Promise<void> {
  await sql.query(`DELETE FROM oidc_artifact WHERE grant_id = $1 OR (model = 'Grant' AND digest = $2)`, [
    grantId,
    digest(grantId),
  ]);
}

function toPayload(row: Row, id?: string): AdapterPayload {
  return {
    ...row.payload,
    ...(id === undefined ? {} : { jti: id }),
    ...(row.consumed_at ? { consumed: Math.floor(row.consumed_at.getTime() / 1000) } : {}),
  };
}

function digest(id: string): Buffer {
  return createHash('sha256').update(id).digest();
}
