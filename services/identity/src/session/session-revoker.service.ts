import { Injectable } from '@nestjs/common';
import { SessionRevoked, type DataOf } from '@rollcall/contracts';
import { event, Outbox } from '@rollcall/messaging';
import { Databases, type SqlExecutor } from '@rollcall/service-defaults';
import { recordAudit } from '../audit/record-audit.sql.js';
import { endSessions } from './end-sessions.sql.js';

export type RevocationReason = DataOf<typeof SessionRevoked>['reason'];

/** Ends signed-in periods. */
@Injectable()
export class SessionRevoker {
  constructor(
    private readonly outbox: Outbox,
    private readonly databases: Databases,
  ) {}

  /**
   * Ends all sessions, grants, codes and refresh tokens of these people in the caller's transaction, whose
   * organisation is set, and writes one `SessionRevoked` for each who had an account. With `deactivated` and `deleted`
   * their open links stop working as well. Call it wherever people become inactive (REST, SCIM, import), after the
   * change and with any number of ids at once; and before rows of people are deleted.
   */
  async revokeSessions(
    tx: SqlExecutor,
    organizationId: string,
    userIds: readonly string[],
    reason: RevocationReason,
  ): Promise<void> {
    if (userIds.length === 0) return;
    const ended = await endSessions(tx, organizationId, userIds, reason === 'deactivated' || reason === 'deleted');
    await this.outbox.add(
      tx,
      ended.map(({ userId, version, endedAt }) =>
        event(SessionRevoked, {
          organizationId,
          subject: userId,
          aggregateVersion: version,
          data: { userId, reason, issuedUntil: endedAt.toISOString() },
        }),
      ),
    );
  }

  /** Tells that somebody signed out in a browser, so that the access tokens it held are refused from now on. */
  async announceSignOut(userId: string): Promise<void> {
    const { rows } = await this.databases.system.query<{ organization_id: string; version: number; now: Date }>(
      `SELECT u.organization_id, u.version, now() FROM credential c
         JOIN app_user u ON u.organization_id = c.organization_id AND u.id = c.user_id WHERE c.user_id = $1`,
      [userId],
    );
    const [person] = rows;
    if (!person) return;
    const { organization_id: organizationId, version: aggregateVersion, now } = person;
    // Not this second: somebody who signs in again at once gets a token of this second, which has to work.
    const issuedUntil = new Date(Math.floor(now.getTime() / 1000) * 1000 - 1).toISOString();
    const data = { userId, reason: 'signed-out' as const, issuedUntil };
    await this.databases.inOrganization(organizationId, async (tx) => {
      await this.outbox.add(tx, [event(SessionRevoked, { organizationId, subject: userId, aggregateVersion, data })]);
      const actor = { type: 'user' as const, id: userId };
      await recordAudit(tx, organizationId, [
        { action: 'sign-out.succeeded', actor, subject: { type: 'user', id: userId } },
      ]);
    });
  }
}
