import { Injectable } from '@nestjs/common';
import { emailKey } from '@rollcall/contracts';
import { Databases } from '@rollcall/service-defaults';
import { recordAudit } from '../audit/record-audit.sql.js';
import { demandOf, PASSWORD_ONLY, passwordMark, type SignInMethods } from '../second-factor/second-factor.rules.js';
import { readFactor, readMode } from '../second-factor/second-factor.sql.js';
import { AfterAnswer } from './after-answer.service.js';
import { AttemptLimit } from './attempt-limit.service.js';
import { findSignInCandidates, type SignInCandidate } from './find-sign-in-candidates.sql.js';
import { PasswordHasher } from './password-hasher.service.js';
import { PasswordPolicyService } from './password-policy.service.js';

const DAY_MS = 24 * 60 * 60 * 1000;

export interface SignInAttempt {
  readonly email: string;
  readonly password: string;
  /** Where the request came from. */
  readonly networkAddress: string;
  /** Of several organisations in which address and password fit, the one that is meant. */
  readonly organizationId?: string | undefined;
}

/** Somebody who has shown the password. */
export interface HalfSignedIn {
  readonly userId: string;
  readonly organizationId: string;
  /** Of the password: a half-finished sign-in is over when that changes. */
  readonly passwordMark: string;
}

export type SignInOutcome =
  | { readonly result: 'refused' }
  | { readonly result: 'signed-in'; readonly userId: string; readonly organizationId: string }
  /** The password fits, and a second factor is asked for: a code, or setting one up. */
  | ({ readonly result: 'second-factor'; readonly demand: 'code' | 'enrolment' } & HalfSignedIn)
  /** The password fits, but is older than the organisation wants. */
  | { readonly result: 'expired'; readonly userId: string; readonly organizationId: string }
  /** The password fits in more than one organisation. */
  | { readonly result: 'ambiguous'; readonly organizations: readonly { id: string; name: string }[] };

/** Finds out whether somebody is who they say. */
@Injectable()
export class AuthenticationService {
  constructor(
    private readonly databases: Databases,
    private readonly hasher: PasswordHasher,
    private readonly limit: AttemptLimit,
    private readonly policies: PasswordPolicyService,
    private readonly afterAnswer: AfterAnswer,
  ) {}

  /**
   * Checks an e-mail address and a password. An address that nobody has costs as much time as a wrong password.
   * @throws DomainError `too-many-attempts`, `busy`
   */
  async signIn({ email, password, networkAddress, organizationId }: SignInAttempt): Promise<SignInOutcome> {
    const key = emailKey(email.trim()) ?? '';
    await this.limit.begin('sign-in', key, networkAddress);
    const candidates = await findSignInCandidates(this.databases.system, key);
    const fitting = await this.fitting(candidates, password);
    if (fitting.length === 0) {
      this.noteFailure(candidates);
      return { result: 'refused' };
    }
    await this.limit.succeeded('sign-in', key, networkAddress);
    const meant = fitting.length === 1 ? fitting[0] : fitting.find((one) => one.organizationId === organizationId);
    if (!meant) {
      const organizations = fitting.map((one) => ({ id: one.organizationId, name: one.organizationName }));
      return { result: 'ambiguous', organizations };
    }
    return this.accept(meant, password);
  }

  private async fitting(candidates: readonly SignInCandidate[], password: string): Promise<SignInCandidate[]> {
    if (candidates.length === 0) await this.hasher.verify(undefined, password);
    const fitting: SignInCandidate[] = [];
    for (const candidate of candidates)
      if (await this.hasher.verify(candidate.passwordHash, password)) fitting.push(candidate);
    return fitting;
  }

  /**
   * Writes the failure down for whoever has the address. Nobody waits for it: an answer that takes longer would tell
   * that somebody has it.
   */
  private noteFailure(candidates: readonly SignInCandidate[]): void {
    this.afterAnswer.run('writing a failed sign-in down', async () => {
      for (const { organizationId, userId } of candidates) {
        const actor = { type: 'system' as const, id: null };
        const subject = { type: 'user', id: userId };
        await this.databases.inOrganization(organizationId, (tx) =>
          recordAudit(tx, organizationId, [{ action: 'sign-in.failed', actor, subject }]),
        );
      }
    });
  }

