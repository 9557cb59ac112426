import { Injectable } from '@nestjs/common';
import { Databases, DomainError, requireIfMatch, type Caller, type SqlExecutor } from '@rollcall/service-defaults';
import { actorOf } from '../audit/audit-entry.js';
import { recordAudit } from '../audit/record-audit.sql.js';
import { isCommonPassword } from './common-passwords.js';
import {
  DEFAULT_PASSWORD_POLICY,
  passwordProblems,
  type PasswordPolicy,
  type PasswordProblem,
} from './password-policy.rules.js';
import { passwordScore, type PasswordScore } from './password-strength.js';

/** Whose password it is going to be; their own words do not make a good one. */
export interface PasswordOwner {
  readonly email: string;
  readonly firstName: string | null;
  readonly lastName: string;
  readonly organizationName: string;
}

/** An organisation's rules for passwords. */
@Injectable()
export class PasswordPolicyService {
  constructor(private readonly databases: Databases) {}

  /** The rules in force and how often they were changed. */
  async get(organizationId: string): Promise<{ policy: PasswordPolicy; version: number }> {
    return this.databases.inOrganization(organizationId, (tx) => this.read(tx, organizationId));
  }

  async read(tx: SqlExecutor, organizationId: string): Promise<{ policy: PasswordPolicy; version: number }> {
    const { rows } = await tx.query<{ settings: Partial<PasswordPolicy>; version: number }>(
      `SELECT settings, version FROM password_policy WHERE organization_id = $1`,
      [organizationId],
    );
    return { policy: { ...DEFAULT_PASSWORD_POLICY, ...rows[0]?.settings }, version: rows[0]?.version ?? 0 };
  }

  /** Replaces the rules. They count for passwords set from now on; nobody is locked out. */
  async replace(
    caller: Caller,
    policy: PasswordPolicy,
    ifMatch: string | undefined,
  ): Promise<{ policy: PasswordPolicy; version: number }> {
    const { organizationId } = caller;
    return this.databases.inOrganization(organizationId, async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock(hashtext('password-policy'), hashtext($1))`, [organizationId]);
      const before = await this.read(tx, organizationId);
      requireIfMatch(ifMatch, before.version);
      await tx.query(
        `INSERT INTO password_policy (organization_id, settings) VALUES ($1, $2)
         ON CONFLICT (organization_id)
         DO UPDATE SET settings = excluded.settings, version = password_policy.version + 1, updated_at = now()`,
        [organizationId, JSON.stringify(policy)],
      );
      const after = await this.read(tx, organizationId);
      const subject = { type: 'password-policy', id: organizationId };
      const details = changesOf(before.policy, after.policy);
      await recordAudit(tx, organizationId, [
        { action: 'password-policy.changed', actor: actorOf(caller), subject, details },
      ]);
      return after;
    });
  }

  /** @throws DomainError `password-refused` with one error per broken rule */
  async check(organizationId: string, password: string, owner: PasswordOwner): Promise<void> {
    const { policy } = await this.get(organizationId);
    const problems = passwordProblems(password, policy, wordsOf(owner), isCommonPassword);
    if (problems.length > 0) throw passwordRefused(problems, policy);
  }

  /** What {@link check} would say, and how strong the password is; one that breaks rules is not called strong. */
  async rate(
    organizationId: string,
    password: string,
    owner: PasswordOwner,
  ): Promise<{ problems: PasswordProblem[]; score: PasswordScore; policy: PasswordPolicy }> {
    const { policy } = await this.get(organizationId);
    const problems = passwordProblems(password, policy, wordsOf(owner), isCommonPassword);
    const score = passwordScore(password, wordsOf(owner));
    return { problems, score: problems.length > 0 && score > 1 ? 1 : score, policy };
  }
}

/** What somebody who knows the person would try first. */
function wordsOf({ email, firstName, lastName, organizationName }: PasswordOwner): string[] {
  return [email, firstName ?? '', lastName, organizationName];
}

/** Settings that differ, with what they were and are. */
function changesOf(before: PasswordPolicy, after: PasswordPolicy): Record<string, unknown> {
  const names = Object.keys(after) as (keyof PasswordPolicy)[];
  const changed = names.filter((name) => before[name] !== after[name]);
  return Object.fromEntries(changed.map((name) => [name, { before: before[name], after: after[name] }]));
}

/** The error for a password that breaks rules. */
export function passwordRefused(
  problems: readonly (PasswordProblem | 'password-reused')[],
  policy: PasswordPolicy,
): DomainError {
  return new DomainError({
    code: 'password-refused',
    kind: 'unprocessable',
    message: 'This password does not meet the rules for passwords.',
    errors: problems.map((code) => ({ pointer: '/password', code, message: messages[code](policy) })),
    extra: { policy: { minLength: policy.minLength, maxLength: policy.maxLength, minClasses: policy.minClasses } },
  });
}

const messages: Record<PasswordProblem | 'password-reused', (policy: PasswordPolicy) => string> = {
  'password-too-short': ({ minLength }) => `Use at least ${minLength} characters.`,
  'password-too-long': ({ maxLength }) => `Use at most ${maxLength} characters.`,
  'password-classes': ({ minClasses }) =>
    `Use at least ${minClasses} of: capital letters, small letters, digits, other characters.`,
  'password-repetitive': () => 'It repeats itself or counts up.',
  'password-common': () => 'It is on lists of stolen passwords.',
  'password-personal': () => 'It is made of a name or an address that others know.',
  'password-reused': () => 'It was used before.',
};
