import type { CommandType, DataOf, EventType, MessageType } from '@rollcall/contracts';
import type { MessageTransaction } from '../sql-executor.js';

/** What a handler knows about the message beside its data. */
export interface MessageContext {
  readonly id: string;
  /** Subject on the wire, with the version. */
  readonly type: string;
  readonly organizationId: string;
  /** Id of the aggregate. */
  readonly subject: string;
  readonly time: Date;
  readonly correlationId: string;
  readonly causationId?: string;
  readonly aggregateVersion: number;
  /** 1 at the first delivery. */
  readonly deliveryCount: number;
  /** Committed before the message is acknowledged; the inbox row is in it. */
  readonly tx: MessageTransaction;
  /** Fires when the handler takes too long; its transaction is rolled back then. */
  readonly signal: AbortSignal;
}

export interface BatchItem<Message extends MessageType> {
  readonly data: DataOf<Message>;
  readonly context: MessageContext;
}

/** Messages of a batch belong to one organisation and share one transaction. */
export interface BatchContext {
  readonly organizationId: string;
  readonly tx: MessageTransaction;
  readonly signal: AbortSignal;
}

export type Handler<Message extends MessageType> = (data: DataOf<Message>, context: MessageContext) => unknown;
export type BatchHandler<Message extends MessageType> = (
  messages: BatchItem<Message>[],
  batch: BatchContext,
) => unknown;

export type ConsumedType = EventType | CommandType;
