import { HttpException } from '@nestjs/common';
import { DomainError } from './domain.error.js';
import { kindOfStatus, kinds } from './kinds.js';

/** Errors of the HTTP framework: their code, ours, and what to tell the caller. */
const frameworkErrors: Readonly<Record<string, { status: number; code: string; message: string }>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: {
    status: 413,
    code: 'body-too-large',
    message: 'The body is larger than this address accepts.',
  },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    status: 415,
    code: 'unsupported-media-type',
    message: 'This address does not accept bodies of that media type.',
  },
  FST_ERR_CTP_INVALID_JSON_BODY: { status: 400, code: 'invalid-json', message: 'The body is not valid JSON.' },
  FST_ERR_CTP_EMPTY_JSON_BODY: {
    status: 400,
    code: 'invalid-json',
    message: 'The body is empty where JSON was announced.',
  },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: {
    status: 400,
    code: 'invalid-content-length',
    message: 'The body is not as long as Content-Length says.',
  },
  FST_ERR_BAD_URL: { status: 400, code: 'invalid-url', message: 'The address is not a valid URL.' },
  FST_ERR_ROUTER_MAX_PARAM_LENGTH: { status: 400, code: 'invalid-url', message: 'A part of the address is too long.' },
  FST_ERR_MAX_PARAM_LENGTH: { status: 400, code: 'invalid-url', message: 'A part of the address is too long.' },
  FST_REQ_FILE_TOO_LARGE: {
    status: 413,
    code: 'file-too-large',
    message: 'The file is larger than this address accepts.',
  },
  FST_PARTS_LIMIT: { status: 413, code: 'too-many-parts', message: 'The form has too many parts.' },
  FST_FILES_LIMIT: { status: 413, code: 'too-many-parts', message: 'The form has too many files.' },
  FST_FIELDS_LIMIT: { status: 413, code: 'too-many-parts', message: 'The form has too many fields.' },
  FST_INVALID_MULTIPART_CONTENT_TYPE: {
    status: 415,
    code: 'unsupported-media-type',
    message: 'This address expects multipart/form-data.',
  },
};

const codesOfStatus: Readonly<Record<number, string>> = {
  400: 'bad-request',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  406: 'not-acceptable',
  408: 'request-timeout',
  409: 'conflict',
  412: 'precondition-failed',
  413: 'body-too-large',
  414: 'invalid-url',
  415: 'unsupported-media-type',
  422: 'unprocessable',
  428: 'precondition-required',
  429: 'too-many-requests',
  503: 'unavailable',
};

/** PostgreSQL conditions and socket errors that mean "not now": starting, shutting down, no connection left. */
const unavailableCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  '08000',
  '08001',
  '08003',
  '08004',
  '08006',
  '53300',
  '57P01',
  '57P02',
  '57P03',
]);

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

/** PostgreSQL cannot store the text: a NUL in a text (22021) or in JSON (22P05). Only what was sent can hold one. */
const unstorableCodes = new Set(['22021', '22P05']);

/** An error and what caused it, as far as that is told. */
function causesOf(error: unknown): unknown[] {
  const causes: unknown[] = [];
  for (let current = error; current !== undefined && causes.length < 4; current = member(current, 'cause'))
    causes.push(current);
  return causes;
}

function hasCode(error: unknown, codes: ReadonlySet<string>): boolean {
  return codes.has(String(member(error, 'code')));
}

function isUnstorableText(error: unknown): boolean {
  return causesOf(error).some((cause) => hasCode(cause, unstorableCodes));
}

function isDependencyAway(error: unknown): boolean {
  return causesOf(error).some((cause) => {
    if (hasCode(cause, unavailableCodes)) return true;
    const message = member(cause, 'message');
    return typeof message === 'string' && /timeout exceeded when trying to connect|Connection terminated/.test(message);
  });
}

function fromStatus(status: number, cause: unknown, message?: string): DomainError {
  const kind = kindOfStatus(status);
  return new DomainError({
    code: codesOfStatus[status] ?? (status >= 500 ? 'internal' : 'bad-request'),
    kind,
    message: message ?? `${kinds[kind].title}.`,
    cause,
  });
}

/**
 * Turns whatever was thrown into an error with a public face. Only messages written for callers are passed on:
 * those of `DomainError` and of Nest's own 4xx exceptions. Everything else becomes a 500 that says nothing.
 */
export function toDomainError(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  const wrapped = error instanceof HttpException ? error.cause : error;
  const frameworkCode = member(wrapped, 'code');
  const known = typeof frameworkCode === 'string' ? frameworkErrors[frameworkCode] : undefined;
  if (known) return new DomainError({ ...known, kind: kindOfStatus(known.status), cause: error });
  if (wrapped instanceof SyntaxError && member(wrapped, 'statusCode') === 400)
    return new DomainError({
      code: 'invalid-json',
      kind: 'invalid',
      message: 'The body is not valid JSON.',
      cause: error,
    });
  if (error instanceof HttpException) {
    const status = error.getStatus();
    return fromStatus(status, error, status < 500 && status !== 404 ? error.message : undefined);
  }
  if (isUnstorableText(error))
    return new DomainError({
      code: 'unstorable-text',
      kind: 'invalid',
      message: 'A text holds a character that cannot be stored (NUL).',
      cause: error,
    });
  if (isDependencyAway(error))
    return new DomainError({
      code: 'unavailable',
      kind: 'unavailable',
      message: 'The service cannot answer at the moment. Try again shortly.',
      cause: error,
    });
  const status = member(error, 'statusCode');
  if (typeof status === 'number' && status >= 400 && status < 500) return fromStatus(status, error);
  return new DomainError({
    code: 'internal',
    kind: 'internal',
    message: 'An unexpected error occurred. The request id finds it in the logs.',
    cause: error,
  });
}
