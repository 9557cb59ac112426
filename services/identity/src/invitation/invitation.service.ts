import { Injectable } from '@nestjs/common';
import { emailKey, InvitationAccepted } from '@rollcall/contracts';
import { event, Outbox } from '@rollcall/messaging';
import { Databases, DomainError, type SqlExecutor } from '@rollcall/service-defaults';
import { recordAudit } from '../audit/record-audit.sql.js';
import { AttemptLimit } from '../credential/attempt-limit.service.js';
import { PasswordHasher } from '../credential/password-hasher.service.js';
import { PasswordPolicyService } from '../credential/password-policy.service.js';
import { storePassword } from '../credential/store-password.sql.js';
import { tokenDigest, tokenProblem } from './one-time-token.rules.js';
import { consumeToken, findToken, type FoundToken } from './one-time-token.sql.js';
import { tokenRefused } from './token-problem.error.js';

export interface Acceptance {
  readonly token: string;
  /** Typed by the person: whoever has only the link does not get in. */
  readonly email: string;
  readonly password: string;
}

/** The offer to set a password, and taking it. */
@Injectable()
export class InvitationService {
  constructor(
    private readonly databases: Databases,
    private readonly hasher: PasswordHasher,
    private readonly policies: PasswordPolicyService,
    private readonly outbox: Outbox,
    private readonly limit: AttemptLimit,
  ) {}

  /**
   * Looks at an invitation without using it.
   * @throws DomainError `invitation-unknown`, `-used`, `-revoked`, `-expired`, `-gone`
   */
  async find(token: string): Promise<{ invitation: FoundToken; digest: Buffer }> {
    const digest = tokenDigest(token);
    const found = digest && (await findToken(this.databases.system, 'invitation', digest));
    const problem = tokenProblem('invitation', found);
    if (!found || problem) throw tokenRefused('invitation', problem ?? 'unknown');
    return { invitation: found, digest };
  }

  /**
   * Sets the password and activates the account, once, however often and however simultaneously it is called.
   * @throws DomainError as {@link find}, `invitation-address-mismatch`, `too-many-attempts`, `password-refused`,
   *   `busy`
   */
  async accept({ token, email, password }: Acceptance): Promise<FoundToken> {
    const { invitation, digest } = await this.find(token);
    const { organizationId, userId } = invitation;
    // Whoever has found a link should not find the address that goes with it by trying.
    await this.limit.requireNoWait('invitation', userId);
    if (emailKey(email.trim()) !== invitation.emailKey) {
      await this.limit.failed('invitation', userId);
      throw addressMismatch();
    }
    await this.policies.check(organizationId, password, invitation);
    const passwordHash = await this.hasher.hash(password);
    await this.databases.inOrganization(organizationId, async (tx) => {
      if (!(await consumeToken(tx, 'invitation', invitation, digest))) throw tokenRefused('invitation', 'used');
      await storePassword(tx, organizationId, userId, passwordHash, 0);
      await this.activate(tx, invitation);
      const [actor, subject] = [
        { type: 'user' as const, id: userId },
        { type: 'user', id: userId },
      ];
      await recordAudit(tx, organizationId, [{ action: 'invitation.accepted', actor, subject }]);
    });
    return invitation;
  }

  private async activate(tx: SqlExecutor, { organizationId, userId, kind }: FoundToken): Promise<void> {
    const { rows } = await tx.query<{ version: number }>(
      `WITH activated AS (
         UPDATE app_user SET account = 'active', version = version + 1, updated_at = now()
          WHERE organization_id = $1 AND id = $2 RETURNING version)
       INSERT INTO user_history (organization_id, user_id, version, through, actor_id, changes)
       SELECT $1, $2, version, 'self', $2, $3 FROM activated RETURNING version`,
      [organizationId, userId, JSON.stringify([{ property: 'account', before: 'invited', after: 'active' }])],
    );
    const aggregateVersion = rows[0]?.version;
    if (aggregateVersion === undefined) throw new Error('The person of an invitation is not there');
    await this.outbox.add(tx, [
      event(InvitationAccepted, { organizationId, subject: userId, aggregateVersion, data: { userId, kind } }),
    ]);
  }
}

function addressMismatch(): DomainError {
  const message = 'This is not the address that the invitation was sent to.';
  return new DomainError({
    code: 'invitation-address-mismatch',
    kind: 'unprocessable',
    message,
    errors: [{ pointer: '/email', code: 'invitation-address-mismatch', message }],
  });
}
