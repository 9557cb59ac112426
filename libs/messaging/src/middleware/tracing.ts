import { context, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { Middleware } from './delivery.js';

/** One span per call of a handler, a child of the span that sent the message; the others of a batch are linked. */
export const tracing: Middleware = (delivery, next) => {
  const contexts = delivery.messages.map(({ envelope }) =>
    propagation.extract(context.active(), envelope.traceparent ? { traceparent: envelope.traceparent } : {}),
  );
  const links = contexts.slice(1).flatMap((sender) => {
    const sent = trace.getSpanContext(sender);
    return sent ? [{ context: sent }] : [];
  });
  const options = {
    kind: SpanKind.CONSUMER,
    links,
    attributes: {
      'messaging.system': 'nats',
      'messaging.destination.name': delivery.handler.type.type,
      'messaging.consumer.group.name': delivery.consumer.durable,
      'messaging.batch.message_count': delivery.messages.length,
    },
  };
  return trace
    .getTracer('@rollcall/messaging')
    .startActiveSpan(`process ${delivery.handler.type.name}`, options, contexts[0]!, async (span) => {
      try {
        return await next(delivery);
      } catch (error) {
        span.recordException(error as Error);
        span.setStatus({ code: SpanStatusCode.ERROR });
        throw error;
      } finally {
        span.end();
      }
    });
};
