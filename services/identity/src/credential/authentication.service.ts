import { Injectable } from '@nestjs/common';
import { emailKey } from '@rollcall/contracts';
import { Databases, rootLogger } from '@rollcall/service-defaults';
import { recordAudit } from '../audit/record-audit.sql.js';
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

export type SignInOutcome =
  | { readonly result: 'refused' }
  | { readonly result: 'signed-in'; readonly userId: string; readonly organizationId: string }
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
    for (const { organizationId, userId } of candidates) {
      const [actor, subject] = [
        { type: 'system' as const, id: null },
        { type: 'user', id: userId },
      ];
      this.databases
        .inOrganization(organizationId, (tx) =>
          recordAudit(tx, organizationId, [{ action: 'sign-in.failed', actor, subject }]),
        )
        .catch((error: unknown) => rootLogger().error({ err: error }, 'a failed sign-in was not written down'));
    }
  }

  private async accept(candidate: SignInCandidate, password: string): Promise<SignInOutcome> {
    const { organizationId, userId, passwordHash, passwordChangedAt } = candidate;
    const { policy } = await this.policies.get(organizationId);
    const age = Date.now() - passwordChangedAt.getTime();
    if (policy.maxAgeDays > 0 && age > policy.maxAgeDays * DAY_MS) return { result: 'expired', userId, organizationId };
    const better = this.hasher.isOutdated(passwordHash) ? await this.hasher.hash(password) : passwordHash;
    await this.databases.inOrganization(organizationId, async (tx) => {
      // A password that was changed in between stays.
      await tx.query(
        `UPDATE credential SET last_sign_in_at = now(), password_hash = CASE WHEN password_hash = $3 THEN $4 ELSE password_hash END
          WHERE organization_id = $1 AND user_id = $2`,
        [organizationId, userId, passwordHash, better],
      );
      const [actor, subject] = [
        { type: 'user' as const, id: userId },
        { type: 'user', id: userId },
      ];
      await recordAudit(tx, organizationId, [{ action: 'sign-in.succeeded', actor, subject }]);
    });
    return { result: 'signed-in', userId, organizationId };
  }
}
