import { Injectable } from '@nestjs/common';
import { Databases } from '@rollcall/service-defaults';
import { recordAudit } from '../audit/record-audit.sql.js';
import { AttemptLimit } from '../credential/attempt-limit.service.js';
import { SecretBox } from '../sign-in/secret-box.js';
import { codeWrong, secondFactorConflict } from './second-factor.errors.js';
import { recoveryCodeOf, stepOf } from './second-factor.rules.js';
import { readFactor, useRecoveryCode, useStep } from './second-factor.sql.js';

/** Whose code it is and where it came from. */
export interface CodeHolder {
  readonly organizationId: string;
  readonly userId: string;
  readonly networkAddress: string;
}

const PURPOSE = 'second-factor';

/** Checks codes, each of which is accepted once, and makes guessing them slow. */
@Injectable()
export class CodeCheck {
  constructor(
    private readonly databases: Databases,
    private readonly limit: AttemptLimit,
    private readonly box: SecretBox,
  ) {}

  /**
   * Uses a code of the app, or a recovery code, up.
   * @throws DomainError `code-wrong`, `second-factor-missing`, `too-many-attempts`
   */
  async use(holder: CodeHolder, code: string, now = new Date()): Promise<'code' | 'recovery-code'> {
    return this.attempt(holder, () => this.match(holder, code, now));
  }

  /**
   * Counts an attempt; what it did not come true for has cost one.
   * @throws DomainError `code-wrong` when `check` finds nothing, `too-many-attempts`, what `check` throws
   */
  async attempt<T>(holder: CodeHolder, check: () => Promise<T | undefined>): Promise<T> {
    const { userId, networkAddress } = holder;
    await this.limit.begin(PURPOSE, userId, networkAddress);
    const found = await check();
    if (found === undefined) {
      await this.noteFailure(holder);
      throw codeWrong();
    }
    await this.limit.succeeded(PURPOSE, userId, networkAddress);
    return found;
  }

  seal(secret: string, userId: string): Buffer {
    return this.box.seal(secret, contextOf(userId));
  }

  open(sealed: Buffer, userId: string): string {
    return this.box.open(sealed, contextOf(userId));
  }

  /** Keyed with SECRET_KEY, so that the table alone is worth nothing. */
  recoveryDigest(userId: string, letters: string): Buffer {
    return this.box.mac('recovery-codes', `${userId} ${letters}`);
  }

  private async match(
    { organizationId, userId }: CodeHolder,
    code: string,
    now: Date,
  ): Promise<'code' | 'recovery-code' | undefined> {
    return this.databases.inOrganization(organizationId, async (tx) => {
      const { sealedSecret } = await readFactor(tx, organizationId, userId);
      if (!sealedSecret) throw secondFactorConflict('second-factor-missing');
      const letters = recoveryCodeOf(code);
      if (letters !== undefined) {
        if (!(await useRecoveryCode(tx, organizationId, userId, this.recoveryDigest(userId, letters))))
          return undefined;
        const actor = { type: 'user' as const, id: userId };
        const subject = { type: 'user', id: userId };
        await recordAudit(tx, organizationId, [{ action: 'second-factor.recovery-code-used', actor, subject }]);
        return 'recovery-code';
      }
      const step = stepOf(this.open(sealedSecret, userId), code, now);
      const isFresh = step !== undefined && (await useStep(tx, organizationId, userId, step));
      return isFresh ? 'code' : undefined;
    });
  }

  private async noteFailure({ organizationId, userId }: CodeHolder): Promise<void> {
    const actor = { type: 'system' as const, id: null };
    const subject = { type: 'user', id: userId };
    await this.databases.inOrganization(organizationId, (tx) =>
      recordAudit(tx, organizationId, [{ action: 'second-factor.failed', actor, subject }]),
    );
  }
}

function contextOf(userId: string): string {
  return `totp ${userId}`;
}