  private async accept(candidate: SignInCandidate, password: string): Promise<SignInOutcome> {
    const { organizationId, userId, passwordChangedAt } = candidate;
    const { policy } = await this.policies.get(organizationId);
    const age = Date.now() - passwordChangedAt.getTime();
    if (policy.maxAgeDays > 0 && age > policy.maxAgeDays * DAY_MS) return { result: 'expired', userId, organizationId };
    const mark = await this.improveHash(candidate, password);
    const half = { userId, organizationId, passwordMark: mark };
    const demand = await this.demandOn(half);
    if (demand !== 'none') return { result: 'second-factor', demand, ...half };
    const isIn = await this.complete(half, PASSWORD_ONLY);
    return isIn ? { result: 'signed-in', userId, organizationId } : { result: 'refused' };
  }

  /** Somebody who showed the password a moment ago, and whose account is active still. */
  async halfSignedIn(userId: string): Promise<HalfSignedIn | undefined> {
    const { rows } = await this.databases.system.query<{ organization_id: string; password_hash: string }>(
      `SELECT c.organization_id, c.password_hash FROM credential c
         JOIN app_user u ON u.organization_id = c.organization_id AND u.id = c.user_id
        WHERE c.user_id = $1 AND u.status = 'active' AND u.account = 'active'`,
      [userId],
    );
    const [row] = rows;
    return row && { userId, organizationId: row.organization_id, passwordMark: passwordMark(row.password_hash) };
  }

  /** What is asked of somebody beside the password. */
  async demandOn({ organizationId, userId }: Pick<HalfSignedIn, 'organizationId' | 'userId'>) {
    return this.databases.inOrganization(organizationId, async (tx) => {
      const { mode } = await readMode(tx, organizationId);
      const { sealedSecret } = await readFactor(tx, organizationId, userId);
      return demandOf(mode, sealedSecret !== null);
    });
  }

  /**
   * Notes that somebody signed in, and how.
   * @returns `false` for somebody who has become inactive, or whose password has changed, since they showed it
   */
  async complete(half: HalfSignedIn, methods: SignInMethods): Promise<boolean> {
    const { organizationId, userId } = half;
    return this.databases.inOrganization(organizationId, async (tx) => {
      const { rows } = await tx.query<{ password_hash: string }>(
        `UPDATE credential c SET last_sign_in_at = now() FROM app_user u
          WHERE c.organization_id = $1 AND c.user_id = $2 AND u.organization_id = $1 AND u.id = $2
            AND u.status = 'active' AND u.account = 'active'
          RETURNING c.password_hash`,
        [organizationId, userId],
      );
      const [row] = rows;
      if (!row || passwordMark(row.password_hash) !== half.passwordMark) return false;
      const actor = { type: 'user' as const, id: userId };
      const subject = { type: 'user', id: userId };
      await recordAudit(tx, organizationId, [
        { action: 'sign-in.succeeded', actor, subject, details: { methods: [...methods] } },
      ]);
      return true;
    });
  }

  /** Replaces a hash made with other parameters than today's. @returns the mark of the hash that is stored */
  private async improveHash(candidate: SignInCandidate, password: string): Promise<string> {
    const { organizationId, userId, passwordHash } = candidate;
    if (!this.hasher.isOutdated(passwordHash)) return passwordMark(passwordHash);
    const better = await this.hasher.hash(password);
    const { rows } = await this.databases.inOrganization(organizationId, (tx) =>
      // A password that was changed in between stays.
      tx.query(
        `UPDATE credential SET password_hash = $4
          WHERE organization_id = $1 AND user_id = $2 AND password_hash = $3 RETURNING 1`,
        [organizationId, userId, passwordHash, better],
      ),
    );
    return passwordMark(rows.length === 1 ? better : passwordHash);
  }
}
