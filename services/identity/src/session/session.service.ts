import { Injectable } from '@nestjs/common';
import { Databases, type SqlExecutor } from '@rollcall/service-defaults';
import { recordAudit } from '../audit/record-audit.sql.js';
import { SessionRevoker } from './session-revoker.service.js';

export interface Session {
  readonly id: string;
  readonly userAgent: string | null;
  readonly address: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** A person's own signed-in periods. */
@Injectable()
export class SessionService {
  constructor(
    private readonly databases: Databases,
    private readonly revoker: SessionRevoker,
  ) {}

  /** Newest first. */
  async list(organizationId: string, userId: string): Promise<Session[]> {
    return this.databases.inOrganization(organizationId, async (tx) => {
      const { rows } = await tx.query<Session>(
        `SELECT uid AS id, user_agent AS "userAgent", address, created_at AS "createdAt", expires_at AS "expiresAt"
           FROM oidc_artifact
          WHERE organization_id = $1 AND user_id = $2 AND model = 'Session' AND expires_at > now()
          ORDER BY created_at DESC LIMIT 200`,
        [organizationId, userId],
      );
      return rows;
    });
  }

  /** Ends all sessions of a person, and with them what was given out under them. */
  async endAll(organizationId: string, userId: string): Promise<void> {
    await this.databases.inOrganization(organizationId, async (tx) => {
      await this.revoker.revokeSessions(tx, organizationId, [userId], 'revoked');
      const [actor, subject] = [
        { type: 'user' as const, id: userId },
        { type: 'user', id: userId },
      ];
      await recordAudit(tx, organizationId, [{ action: 'sessions.revoked', actor, subject }]);
    });
  }

  /** Ends one session: the browser is signed out and its refresh tokens end; others stay. Without it nothing happens. */
  async end(organizationId: string, userId: string, id: string): Promise<void> {
    await this.databases.inOrganization(organizationId, async (tx) => {
      if (!(await endSession(tx, organizationId, userId, id))) return;
      const actor = { type: 'user' as const, id: userId };
      await recordAudit(tx, organizationId, [
        { action: 'session.revoked', actor, subject: { type: 'user', id: userId }, details: { sessionId: id } },
      ]);
    });
  }
}

/** Whether there was such a session. */
async function endSession(tx: SqlExecutor, organizationId: string, userId: string, id: string): Promise<boolean> {
  const { rows } = await tx.query(
    `WITH session AS (
       DELETE FROM oidc_artifact
        WHERE organization_id = $1 AND user_id = $2 AND model = 'Session' AND uid = $3 RETURNING payload
     ), issued AS (
       DELETE FROM oidc_artifact
        WHERE organization_id = $1 AND user_id = $2 AND grant_id IN (
          SELECT entry.value ->> 'grantId' FROM session, jsonb_each(session.payload -> 'authorizations') AS entry))
     SELECT FROM session`,
    [organizationId, userId, id],
  );
  return rows.length > 0;
}
