import 'reflect-metadata';
import type { CommandType, EventType } from '@rollcall/contracts';
import type { BatchHandler, ConsumedType, Handler } from './handler-types.js';

export const CONSUMER_METADATA = 'rollcall:message-consumer';
export const HANDLERS_METADATA = 'rollcall:message-handlers';

export interface ConsumerOptions {
  /** Name of the durable consumer: keeps its place in the stream, shared by all replicas. Never rename it lightly. */
  durable: string;
  /** Handlers that run at the same time in this process; messages about one aggregate never do. Default 4. */
  parallel?: number;
  /** Messages that this process holds at most. Default 4 for commands alone, else 500, at least two batches. */
  prefetch?: number;
  /** A handler that takes longer is given up on and its message delivered again. Default 30. */
  timeoutSeconds?: number;
  /** What the class must handle; starting fails if a handler is missing or not listed. */
  consumes?: readonly ConsumedType[];
}

export interface HandlerOptions {
  /** Take up to this many messages of one organisation at once, in one transaction. */
  batch?: number;
  /**
   * Whether messages about one aggregate are handled one after the other (within a process). Default: events yes,
   * commands no. Turn it off for events whose order does not matter, so that `parallel` applies to one aggregate too.
   */
  ordered?: boolean;
}

type SingleOptions = HandlerOptions & { batch?: never };
type BatchOptions = HandlerOptions & { batch: number };

export interface HandlerMetadata {
  readonly type: ConsumedType;
  readonly method: string;
  readonly batch: number | undefined;
  readonly ordered: boolean;
}

/** A class whose handlers share one durable consumer. Make it a provider of its feature module. */
export function MessageConsumer(options: ConsumerOptions): ClassDecorator {
  return (target) => Reflect.defineMetadata(CONSUMER_METADATA, options, target);
}

type MethodOf<Signature> = <Method extends Signature>(
  target: object,
  key: string,
  descriptor: TypedPropertyDescriptor<Method>,
) => void;

/** Handles an event: `(data, context)`, or with `{ batch }` `(messages, batch)`. */
export function OnEvent<E extends EventType>(type: E, options: BatchOptions): MethodOf<BatchHandler<E>>;
export function OnEvent<E extends EventType>(type: E, options?: SingleOptions): MethodOf<Handler<E>>;
export function OnEvent(type: EventType, options?: HandlerOptions) {
  return handles(type, options);
}

/** Handles a command: `(data, context)`, or with `{ batch }` `(messages, batch)`. */
export function OnCommand<C extends CommandType>(type: C, options: BatchOptions): MethodOf<BatchHandler<C>>;
export function OnCommand<C extends CommandType>(type: C, options?: SingleOptions): MethodOf<Handler<C>>;
export function OnCommand(type: CommandType, options?: HandlerOptions) {
  return handles(type, options);
}

function handles(type: ConsumedType, options: HandlerOptions | undefined) {
  return (target: object, method: string) => {
    const known = (Reflect.getMetadata(HANDLERS_METADATA, target.constructor) as HandlerMetadata[] | undefined) ?? [];
    const ordered = options?.ordered ?? type.kind === 'event';
    const added: HandlerMetadata = { type, method, batch: options?.batch, ordered };
    Reflect.defineMetadata(HANDLERS_METADATA, [...known, added], target.constructor);
  };
}
