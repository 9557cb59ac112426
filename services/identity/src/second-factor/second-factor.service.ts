import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Databases, type Caller, type SqlExecutor } from '@rollcall/service-defaults';
import { actorOf, type AuditAction, type AuditActor } from '../audit/audit-entry.js';
import { recordAudit } from '../audit/record-audit.sql.js';
import { CodeCheck, type CodeHolder } from './code-check.service.js';
import { SecondFactorAnnouncer, type SecondFactorChange } from './second-factor-announcer.service.js';
import { codeRequired, secondFactorConflict } from './second-factor.errors.js';
import {
  newTotpSecret,
  otpauthUri,
  RECOVERY_CODE_BYTES,
  RECOVERY_CODES,
  recoveryCodeOf,
  recoveryCodeText,
  stepOf,
  type SecondFactorMode,
} from './second-factor.rules.js';
import {
  activateFactor,
  readFactor,
  readMode,
  removeFactor,
  replaceRecoveryCodes,
  storePending,
} from './second-factor.sql.js';

/** How long a secret waits for its first code. */
const PENDING_SECONDS = 15 * 60;

export interface SecondFactorState {
  readonly enabled: boolean;
  readonly enrolledAt: Date | null;
  readonly recoveryCodesLeft: number;
  readonly mode: SecondFactorMode;
}

/** What an app needs to make codes. */
export interface Enrolment {
  readonly secret: string;
  readonly otpauthUri: string;
}

/** Codes of an app as the second factor of people. */
@Injectable()
export class SecondFactorService {
  constructor(
    private readonly databases: Databases,
    private readonly codes: CodeCheck,
    private readonly announcer: SecondFactorAnnouncer,
  ) {}

  async state(organizationId: string, userId: string): Promise<SecondFactorState> {
    return this.databases.inOrganization(organizationId, async (tx) => {
      const { sealedSecret, enrolledAt, recoveryCodesLeft } = await readFactor(tx, organizationId, userId);
      const { mode } = await readMode(tx, organizationId);
      return { enabled: sealedSecret !== null, enrolledAt, recoveryCodesLeft, mode };
    });
  }

  /** A new secret for somebody; nothing is stored. */
  async offer(organizationId: string, userId: string): Promise<Enrolment> {
    const { rows } = await this.databases.inOrganization(organizationId, (tx) =>
      tx.query<{ email: string; name: string }>(
        `SELECT u.email, o.name FROM app_user u JOIN organization o ON o.id = u.organization_id
          WHERE u.organization_id = $1 AND u.id = $2`,
        [organizationId, userId],
      ),
    );
    const secret = newTotpSecret();
    return { secret, otpauthUri: otpauthUri(secret, rows[0]?.name ?? '', rows[0]?.email ?? userId) };
  }

  /**
   * Begins with an app. Whoever has one already shows a code of it (or a recovery code); it goes on working until the
   * new one is confirmed.
   * @throws DomainError `second-factor-off`, `code-required`, `code-wrong`, `too-many-attempts`
   */
  async begin(holder: CodeHolder, code?: string): Promise<Enrolment> {
    const { organizationId, userId } = holder;
    const { enabled, mode } = await this.state(organizationId, userId);
    if (mode === 'off') throw secondFactorConflict('second-factor-off');
    if (enabled) {
      if (!code) throw codeRequired();
      await this.codes.use(holder, code);
    }
    const enrolment = await this.offer(organizationId, userId);
    const sealed = this.codes.seal(enrolment.secret, userId);
    await this.databases.inOrganization(organizationId, (tx) =>
      storePending(tx, organizationId, userId, sealed, PENDING_SECONDS),
    );
    return enrolment;
  }

