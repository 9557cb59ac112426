import { AsyncLocalStorage } from 'node:async_hooks';
import { context, propagation, trace } from '@opentelemetry/api';

/** What is known about the piece of work that is running: an HTTP request, a message, a scheduled task. */
export interface RequestContext {
  /** The same for everything that one request caused, across services and messages. UUID. */
  readonly correlationId: string;
  organizationId?: string;
  /** User or API client on whose behalf the work runs. */
  subject?: string;
}

const storage = new AsyncLocalStorage<RequestContext>();

/** Context of the running work; `undefined` outside of any. */
export function currentContext(): RequestContext | undefined {
  return storage.getStore();
}

/** Baggage key under which the correlation id goes through OpenTelemetry's context, also into messages. */
export const CORRELATION_BAGGAGE = 'correlationid';

/** Correlation id of the running request or message. */
export function currentCorrelationId(): string | undefined {
  const carried = propagation.getBaggage(context.active())?.getEntry(CORRELATION_BAGGAGE)?.value;
  return storage.getStore()?.correlationId ?? carried;
}

/** Runs `work` (and everything it starts) with this context. */
export function runInContext<T>(context: RequestContext, work: () => T): T {
  return storage.run(context, work);
}

/** W3C `traceparent` of the active span. */
export function currentTraceparent(): string | undefined {
  const span = trace.getActiveSpan()?.spanContext();
  if (!span) return undefined;
  return `00-${span.traceId}-${span.spanId}-${span.traceFlags.toString(16).padStart(2, '0')}`;
}
