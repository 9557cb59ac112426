import { DomainError, type ErrorDetail } from './domain.error.js';
import { kinds } from './kinds.js';

/** RFC 9457 problem details, with the members that Rollcall adds. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** Path of the request. */
  readonly instance: string;
  readonly code: string;
  readonly errors?: readonly ErrorDetail[];
  /** Names the request in the logs. */
  readonly requestId?: string;
  readonly [extension: string]: unknown;
}

export const PROBLEM_CONTENT_TYPE = 'application/problem+json; charset=utf-8';

/** The public face of an error; the cause stays behind. */
export function problemOf(error: DomainError, instance: string, requestId?: string): Problem {
  const { status, title } = kinds[error.kind];
  return {
    ...error.extra,
    type: `urn:rollcall:problem:${error.code}`,
    title,
    status,
    detail: error.message,
    instance,
    code: error.code,
    ...(error.errors && error.errors.length > 0 ? { errors: error.errors } : {}),
    ...(requestId ? { requestId } : {}),
  };
}

/** Headers that belong to a problem. */
export function problemHeaders(error: DomainError): Record<string, string> {
  const headers: Record<string, string> = { 'content-type': PROBLEM_CONTENT_TYPE, 'cache-control': 'no-store' };
  if (error.kind === 'unauthenticated')
    // RFC 6750 3.1: no error attribute when no token was sent at all.
    headers['www-authenticate'] =
      error.code === 'token-missing' ? 'Bearer realm="rollcall"' : 'Bearer realm="rollcall", error="invalid_token"';
  const retryAfter = error.retryAfterSeconds ?? (error.kind === 'unavailable' ? 5 : undefined);
  if (retryAfter !== undefined) headers['retry-after'] = String(Math.max(1, Math.ceil(retryAfter)));
  return headers;
}
