import { Injectable } from '@nestjs/common';
import { PasswordChanged } from '@rollcall/contracts';
import { event, Outbox } from '@rollcall/messaging';
import { Databases, DomainError, type SqlExecutor } from '@rollcall/service-defaults';
import { recordAudit } from '../audit/record-audit.sql.js';
import { revokeLinks } from '../session/revoke-links.sql.js';
import { SessionRevoker } from '../session/session-revoker.service.js';
import { PasswordHasher } from './password-hasher.service.js';
import { passwordRefused, PasswordPolicyService, type PasswordOwner } from './password-policy.service.js';
import { storePassword } from './store-password.sql.js';

interface Owner extends PasswordOwner {
  readonly organizationId: string;
  readonly userId: string;
}

interface Current {
  password_hash: string;
  earlier_hashes: string[];
}

/** Replaces passwords of active accounts. */
@Injectable()
export class PasswordChanger {
  constructor(
    private readonly databases: Databases,
    private readonly hasher: PasswordHasher,
    private readonly policies: PasswordPolicyService,
    private readonly sessions: SessionRevoker,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Replaces the password, and ends all sessions and open links. `claim` runs first in the transaction and throws when the right to
   * do this has been used up meanwhile.
   * @throws DomainError `password-refused`, `busy`
   */
  async change(
    owner: Owner,
    password: string,
    through: 'reset' | 'self',
    claim: (tx: SqlExecutor) => Promise<void>,
  ): Promise<void> {
    const { organizationId, userId } = owner;
    await this.policies.check(organizationId, password, owner);
    const { policy } = await this.policies.get(organizationId);
    // Where passwords age, the same one again would be no change.
    await this.refuseEarlier(owner, password, Math.max(policy.historySize, policy.maxAgeDays > 0 ? 1 : 0));
    const passwordHash = await this.hasher.hash(password);
    await this.databases.inOrganization(organizationId, async (tx) => {
      await claim(tx);
      await storePassword(tx, organizationId, userId, passwordHash, policy.historySize);
      // Whoever changes a password because somebody reads their mail would otherwise leave that one a way back.
      await revokeLinks(tx, organizationId, [userId]);
      await this.sessions.revokeSessions(tx, organizationId, [userId], 'password-changed');
      await this.announce(tx, owner, through);
      const [actor, subject] = [
        { type: 'user' as const, id: userId },
        { type: 'user', id: userId },
      ];
      await recordAudit(tx, organizationId, [{ action: 'password.changed', actor, subject, details: { through } }]);
    });
  }

  /**
   * Replaces the password of somebody who knows the present one.
   * @throws DomainError `password-wrong`, `password-refused`, `busy`
   */
  async changeOwn(organizationId: string, userId: string, present: string, password: string): Promise<void> {
    const current = await this.databases.inOrganization(organizationId, (tx) => this.read(tx, organizationId, userId));
    if (!(await this.hasher.verify(current?.hash, present))) throw passwordWrong();
    if (!current) throw passwordWrong();
    await this.change(current.owner, password, 'self', async (tx) => {
      const { rows } = await tx.query(
        `SELECT 1 FROM credential WHERE organization_id = $1 AND user_id = $2 AND password_hash = $3 FOR UPDATE`,
        [organizationId, userId, current.hash],
      );
      if (rows.length === 0) throw passwordWrong();
    });
  }

  private async read(
    tx: SqlExecutor,
    organizationId: string,
    userId: string,
  ): Promise<{ hash: string; owner: Owner } | undefined> {
    const { rows } = await tx.query<PasswordOwner & { hash: string }>(
      `SELECT c.password_hash AS hash, u.email, u.first_name AS "firstName", u.last_name AS "lastName",
              o.name AS "organizationName"
         FROM credential c
         JOIN app_user u ON u.organization_id = c.organization_id AND u.id = c.user_id
         JOIN organization o ON o.id = c.organization_id
        WHERE c.organization_id = $1 AND c.user_id = $2 AND u.status = 'active'`,
      [organizationId, userId],
    );
    const [row] = rows;
    return row && { hash: row.hash, owner: { ...row, organizationId, userId } };
  }

  private async refuseEarlier({ organizationId, userId }: Owner, password: string, historySize: number): Promise<void> {
    if (historySize === 0) return;
    const { policy } = await this.policies.get(organizationId);
    const { rows } = await this.databases.inOrganization(organizationId, (tx) =>
      tx.query<Current>(
        `SELECT password_hash, earlier_hashes FROM credential WHERE organization_id = $1 AND user_id = $2`,
        [organizationId, userId],
      ),
    );
    const hashes = rows.flatMap((row) => [row.password_hash, ...row.earlier_hashes]).slice(0, historySize);
    for (const hash of hashes)
      if (await this.hasher.verify(hash, password)) throw passwordRefused(['password-reused'], policy);
  }

  private async announce(tx: SqlExecutor, owner: Owner, through: 'reset' | 'self'): Promise<void> {
    const { organizationId, userId } = owner;
    const { rows } = await tx.query<{
      kind: 'staff' | 'contact';
      version: number;
      name: string;
      locale: string | null;
    }>(
      `SELECT kind, version, concat_ws(' ', first_name, infix, last_name) AS name, locale
         FROM app_user WHERE organization_id = $1 AND id = $2`,
      [organizationId, userId],
    );
    const [person] = rows;
    if (!person) return;
    await this.outbox.add(tx, [
      event(PasswordChanged, {
        organizationId,
        subject: userId,
        aggregateVersion: person.version,
        data: {
          userId,
          kind: person.kind,
          through,
          recipient: { email: owner.email, name: person.name, locale: person.locale },
        },
      }),
    ]);
  }
}

function passwordWrong(): DomainError {
  const message = 'The present password is not right.';
  return new DomainError({
    code: 'password-wrong',
    kind: 'unprocessable',
    message,
    errors: [{ pointer: '/currentPassword', code: 'password-wrong', message }],
  });
}
