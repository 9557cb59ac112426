import { Type } from 'typebox';
import { defineEvent } from '../message.js';
import { UserKind } from '../person.js';

const user = {
  userId: Type.String({ format: 'uuid' }),
  kind: UserKind,
  /** Whom the mail goes to, so that the log can show it before the mail leaves. */
  recipient: Type.Object({
    email: Type.String(),
    name: Type.String(),
    locale: Type.Union([Type.String(), Type.Null()]),
  }),
};

/** Asks for one more invitation to a person who has been invited before, or for the first one when none left by itself. */
export const InvitationRequested = defineEvent({
  name: 'InvitationRequested',
  subject: 'evt.identity.invitation.requested',
  version: 1,
  owner: 'identity',
  aggregate: 'user',
  publishedWhen:
    'An administrator invited a person again, or a person who has not accepted yet asked for a new password; the link is issued when the mail leaves.',
  personalData: 'name and e-mail address',
  data: Type.Object(user),
});

/** Carries no token: the link is issued (`IssueLink`) when the mail leaves. */
export const PasswordResetRequested = defineEvent({
  name: 'PasswordResetRequested',
  subject: 'evt.identity.password.resetrequested',
  version: 1,
  owner: 'identity',
  aggregate: 'user',
  publishedWhen: 'Somebody asked for a new password with the address of an active account.',
  personalData: 'name and e-mail address',
  data: Type.Object(user),
});

export const PasswordChanged = defineEvent({
  name: 'PasswordChanged',
  subject: 'evt.identity.password.changed',
  version: 1,
  owner: 'identity',
  aggregate: 'user',
  publishedWhen:
    'A person replaced the password of an active account; other sessions have ended in the same transaction.',
  personalData: 'name and e-mail address',
  data: Type.Object({
    ...user,
    /** `reset`: with a link from a mail; `self`: knowing the old password. */
    through: Type.Enum(['reset', 'self']),
  }),
});

/** Lets people hear of a change that they may not have made themselves. */
export const SecondFactorChanged = defineEvent({
  name: 'SecondFactorChanged',
  subject: 'evt.identity.secondfactor.changed',
  version: 1,
  owner: 'identity',
  aggregate: 'user',
  publishedWhen:
    'Codes of an app became the second factor of a person, or stopped being so, by themselves or by an administrator.',
  personalData: 'name and e-mail address',
  data: Type.Object({
    ...user,
    /** `reset`: removed by somebody who administers accounts. */
    change: Type.Enum(['enabled', 'disabled', 'reset']),
  }),
});
