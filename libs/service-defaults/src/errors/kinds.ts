import type { ErrorKind } from './domain.error.js';

interface KindTraits {
  readonly status: number;
  /** The `title` of the problem document. */
  readonly title: string;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
  /** Whether the same request may succeed later without a change. */
  readonly retryable: boolean;
}

/** The one table from which everything that depends on the kind of an error follows. */
export const kinds: Readonly<Record<ErrorKind, KindTraits>> = {
  invalid: { status: 400, title: 'Bad request', logLevel: 'debug', retryable: false },
  unauthenticated: { status: 401, title: 'Not signed in', logLevel: 'debug', retryable: false },
  forbidden: { status: 403, title: 'Not allowed', logLevel: 'info', retryable: false },
  'not-found': { status: 404, title: 'Not found', logLevel: 'debug', retryable: false },
  conflict: { status: 409, title: 'Conflict', logLevel: 'info', retryable: false },
  'precondition-failed': { status: 412, title: 'Changed in between', logLevel: 'debug', retryable: false },
  'too-large': { status: 413, title: 'Too large', logLevel: 'info', retryable: false },
  'unsupported-media-type': { status: 415, title: 'Unsupported media type', logLevel: 'debug', retryable: false },
  unprocessable: { status: 422, title: 'Cannot be processed', logLevel: 'info', retryable: false },
  'precondition-required': { status: 428, title: 'Precondition required', logLevel: 'debug', retryable: false },
  'too-many': { status: 429, title: 'Too many requests', logLevel: 'info', retryable: true },
  internal: { status: 500, title: 'Internal error', logLevel: 'error', retryable: true },
  'bad-gateway': { status: 502, title: 'Bad gateway', logLevel: 'error', retryable: true },
  unavailable: { status: 503, title: 'Unavailable', logLevel: 'warn', retryable: true },
  timeout: { status: 504, title: 'Timed out', logLevel: 'warn', retryable: true },
};

/** The kind that stands for an HTTP status of a framework's own error. */
export function kindOfStatus(status: number): ErrorKind {
  for (const [kind, traits] of Object.entries(kinds)) if (traits.status === status) return kind as ErrorKind;
  if (status === 405 || status === 406) return 'not-found';
  return status >= 400 && status < 500 ? 'invalid' : 'internal';
}
