import type { BoundHandler, ConsumerDefinition } from '../consumer/consumer-definition.js';
import type { ReceivedMessage } from '../consumer/received-message.js';
import type { MessageTransaction } from '../sql-executor.js';

/** Messages of one organisation on their way to one call of a handler; more than one only for batch handlers. */
export interface Delivery {
  readonly consumer: ConsumerDefinition;
  readonly handler: BoundHandler;
  readonly organizationId: string;
  readonly messages: readonly ReceivedMessage[];
  /** Fires when the handler has taken too long. */
  readonly signal: AbortSignal;
  /** Set once deduplication has opened the transaction. */
  readonly tx?: MessageTransaction;
}

/** How many messages the handler got; the rest had been handled before. */
export interface Handled {
  readonly handled: number;
}

export type Next = (delivery: Delivery) => Promise<Handled>;
export type Middleware = (delivery: Delivery, next: Next) => Promise<Handled>;

/** Chains middleware: the first one is the outermost. */
export function compose(middleware: readonly Middleware[], innermost: Next): Next {
  return middleware.reduceRight<Next>((next, layer) => (delivery) => layer(delivery, next), innermost);
}
