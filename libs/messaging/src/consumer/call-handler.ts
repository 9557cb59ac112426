import type { CloudEvent } from '@rollcall/contracts';
import type { Delivery, Handled } from '../middleware/delivery.js';
import type { MessageTransaction } from '../sql-executor.js';
import type { MessageContext } from './handler-types.js';

/** The innermost step: gives the messages to the handler, inside the transaction. */
export async function callHandler(delivery: Delivery): Promise<Handled> {
  const { handler, messages, organizationId, signal, tx } = delivery;
  if (!tx) throw new Error('A handler runs in a transaction.');
  const items = messages.map(({ envelope, deliveryCount }) => ({
    data: envelope.data,
    context: contextOf(envelope, deliveryCount, tx, signal),
  }));
  if (handler.batch !== undefined) await handler.call(items, { organizationId, tx, signal });
  else for (const { data, context } of items) await handler.call(data, context);
  return { handled: messages.length };
}

function contextOf(
  envelope: CloudEvent,
  deliveryCount: number,
  tx: MessageTransaction,
  signal: AbortSignal,
): MessageContext {
  return {
    id: envelope.id,
    type: envelope.type,
    organizationId: envelope.organizationid,
    subject: envelope.subject,
    time: new Date(envelope.time),
    correlationId: envelope.correlationid,
    ...(envelope.causationid === undefined ? {} : { causationId: envelope.causationid }),
    aggregateVersion: envelope.aggregateversion,
    deliveryCount,
    tx,
    signal,
  };
}
