import { Type } from 'typebox';
import { defineEvent } from '../message.js';
import { Origin, PersonValues, UserKind } from '../person.js';

const user = {
  userId: Type.String({ format: 'uuid' }),
  kind: UserKind,
  origin: Origin,
};

/** Every new person, with or without an account. */
export const UserCreated = defineEvent({
  name: 'UserCreated',
  subject: 'evt.identity.user.created',
  version: 1,
  owner: 'identity',
  aggregate: 'user',
  publishedWhen: 'A person was added by an import, through REST or through SCIM; once per person.',
  personalData: 'name, e-mail address, phone numbers, job and department as stored',
  data: Type.Object({
    ...user,
    values: PersonValues,
    /** `none`: a person without an account; `invited`: waits for a password. */
    account: Type.Enum(['none', 'invited', 'active']),
    /** Whether an invitation leaves by itself, waits for a release, or is not wanted. */
    invitation: Type.Enum(['send', 'hold', 'none']),
  }),
});

/** A change of a person's own values. */
export const UserUpdated = defineEvent({
  name: 'UserUpdated',
  subject: 'evt.identity.user.updated',
  version: 1,
  owner: 'identity',
  aggregate: 'user',
  publishedWhen: 'At least one value of a person changed; not for memberships, roles or sign-ins.',
  personalData: 'name, e-mail address, phone numbers, job and department as stored',
  data: Type.Object({
    ...user,
    values: PersonValues,
    changedProperties: Type.Array(Type.String(), { minItems: 1 }),
  }),
});

export const UserDeactivated = defineEvent({
  name: 'UserDeactivated',
  subject: 'evt.identity.user.deactivated',
  version: 1,
  owner: 'identity',
  aggregate: 'user',
  publishedWhen: 'A person became inactive; their sessions have ended in the same transaction.',
  personalData: 'none',
  data: Type.Object(user),
});

export const UserReactivated = defineEvent({
  name: 'UserReactivated',
  subject: 'evt.identity.user.reactivated',
  version: 1,
  owner: 'identity',
  aggregate: 'user',
  publishedWhen: 'An inactive person became active again.',
  personalData: 'none',
  data: Type.Object(user),
});

export const UserDeleted = defineEvent({
  name: 'UserDeleted',
  subject: 'evt.identity.user.deleted',
  version: 1,
  owner: 'identity',
  aggregate: 'user',
  publishedWhen: 'A person was removed, by hand or because the import that added them was undone.',
  personalData: 'none',
  data: Type.Object(user),
});

/** The word for other services to forget somebody, too. `UserDeleted` came before it, maybe long ago. */
export const UserErased = defineEvent({
  name: 'UserErased',
  subject: 'evt.identity.user.erased',
  version: 1,
  owner: 'identity',
  aggregate: 'user',
  publishedWhen:
    'Everything about a person is to be erased (GDPR, article 17): whoever keeps data about this id removes it.',
  personalData: 'none',
  data: Type.Object({ ...user, requestId: Type.String({ format: 'uuid' }) }),
});

export const InvitationAccepted = defineEvent({
  name: 'InvitationAccepted',
  subject: 'evt.identity.invitation.accepted',
  version: 1,
  owner: 'identity',
  aggregate: 'user',
  publishedWhen: 'A person set a password with the link from an invitation; the account is active from then on.',
  personalData: 'none',
  data: Type.Object({ userId: Type.String({ format: 'uuid' }), kind: UserKind }),
});

export const SessionRevoked = defineEvent({
  name: 'SessionRevoked',
  subject: 'evt.identity.session.revoked',
  version: 1,
  owner: 'identity',
  aggregate: 'user',
  publishedWhen: 'Signed-in periods of a person ended before their time; access tokens issued until then are refused.',
  personalData: 'none',
  data: Type.Object({
    userId: Type.String({ format: 'uuid' }),
    reason: Type.Enum(['deactivated', 'deleted', 'password-changed', 'signed-out', 'revoked']),
    /** Access tokens issued at or before this moment are refused. */
    issuedUntil: Type.String({ format: 'date-time' }),
  }),
});
