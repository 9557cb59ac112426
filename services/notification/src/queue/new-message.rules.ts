import type {
  DataOf,
  InvitationRequested,
  PasswordChanged,
  PasswordResetRequested,
  SecondFactorChanged,
  UserCreated,
} from '@rollcall/contracts';
import { newId } from '@rollcall/messaging';
import type { NewMessage } from './queue-messages.sql.js';

/** What leaves first: mail that somebody waits for at the sign-in page; last: mail that an administrator sends in bulk. */
export const PRIORITY = { signIn: 0, resend: 5, invitation: 10, bulkResend: 20 } as const;

/** The invitation for a new person, or `undefined` for somebody who gets none. */
export function welcomeMessage(user: DataOf<typeof UserCreated>, causeId: string): NewMessage | undefined {
  const { values, invitation, userId, origin } = user;
  if (!values.email || user.account !== 'invited' || invitation === 'none') return undefined;
  return {
    id: newId(),
    causeId,
    userId,
    importId: origin.importId ?? null,
    template: 'welcome',
    locale: values.locale ?? null,
    recipient: values.email,
    recipientName: [values.firstName, values.infix, values.lastName].filter(Boolean).join(' ') || null,
    priority: PRIORITY.invitation,
    hold: invitation === 'hold',
  };
}

type AccountEvent =
  typeof InvitationRequested | typeof PasswordResetRequested | typeof PasswordChanged | typeof SecondFactorChanged;

/** A mail that one person waits for. */
export function accountMessage(
  template: 'welcome' | 'password-reset' | 'password-changed' | 'second-factor-changed',
  { userId, recipient }: DataOf<AccountEvent>,
  causeId: string,
): NewMessage {
  return {
    id: newId(),
    causeId,
    userId,
    importId: null,
    template,
    locale: recipient.locale,
    recipient: recipient.email,
    recipientName: recipient.name,
    priority: PRIORITY.signIn,
    hold: false,
  };
}
