import type { AuditEntry } from '../api/types.js';

/** Filters as they stand in the address. */
export const FILTERS = ['action', 'actorId', 'subjectId', 'from', 'to'] as const;
export type AuditFilter = (typeof FILTERS)[number];

/** What can be looked for, by area. */
export const ACTIONS: Readonly<Record<string, readonly string[]>> = {
  signIn: ['sign-in.succeeded', 'sign-in.failed', 'sign-out.succeeded', 'session.revoked', 'sessions.revoked'],
  secondFactor: [
    'second-factor.enabled',
    'second-factor.disabled',
    'second-factor.reset',
    'second-factor.failed',
    'second-factor.recovery-code-used',
    'second-factor.recovery-codes-replaced',
    'second-factor-settings.changed',
  ],
  people: [
    'invitation.accepted',
    'password.changed',
    'user.deactivated',
    'user.reactivated',
    'user.deleted',
    'user.erased',
  ],
  rights: ['role.created', 'role.changed', 'role.deleted', 'user.roles-changed', 'group.roles-changed'],
  settings: ['organization.changed', 'password-policy.changed'],
  apiClients: [
    'api-client.created',
    'api-client.secret-rotated',
    'api-client.deleted',
    'api-client.token-issued',
    'api-client.token-refused',
  ],
  privacy: ['privacy.export-requested', 'privacy.exported', 'privacy.export-downloaded', 'privacy.erasure-requested'],
  imports: ['import.planned', 'import.applied', 'import.undone', 'import.failed', 'import.cancelled'],
};

interface AuditQuery {
  readonly action?: AuditEntry['action'];
  readonly actorId?: string;
  readonly subjectId?: string;
  readonly from?: string;
  readonly to?: string;
}

/** What the API is asked; days are those of the reader, the last one included. */
export function queryOf(values: Partial<Record<AuditFilter, string>>): AuditQuery {
  const { action, actorId, subjectId, from, to } = values;
  const isKnown = Object.values(ACTIONS).some((actions) => actions.includes(action ?? ''));
  return {
    ...(isKnown && { action: action as AuditEntry['action'] }),
    ...(actorId && { actorId }),
    ...(subjectId && { subjectId }),
    ...momentOf('from', from, 'T00:00:00'),
    ...momentOf('to', to, 'T23:59:59.999'),
  };
}

/** The part of a key of the texts that stands for an action; keys are cut at points. */
export function keyOf(action: string): string {
  return action.replaceAll('.', '_');
}

function momentOf(name: 'from' | 'to', day: string | undefined, time: string): Partial<Record<'from' | 'to', string>> {
  const moment = new Date(`${day ?? ''}${time}`);
  return Number.isNaN(moment.getTime()) ? {} : { [name]: moment.toISOString() };
}
