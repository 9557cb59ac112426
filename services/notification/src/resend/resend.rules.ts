import type { EmailStatus } from '../log/email-log.dto.js';

/** A mail can be repeated when it has come to an end that a repetition could change. */
export const RESENDABLE: readonly EmailStatus[] = ['sent', 'undelivered', 'suppressed'];

/** Repetitions of one template to one address in an hour. */
export const RESENDS_PER_HOUR = 5;

/** Most mails that one request repeats; a further request repeats the rest. */
export const RESENDS_PER_REQUEST = 50_000;
