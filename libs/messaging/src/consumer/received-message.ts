import type { JsMsg } from '@nats-io/jetstream';
import type { CloudEvent } from '@rollcall/contracts';
import type { BoundHandler } from './consumer-definition.js';

/** How the transport settles a delivery; a resent dead letter has nothing to settle. */
export type Settlement = Pick<JsMsg, 'ack' | 'nak' | 'working'>;

/** A message that was delivered, understood and assigned to a handler. */
export interface ReceivedMessage {
  readonly envelope: CloudEvent;
  readonly text: string;
  readonly wireSubject: string;
  readonly handler: BoundHandler;
  readonly deliveryCount: number;
  readonly settlement: Settlement;
}

/** Messages with the same key are handled in the order in which they came. */
export function orderKey({ envelope, handler }: ReceivedMessage): string {
  return `${envelope.organizationid}/${handler.ordered ? envelope.subject : envelope.id}`;
}

/**
 * Tells the broker what became of a message. When the connection is gone this cannot be told; the message comes again
 * then, and the inbox knows it.
 */
export function settle(message: ReceivedMessage, how: 'ack' | 'working' | { nakDelayMs: number }): void {
  try {
    if (how === 'ack') message.settlement.ack();
    else if (how === 'working') message.settlement.working();
    else message.settlement.nak(Math.max(how.nakDelayMs, 1));
  } catch {
    // Nobody to tell.
  }
}
