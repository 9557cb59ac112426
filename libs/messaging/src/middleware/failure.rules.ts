import { PoisonMessage, RetryLater } from '../errors.js';

/** What becomes of a message whose handler failed. */
export type Decision = { action: 'park' } | { action: 'retry'; delayMs: number };

export interface FailureLimits {
  readonly retryDelaysMs: readonly number[];
  readonly maxDeliveries: number;
}

/** Kinds of domain errors that no repetition will cure. */
const hopelessKinds = new Set([
  'invalid',
  'unauthenticated',
  'forbidden',
  'not-found',
  'precondition-failed',
  'too-large',
  'unprocessable',
]);
/** Two transactions got into each other's way: the next attempt usually succeeds. */
const conflictCodes = new Set(['40001', '40P01', '55P03']);
const infrastructureCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', '53300']);
const infrastructureMessage = /Connection terminated|timeout exceeded when trying to connect|connection error/i;

/**
 * Decides by the error alone. What lies outside the message (database or broker away, `RetryLater`) is repeated for
 * as long as it takes; what lies in it (`PoisonMessage`, a hopeless kind) is parked at once; anything else is parked
 * after `maxDeliveries`. `random` (0 to 1) spreads repetitions of many messages.
 */
export function decide(error: unknown, deliveryCount: number, limits: FailureLimits, random: number): Decision {
  if (error instanceof RetryLater) return { action: 'retry', delayMs: error.delayMs };
  if (error instanceof PoisonMessage) return { action: 'park' };
  const { kind, code, message } = describe(error);
  const delays = limits.retryDelaysMs;
  const step = delays[Math.min(deliveryCount, delays.length) - 1] ?? 1_000;
  const spread = Math.round(step * (0.75 + random / 2));
  if (isInfrastructure(code, message, kind)) return { action: 'retry', delayMs: spread };
  if (kind !== undefined && hopelessKinds.has(kind)) return { action: 'park' };
  if (deliveryCount >= limits.maxDeliveries) return { action: 'park' };
  if (code !== undefined && conflictCodes.has(code)) return { action: 'retry', delayMs: Math.round(50 + random * 200) };
  return { action: 'retry', delayMs: spread };
}

/**
 * Whether the cause lies outside the messages: then a batch is repeated as a whole, because taking it apart would only
 * fail once per message.
 */
export function liesOutside(error: unknown): boolean {
  const { kind, code, message } = describe(error);
  return error instanceof RetryLater || isInfrastructure(code, message, kind);
}

function isInfrastructure(code: string | undefined, message: string, kind: string | undefined): boolean {
  if (kind === 'unavailable') return true;
  if (code !== undefined && (infrastructureCodes.has(code) || /^(08|57P)/.test(code))) return true;
  return infrastructureMessage.test(message);
}

function describe(error: unknown) {
  const { kind, code, message } = (typeof error === 'object' && error !== null ? error : {}) as Record<string, unknown>;
  return {
    kind: typeof kind === 'string' ? kind : undefined,
    code: typeof code === 'string' ? code : undefined,
    message: typeof message === 'string' ? message : '',
  };
}
