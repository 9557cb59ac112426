import { Type } from 'typebox';
import { defineCommand, defineRequest } from '../message.js';
import { UserKind } from '../person.js';

const ofImport = { importId: Type.String({ format: 'uuid' }) };

export const ReleaseInvitations = defineCommand({
  name: 'ReleaseInvitations',
  subject: 'cmd.notification.invitations.release',
  version: 1,
  handler: 'notification',
  purpose: 'Lets the held invitations of an import leave.',
  personalData: 'none',
  data: Type.Object(ofImport),
});

export const CancelInvitations = defineCommand({
  name: 'CancelInvitations',
  subject: 'cmd.notification.invitations.cancel',
  version: 1,
  handler: 'notification',
  purpose: 'Cancels the invitations of an import that have not left yet, for good: those that arrive later too.',
  personalData: 'none',
  data: Type.Object(ofImport),
});

/**
 * Asked by notification at the moment a mail leaves; makes earlier links of the same person and purpose invalid.
 * The answer is the only place where the token exists in clear, so it is never logged or stored.
 */
export const IssueLink = defineRequest({
  name: 'IssueLink',
  subject: 'rpc.identity.link.issue.v1',
  handler: 'identity',
  request: Type.Object({
    organizationId: Type.String({ format: 'uuid' }),
    userId: Type.String({ format: 'uuid' }),
    /** `sign-in`: no token, just the address where people sign in. */
    purpose: Type.Enum(['invitation', 'password-reset', 'sign-in']),
    /** The mail that will carry it: asking again for the same mail gives a link that works as well. */
    messageId: Type.String({ format: 'uuid' }),
  }),
  reply: Type.Object({
    /** `gone`: the person was deleted, deactivated or needs no such link any more; the mail must not leave. */
    status: Type.Enum(['issued', 'gone']),
    /** Absolute address, only if issued. */
    link: Type.Optional(Type.String()),
    expiresAt: Type.Optional(Type.String({ format: 'date-time' })),
    /** As stored now, which may differ from when the mail was queued. */
    recipient: Type.Optional(
      Type.Object({ email: Type.String(), name: Type.String(), locale: Type.Union([Type.String(), Type.Null()]) }),
    ),
    organization: Type.Optional(Type.Object({ name: Type.String(), locale: Type.String() })),
  }),
});

/**
 * Asked by notification when it has to know people without mailing them a link: whom to show a text for, and whom to
 * tell that something needs a decision. Names and addresses of active people, nothing else.
 */
export const FindRecipients = defineRequest({
  name: 'FindRecipients',
  subject: 'rpc.identity.recipient.find.v1',
  handler: 'identity',
  request: Type.Object({
    organizationId: Type.String({ format: 'uuid' }),
    /** This person. */
    userId: Type.Optional(Type.String({ format: 'uuid' })),
    /** Everybody who can sign in and has this permission; at most 200. */
    permission: Type.Optional(Type.String()),
  }),
  reply: Type.Object({
    recipients: Type.Array(
      Type.Object({
        userId: Type.String({ format: 'uuid' }),
        kind: UserKind,
        email: Type.String(),
        name: Type.String(),
        locale: Type.Union([Type.String(), Type.Null()]),
      }),
    ),
    organization: Type.Optional(Type.Object({ name: Type.String(), locale: Type.String() })),
  }),
});
