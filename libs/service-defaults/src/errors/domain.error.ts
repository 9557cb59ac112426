/** What went wrong, in one word. HTTP status, log level and whether a retry helps follow from it (see `kinds.ts`). */
export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'precondition-failed'
  | 'too-large'
  | 'unsupported-media-type'
  | 'unprocessable'
  | 'precondition-required'
  | 'too-many'
  | 'internal'
  | 'bad-gateway'
  | 'unavailable'
  | 'timeout';

/** One thing that is wrong with a request. */
export interface ErrorDetail {
  /** RFC 6901 JSON pointer into the body, or `/<name>` of a query parameter. */
  readonly pointer: string;
  /** Stable, kebab-case. */
  readonly code: string;
  readonly message: string;
  /** Where in a text of several lines, from 1. */
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}

export interface DomainErrorInit {
  /** Stable, kebab-case; clients branch on it. */
  readonly code: string;
  readonly kind: ErrorKind;
  /** Shown to the caller: no internals, no personal data of others. */
  readonly message: string;
  readonly errors?: readonly ErrorDetail[] | undefined;
  /** Stays inside: logged, never shown. */
  readonly cause?: unknown;
  /** Further public members of the problem document, for example `{ confirm: { deactivate: 15 } }`. */
  readonly extra?: Readonly<Record<string, unknown>> | undefined;
  /** Seconds after which trying again makes sense; becomes `Retry-After`. */
  readonly retryAfterSeconds?: number | undefined;
}

/** An error that a caller is meant to see: public code and message, internal cause. */
export class DomainError extends Error {
  readonly code: string;
  readonly kind: ErrorKind;
  readonly errors: readonly ErrorDetail[] | undefined;
  readonly extra: Readonly<Record<string, unknown>> | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(init: DomainErrorInit) {
    super(init.message, init.cause === undefined ? undefined : { cause: init.cause });
    this.name = 'DomainError';
    this.code = init.code;
    this.kind = init.kind;
    this.errors = init.errors;
    this.extra = init.extra;
    this.retryAfterSeconds = init.retryAfterSeconds;
  }
}
