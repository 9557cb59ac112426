import { AsyncLocalStorage } from 'node:async_hooks';
import { context, propagation, trace } from '@opentelemetry/api';
import { v7 as uuidv7 } from 'uuid';

/** What every message that leaves carries on from the work that sends it. */
export interface Correlation {
  readonly correlationId: string;
  readonly causationId?: string;
}

const BAGGAGE_KEY = 'correlationid';
const running = new AsyncLocalStorage<Correlation>();

/** Correlation of the running handler or HTTP request; a new one outside of both. */
export function currentCorrelation(): Correlation {
  const scope = running.getStore();
  if (scope) return scope;
  const baggage = propagation.getBaggage(context.active())?.getEntry(BAGGAGE_KEY)?.value;
  return { correlationId: baggage ?? uuidv7() };
}

/** Runs `work` so that everything it sends carries this correlation. */
export function withCorrelation<T>(correlation: Correlation, work: () => T): T {
  const baggage = propagation.createBaggage({ [BAGGAGE_KEY]: { value: correlation.correlationId } });
  return running.run(correlation, () => context.with(propagation.setBaggage(context.active(), baggage), work));
}

/** W3C `traceparent` of the running span, if there is one. */
export function currentTraceparent(): string | undefined {
  const span = trace.getActiveSpan()?.spanContext();
  if (!span) return undefined;
  return `00-${span.traceId}-${span.spanId}-${span.traceFlags.toString(16).padStart(2, '0')}`;
}
