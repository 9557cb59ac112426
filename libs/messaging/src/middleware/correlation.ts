import { withCorrelation } from '../envelope/correlation.js';
import type { Middleware } from './delivery.js';

/** What a handler sends belongs to what caused it. A batch is named after its first message. */
export const correlation: Middleware = (delivery, next) => {
  const { envelope } = delivery.messages[0]!;
  return withCorrelation({ correlationId: envelope.correlationid, causationId: envelope.id }, () => next(delivery));
};
