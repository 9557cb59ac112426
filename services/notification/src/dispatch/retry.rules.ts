/** Minutes to wait after the first, second, … temporary refusal; the last one repeats. */
const RETRY_MINUTES = [1, 5, 15, 30, 60, 120, 240];
const GIVE_UP_AFTER_HOURS = 72;

export interface SmtpFailure {
  /** Reply code of RFC 5321, `null` if the connection failed before one came. */
  smtpCode: number | null;
  response: string;
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
  const permanent = failure.smtpCode !== null && failure.smtpCode >= 500;
  const ageHours = (now.getTime() - createdAt.getTime()) / 3_600_000;
  if (permanent || ageHours >= GIVE_UP_AFTER_HOURS) return { status: 'undelivered', retryAt: null };
  const minutes = RETRY_MINUTES[Math.min(attempt, RETRY_MINUTES.length) - 1] ?? 1;
  return { status: 'deferred', retryAt: new Date(now.getTime() + minutes * 60_000) };
}

/** Seconds to leave a mail server alone that could not be reached `failures` times in a row. */
export function pauseSeconds(failures: number): number {
  return Math.min(60, 2 ** Math.min(failures - 1, 6));
}

/** Reads reply code and text from what the SMTP client threw. */
export function smtpFailureOf(error: unknown): SmtpFailure {
  const { responseCode, response, message } = error as { responseCode?: number; response?: string; message?: string };
  return { smtpCode: responseCode ?? null, response: response ?? message ?? 'unknown failure' };
}
