import { DomainError } from '@rollcall/service-defaults';

const AWAY = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'ETIMEDOUT',
]);
const SILENT = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT']);

type Cause = { code?: unknown; cause?: unknown; errors?: unknown };

/** An error and what is behind it; a connection that was tried at several addresses has several errors. */
function causes(error: unknown, depth = 0): Cause[] {
  if (typeof error !== 'object' || error === null || depth > 4) return [];
  const { cause, errors } = error as Cause;
  const behind = [cause, ...(Array.isArray(errors) ? (errors as unknown[]) : [])];
  return [error, ...behind.flatMap((one) => causes(one, depth + 1))];
}

/** Why a service did not answer, as a problem that says when to try again. */
export function upstreamProblem(error: unknown): DomainError {
  const chain = causes(error);
  const ours = chain.find((cause) => cause instanceof DomainError);
  if (ours) return ours;
  const codes = chain.map(({ code }) => code).filter((code) => typeof code === 'string');
  if (codes.some((code) => AWAY.has(code)))
    return new DomainError({
      code: 'service-away',
      kind: 'unavailable',
      message: 'This part of the system cannot be reached at the moment. Try again shortly.',
      cause: error,
      retryAfterSeconds: 5,
    });
  if (codes.some((code) => SILENT.has(code)))
    return new DomainError({
      code: 'service-timeout',
      kind: 'timeout',
      message: 'This part of the system did not answer in time.',
      cause: error,
      retryAfterSeconds: 10,
    });
  return new DomainError({
    code: 'service-failed',
    kind: 'bad-gateway',
    message: 'This part of the system broke off its answer. What it was asked to do may have been done.',
    cause: error,
    retryAfterSeconds: 5,
  });
}
