import type { CommandType, DataOf, EventType, MessageType } from '@rollcall/contracts';
import { newId } from './new-id.js';

/** A message before it leaves; `Outbox.add` writes it down in the sender's transaction. */
export interface OutgoingMessage<Message extends MessageType = MessageType> {
  readonly type: Message;
  readonly id: string;
  readonly organizationId: string;
  readonly subject: string;
  readonly aggregateVersion: number;
  readonly data: DataOf<Message>;
  readonly time: Date;
  readonly correlationId?: string;
  readonly causationId?: string;
}
export type OutgoingEvent = OutgoingMessage<EventType>;

export interface EventInit<Message extends MessageType> {
  organizationId: string;
  /** Id of the aggregate; messages about the same one arrive in the order in which they were written. */
  subject: string;
  aggregateVersion: number;
  data: DataOf<Message>;
  /** Default: a new UUIDv7. */
  id?: string;
  /** Default: that of the running request or handler. */
  correlationId?: string;
  causationId?: string;
  /** Default: now. */
  time?: Date;
}

/** An event to be published. */
export function event<E extends EventType>(type: E, init: EventInit<E>): OutgoingMessage<E> {
  return outgoing(type, init);
}

/** A command that leaves when the transaction commits; `CommandSender` sends at once instead. */
export function command<C extends CommandType>(
  type: C,
  init: Omit<EventInit<C>, 'aggregateVersion'> & { aggregateVersion?: number },
): OutgoingMessage<C> {
  return outgoing(type, { aggregateVersion: 0, ...init });
}

function outgoing<M extends MessageType>(type: M, init: EventInit<M>): OutgoingMessage<M> {
  return { ...init, type, id: init.id ?? newId(), time: init.time ?? new Date() };
}
