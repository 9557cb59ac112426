import { setTimeout as delay } from 'node:timers/promises';

export interface EventuallyOptions {
  /** Default 10,000. */
  readonly timeoutMs?: number;
  /** Default 25. */
  readonly intervalMs?: number;
}

/**
 * Repeats `check` until it neither throws nor answers `false`, and returns its answer. Instead of sleeping.
 *
 * @throws what `check` threw last, once the time is up
 */
export async function eventually<T>(
  check: () => T | Promise<T>,
  options: EventuallyOptions = {},
): Promise<Exclude<T, false>> {
  const { timeoutMs = 10_000, intervalMs = 25 } = options;
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    try {
      const answer = await check();
      if (answer !== false) return answer as Exclude<T, false>;
      if (performance.now() > deadline) throw new Error(`Still not so after ${timeoutMs} ms: ${String(check)}`);
    } catch (error) {
      if (performance.now() > deadline) throw error;
    }
    await delay(intervalMs);
  }
}
