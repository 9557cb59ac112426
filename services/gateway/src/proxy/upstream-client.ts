import { AsyncLocalStorage } from 'node:async_hooks';
import { Agent, type Dispatcher } from 'undici';

/** A started answer that stays silent this long is given up; server-sent events send comments more often. */
const BODY_IDLE_MS = 5 * 60_000;

const aborts = new AsyncLocalStorage<AbortSignal>();

/** Requests that `work` starts end when the signal says so. */
export function withAbort<T>(signal: AbortSignal, work: () => T): T {
  return aborts.run(signal, work);
}

export interface UpstreamClient {
  readonly request: Dispatcher['request'];
  close(): Promise<void>;
}

/** Connections to the services: kept alive, bounded, and given up as soon as nobody waits for the answer. */
export function upstreamClient(options: { connections: number; timeoutMs: number }): UpstreamClient {
  const agent = new Agent({
    connections: options.connections,
    pipelining: 1,
    connect: { timeout: 3_000 },
    headersTimeout: options.timeoutMs,
    bodyTimeout: BODY_IDLE_MS,
    keepAliveTimeout: 4_000,
  });
  const request = ((requestOptions: Dispatcher.RequestOptions, callback?: never) => {
    const signal = aborts.getStore();
    return agent.request({ ...requestOptions, ...(signal ? { signal } : {}) }, callback as never);
  }) as Dispatcher['request'];
  return { request, close: () => agent.destroy() };
}
