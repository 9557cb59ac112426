import { Injectable } from '@nestjs/common';
import { Databases, DomainError, type Caller, type SqlExecutor } from '@rollcall/service-defaults';
import { requireKind, type PersonKind } from '../person/kind-access.js';
import { requireNoLessThan } from '../role/grants.js';
import { SessionRevoker } from '../session/session-revoker.service.js';
import { SecondFactorService, type SecondFactorState } from './second-factor.service.js';

/** The second factor of somebody else, for who administers accounts. */
@Injectable()
export class UserSecondFactorService {
  constructor(
    private readonly databases: Databases,
    private readonly factors: SecondFactorService,
    private readonly sessions: SessionRevoker,
  ) {}

  /** @throws DomainError `user-not-found`, `permission-missing` */
  async get(caller: Caller, userId: string): Promise<SecondFactorState> {
    await this.databases.inOrganization(caller.organizationId, (tx) => requireReach(tx, caller, userId, 'read'));
    return this.factors.state(caller.organizationId, userId);
  }

  /**
   * Removes it for somebody whose phone is gone, and ends their sessions. Without one nothing happens.
   * @throws DomainError `user-not-found`, `permission-missing`, `more-privileged`, `self`
   */
  async reset(caller: Caller, userId: string): Promise<void> {
    const { organizationId } = caller;
    await this.databases.inOrganization(organizationId, async (tx) => {
      await requireReach(tx, caller, userId, 'write');
      // Whoever has found an open browser must not get rid of the second factor in it.
      if (caller.subject === userId)
        throw new DomainError({ code: 'self', kind: 'conflict', message: 'Remove your own with a code of it.' });
      await requireNoLessThan(tx, caller, userId);
      if (await this.factors.reset(tx, caller, userId))
        await this.sessions.revokeSessions(tx, organizationId, [userId], 'revoked');
    });
  }
}

async function requireReach(tx: SqlExecutor, caller: Caller, userId: string, action: 'read' | 'write'): Promise<void> {
  const { rows } = await tx.query<{ kind: PersonKind }>(
    `SELECT kind FROM app_user WHERE organization_id = $1 AND id = $2`,
    [caller.organizationId, userId],
  );
  const [person] = rows;
  if (!person) throw new DomainError({ code: 'user-not-found', kind: 'not-found', message: 'There is no such user.' });
  requireKind(caller, person.kind, action);
}
