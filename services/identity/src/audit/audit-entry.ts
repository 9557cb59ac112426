import type { Caller } from '@rollcall/service-defaults';

/** Everything that is written down, as past-tense facts. */
export const AUDIT_ACTIONS = [
  'sign-in.succeeded',
  'sign-in.failed',
  'sign-out.succeeded',
  'session.revoked',
  'sessions.revoked',
  'second-factor.enabled',
  'second-factor.disabled',
  'second-factor.reset',
  'second-factor.failed',
  'second-factor.recovery-code-used',
  'second-factor.recovery-codes-replaced',
  'second-factor-settings.changed',
  'invitation.accepted',
  'password.changed',
  'password-policy.changed',
  'organization.changed',
  'role.created',
  'role.changed',
  'role.deleted',
  'user.roles-changed',
  'group.roles-changed',
  'api-client.created',
  'api-client.secret-rotated',
  'api-client.deleted',
  'api-client.token-issued',
  'api-client.token-refused',
  'user.deactivated',
  'user.reactivated',
  'user.deleted',
  'user.erased',
  'privacy.export-requested',
  'privacy.exported',
  'privacy.export-downloaded',
  'privacy.erasure-requested',
  'import.planned',
  'import.applied',
  'import.undone',
  'import.failed',
  'import.cancelled',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

export const ACTOR_TYPES = ['user', 'api-client', 'system'] as const;

/** Who did it; `id` is null where nobody is known, as before a sign-in that failed. */
export interface AuditActor {
  readonly type: (typeof ACTOR_TYPES)[number];
  readonly id: string | null;
}

/**
 * A fact to write down. Ids, keys and counts only, no names or addresses: what is written here cannot be removed when
 * a person is.
 */
export interface AuditFact {
  readonly action: AuditAction;
  readonly actor: AuditActor;
  readonly subject: { readonly type: string; readonly id: string };
  readonly details?: Readonly<Record<string, unknown>>;
}

export function actorOf(caller: Caller): AuditActor {
  return { type: caller.type, id: caller.subject };
}
