import { Injectable } from '@nestjs/common';
import { emailKey, InvitationRequested, PasswordResetRequested } from '@rollcall/contracts';
import { event, Outbox } from '@rollcall/messaging';
import { Databases } from '@rollcall/service-defaults';
import { AfterAnswer } from '../credential/after-answer.service.js';
import { AttemptLimit } from '../credential/attempt-limit.service.js';
import { PasswordChanger } from '../credential/password-changer.service.js';
import { tokenDigest, tokenProblem } from './one-time-token.rules.js';
import { consumeToken, findToken, type FoundToken } from './one-time-token.sql.js';
import { tokenRefused } from './token-problem.error.js';

interface Account {
  organizationId: string;
  userId: string;
  kind: 'staff' | 'contact';
  account: 'invited' | 'active';
  version: number;
  email: string;
  name: string;
  locale: string | null;
}

/** New passwords for people who have forgotten theirs. */
@Injectable()
export class PasswordResetService {
  constructor(
    private readonly databases: Databases,
    private readonly limit: AttemptLimit,
    private readonly changer: PasswordChanger,
    private readonly outbox: Outbox,
    private readonly afterAnswer: AfterAnswer,
  ) {}

  /**
   * Has a link sent to whoever has an account with this address; those who have not accepted their invitation yet
   * get it again. Whether somebody has the address is looked up after the answer, which so is the same, and takes the
   * same work.
   * @throws DomainError `too-many-attempts`
   */
  async request(email: string, networkAddress: string): Promise<void> {
    const key = emailKey(email.trim()) ?? '';
    await this.limit.begin('reset', key, networkAddress);
    this.afterAnswer.run('asking for a new password', () => this.requestFor(key));
  }

  private async requestFor(key: string): Promise<void> {
    const { rows } = await this.databases.system.query<Account>(
      // One look-up per organisation, since addresses are indexed within organisations.
      `SELECT u.organization_id AS "organizationId", u.id AS "userId", u.kind, u.account, u.version,
              u.email, concat_ws(' ', u.first_name, u.infix, u.last_name) AS name, u.locale
         FROM organization o
         JOIN app_user u ON u.organization_id = o.id AND u.email_key = $1
        WHERE u.status = 'active' AND u.account <> 'none'`,
      [key],
    );
    for (const { organizationId, userId, kind, account, version, ...recipient } of rows) {
      const type = account === 'active' ? PasswordResetRequested : InvitationRequested;
      const data = { userId, kind, recipient };
      await this.databases.inOrganization(organizationId, (tx) =>
        this.outbox.add(tx, [event(type, { organizationId, subject: userId, aggregateVersion: version, data })]),
      );
    }
  }

  /**
   * Looks at a link without using it.
   * @throws DomainError `reset-unknown`, `-used`, `-revoked`, `-expired`, `-gone`
   */
  async find(token: string): Promise<{ reset: FoundToken; digest: Buffer }> {
    const digest = tokenDigest(token);
    const found = digest && (await findToken(this.databases.system, 'password-reset', digest));
    const problem = tokenProblem('password-reset', found);
    if (!found || problem) throw tokenRefused('password-reset', problem ?? 'unknown');
    return { reset: found, digest };
  }

  /**
   * Sets the new password and ends all sessions.
   * @throws DomainError as {@link find}, `password-refused`, `busy`
   */
  async complete(token: string, password: string): Promise<FoundToken> {
    const { reset, digest } = await this.find(token);
    await this.changer.change(reset, password, 'reset', async (tx) => {
      if (!(await consumeToken(tx, 'password-reset', reset, digest))) throw tokenRefused('password-reset', 'used');
    });
    return reset;
  }
}
