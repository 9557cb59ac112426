import { Injectable } from '@nestjs/common';
import { Databases, DomainError, type Caller, type SqlExecutor } from '@rollcall/service-defaults';
import { actorOf } from '../audit/audit-entry.js';
import { recordAudit } from '../audit/record-audit.sql.js';
import { requireKind, type PersonKind } from '../person/kind-access.js';
import { requireNoLessThan } from '../role/grants.js';
import { SessionRevoker } from './session-revoker.service.js';
import { SessionService, type Session } from './session.service.js';

/** Where other people are signed in, and signing them out: after a lost telephone, say. */
@Injectable()
export class UserSessionService {
  constructor(
    private readonly databases: Databases,
    private readonly sessions: SessionService,
    private readonly revoker: SessionRevoker,
  ) {}

  /** @throws DomainError `not-found`, `permission-missing` */
  async list(caller: Caller, userId: string): Promise<Session[]> {
    const { organizationId } = caller;
    await this.databases.inOrganization(organizationId, (tx) => requireReach(tx, caller, userId, 'read'));
    return this.sessions.list(organizationId, userId);
  }

  /**
   * Ends all sessions of a person, and with them what was given out under them.
   * @throws DomainError `not-found`, `permission-missing`, `more-privileged`
   */
  async endAll(caller: Caller, userId: string): Promise<void> {
    const { organizationId } = caller;
    await this.databases.inOrganization(organizationId, async (tx) => {
      await requireReach(tx, caller, userId, 'write');
      await requireNoLessThan(tx, caller, userId);
      await this.revoker.revokeSessions(tx, organizationId, [userId], 'revoked');
      const entry = {
        action: 'sessions.revoked',
        actor: actorOf(caller),
        subject: { type: 'user', id: userId },
      } as const;
      await recordAudit(tx, organizationId, [entry]);
    });
  }
}

async function requireReach(tx: SqlExecutor, caller: Caller, userId: string, action: 'read' | 'write'): Promise<void> {
  const { rows } = await tx.query<{ kind: PersonKind }>(
    `SELECT kind FROM app_user WHERE organization_id = $1 AND id = $2`,
    [caller.organizationId, userId],
  );
  const [person] = rows;
  if (!person)
    throw new DomainError({ code: 'not-found', kind: 'not-found', message: 'There is nobody with this id.' });
  requireKind(caller, person.kind, action);
}