  /**
   * Takes the secret of {@link begin} into use, proved by a code.
   * @returns recovery codes, which are nowhere else
   * @throws DomainError `second-factor-not-begun`, `code-wrong`, `too-many-attempts`
   */
  async confirm(holder: CodeHolder, code: string): Promise<string[]> {
    const { organizationId, userId } = holder;
    const { pendingSealedSecret } = await this.databases.inOrganization(organizationId, (tx) =>
      readFactor(tx, organizationId, userId),
    );
    if (!pendingSealedSecret) throw secondFactorConflict('second-factor-not-begun');
    return this.activate(holder, this.codes.open(pendingSealedSecret, userId), code, false);
  }

  /**
   * Takes a secret into use during sign-in, for somebody who has none yet.
   * @throws DomainError `second-factor-enabled`, `code-wrong`, `too-many-attempts`
   */
  async enrol(holder: CodeHolder, secret: string, code: string): Promise<string[]> {
    return this.activate(holder, secret, code, true);
  }

  /** @throws DomainError `code-wrong`, `second-factor-missing`, `too-many-attempts` */
  async renewRecoveryCodes(holder: CodeHolder, code: string): Promise<string[]> {
    const { organizationId, userId } = holder;
    await this.codes.use(holder, code);
    return this.databases.inOrganization(organizationId, async (tx) => {
      const texts = await this.writeRecoveryCodes(tx, holder);
      await this.note(tx, organizationId, userId, 'second-factor.recovery-codes-replaced');
      return texts;
    });
  }

  /** @throws DomainError `second-factor-required`, `code-wrong`, `second-factor-missing`, `too-many-attempts` */
  async remove(holder: CodeHolder, code: string): Promise<void> {
    const { organizationId, userId } = holder;
    const { mode } = await this.state(organizationId, userId);
    if (mode === 'required') throw secondFactorConflict('second-factor-required');
    await this.codes.use(holder, code);
    await this.databases.inOrganization(organizationId, async (tx) => {
      if (await removeFactor(tx, organizationId, userId)) await this.tell(tx, organizationId, userId, 'disabled');
    });
  }

  /** Removes somebody else's second factor in the caller's transaction; whether that may be is decided before. */
  async reset(tx: SqlExecutor, caller: Caller, userId: string): Promise<boolean> {
    if (!(await removeFactor(tx, caller.organizationId, userId))) return false;
    await this.tell(tx, caller.organizationId, userId, 'reset', actorOf(caller));
    return true;
  }

  private async activate(holder: CodeHolder, secret: string, code: string, first: boolean): Promise<string[]> {
    const { organizationId, userId } = holder;
    const step = await this.codes.attempt(holder, async () => stepOf(secret, code, new Date()));
    return this.databases.inOrganization(organizationId, async (tx) => {
      const sealedSecret = this.codes.seal(secret, userId);
      if (!(await activateFactor(tx, organizationId, userId, { sealedSecret, step, first })))
        throw secondFactorConflict('second-factor-enabled');
      const texts = await this.writeRecoveryCodes(tx, holder);
      await this.tell(tx, organizationId, userId, 'enabled');
      return texts;
    });
  }

  private async writeRecoveryCodes(tx: SqlExecutor, { organizationId, userId }: CodeHolder): Promise<string[]> {
    const texts = Array.from({ length: RECOVERY_CODES }, () => recoveryCodeText(randomBytes(RECOVERY_CODE_BYTES)));
    const digests = texts.map((text) => this.codes.recoveryDigest(userId, recoveryCodeOf(text) ?? ''));
    await replaceRecoveryCodes(tx, organizationId, userId, digests);
    return texts;
  }

  private async tell(
    tx: SqlExecutor,
    organizationId: string,
    userId: string,
    change: SecondFactorChange,
    actor?: AuditActor,
  ): Promise<void> {
    await this.announcer.announce(tx, organizationId, userId, change);
    await this.note(tx, organizationId, userId, `second-factor.${change}`, actor);
  }

  private async note(
    tx: SqlExecutor,
    organizationId: string,
    userId: string,
    action: AuditAction,
    actor: AuditActor = { type: 'user', id: userId },
  ): Promise<void> {
    await recordAudit(tx, organizationId, [{ action, actor, subject: { type: 'user', id: userId } }]);
  }
}
