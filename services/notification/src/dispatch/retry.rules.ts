/** Minutes to wait after the first, second, … temporary refusal; the last one repeats. */
const RETRY_MINUTES = [1, 5, 15, 30, 60, 120, 240];
const GIVE_UP_AFTER_HOURS = 72;

/** Seconds until a mail is tried again whose server could not be used: that says nothing about the mail. */
const SERVER_RETRY_SECONDS = 30;

export interface SmtpFailure {
  /** Reply code of RFC 5321, `null` if the connection failed before one came. */
  smtpCode: number | null;
  response: string;
  /** What was at fault: the mail or its recipient, or the server as a whole (away, full, refuses us). */
  fault: 'recipient' | 'mail' | 'server';
}

export interface RetryDecision {
  status: 'deferred' | 'undelivered';
  retryAt: Date | null;
}

/**
 * What to do after a refusal: a permanent one (5yz) ends it, a temporary one (4yz) is tried again with growing
 * pauses until the mail is three days old.
 *
 * @see RFC 5321, 4.2.1 and 4.5.4.1
 */
export function decideRetry(failure: SmtpFailure, attempt: number, createdAt: Date, now: Date): RetryDecision {
  const isServer = failure.fault === 'server';
  const permanent = !isServer && failure.smtpCode !== null && failure.smtpCode >= 500;
  const ageHours = (now.getTime() - createdAt.getTime()) / 3_600_000;
  if (permanent || ageHours >= GIVE_UP_AFTER_HOURS) return { status: 'undelivered', retryAt: null };
  if (isServer) return { status: 'deferred', retryAt: new Date(now.getTime() + SERVER_RETRY_SECONDS * 1000) };
  const minutes = RETRY_MINUTES[Math.min(attempt, RETRY_MINUTES.length) - 1] ?? 1;
  return { status: 'deferred', retryAt: new Date(now.getTime() + minutes * 60_000) };
}

/** Seconds to leave a mail server alone that could not be reached `failures` times in a row. */
export function pauseSeconds(failures: number): number {
  return Math.min(60, 2 ** Math.min(failures - 1, 6));
}

/** Reads reply code, text and fault from what the SMTP client threw. */
export function smtpFailureOf(error: unknown): SmtpFailure {
  const { responseCode, response, message, code, command } = error as Partial<Record<string, string>> & {
    responseCode?: number;
  };
  // EENVELOPE and EMESSAGE are replies to this mail; all else (EAUTH, ETLS, ECONNECTION, …) any mail would get.
  const isReply = code === 'EENVELOPE' || code === 'EMESSAGE';
  const fault = !isReply || responseCode === 421 ? 'server' : command === 'RCPT TO' ? 'recipient' : 'mail';
  return { smtpCode: responseCode ?? null, response: response ?? textOf(message), fault };
}

/** What the client's pool says of a lost connection is about retries, of which it makes none. */
function textOf(message = 'unknown failure'): string {
  return message.startsWith('Reached maximum number of retries') ? 'Connection closed unexpectedly' : message;
}

/**
 * Whether a refusal says that the address does not exist, so that no further mail should go there. Refusals for
 * reasons of policy, size or a full mailbox do not.
 *
 * @see RFC 3463, 3.2 and 3.3
 */
export function isHardBounce({ smtpCode, response, fault }: SmtpFailure): boolean {
  if (smtpCode === null || smtpCode < 500) return false;
  const enhanced = /\b5\.\d{1,3}\.\d{1,3}\b/.exec(response)?.[0];
  if (enhanced) return ['5.1.1', '5.1.2', '5.1.3', '5.1.6', '5.1.10', '5.2.1'].includes(enhanced);
  return fault === 'recipient' && [550, 551, 553].includes(smtpCode);
}
