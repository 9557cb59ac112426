import { Type } from 'typebox';
import { defineEvent } from '../message.js';

const email = {
  messageId: Type.String({ format: 'uuid' }),
  userId: Type.Union([Type.String({ format: 'uuid' }), Type.Null()]),
  importId: Type.Union([Type.String({ format: 'uuid' }), Type.Null()]),
  template: Type.String(),
};

export const EmailSent = defineEvent({
  name: 'EmailSent',
  subject: 'evt.notification.email.sent',
  version: 1,
  owner: 'notification',
  aggregate: 'email-message',
  publishedWhen: 'The next mail server accepted the message.',
  personalData: 'none',
  data: Type.Object({ ...email, sentAt: Type.String({ format: 'date-time' }) }),
});

export const EmailUndelivered = defineEvent({
  name: 'EmailUndelivered',
  subject: 'evt.notification.email.undelivered',
  version: 1,
  owner: 'notification',
  aggregate: 'email-message',
  publishedWhen: 'The message was refused for good, bounced, or given up on.',
  personalData: 'none',
  data: Type.Object({ ...email, smtpCode: Type.Union([Type.Integer(), Type.Null()]), reason: Type.String() }),
});

export const EmailSuppressed = defineEvent({
  name: 'EmailSuppressed',
  subject: 'evt.notification.email.suppressed',
  version: 1,
  owner: 'notification',
  aggregate: 'email-message',
  publishedWhen: 'The message was not sent because its recipient is on the suppression list.',
  personalData: 'none',
  data: Type.Object(email),
});
