import { commands, events } from '@rollcall/contracts';
import { streamOf, type StreamName } from '../broker/streams.js';
import type { ConsumerOptions, HandlerMetadata } from './decorators.js';
import type { BatchContext, ConsumedType, MessageContext } from './handler-types.js';

/** A handler method bound to its instance. */
export interface BoundHandler {
  readonly type: ConsumedType;
  /** Messages per call; `undefined` for a handler that takes them one by one. */
  readonly batch: number | undefined;
  /** Whether messages about one aggregate wait for each other. */
  readonly ordered: boolean;
  readonly call: (first: unknown, second: MessageContext | BatchContext) => unknown;
}

/** One class of handlers, checked and ready to be subscribed. */
export interface ConsumerDefinition {
  readonly durable: string;
  readonly className: string;
  readonly parallel: number;
  readonly prefetch: number;
  readonly timeoutMs: number;
  /** By subject on the wire. */
  readonly handlers: ReadonlyMap<string, BoundHandler>;
  /** Subjects by the stream that stores them. */
  readonly subjects: ReadonlyMap<StreamName, readonly string[]>;
}

export interface ConsumerClass {
  readonly className: string;
  readonly instance: object;
  readonly options: ConsumerOptions | undefined;
  readonly handlers: readonly HandlerMetadata[];
}

/** Turns decorated classes into definitions. Throws, saying what to do, rather than start with a message unhandled. */
export function defineConsumers(classes: readonly ConsumerClass[]): ConsumerDefinition[] {
  const byDurable = new Map<string, string>();
  return classes.map((consumer) => {
    const { className, options } = consumer;
    if (!options)
      throw new Error(`${className} has message handlers but no @MessageConsumer: add it with a durable name.`);
    if (!/^[a-zA-Z0-9_-]+$/.test(options.durable))
      throw new Error(`${className}: '${options.durable}' is not a durable name; use letters, digits, '-' and '_'.`);
    const other = byDurable.get(options.durable);
    if (other) throw new Error(`${className} and ${other} share the durable '${options.durable}': give each its own.`);
    byDurable.set(options.durable, className);
    return define(consumer, options);
  });
}

function define({ className, instance, handlers }: ConsumerClass, options: ConsumerOptions): ConsumerDefinition {
  if (handlers.length === 0)
    throw new Error(`${className} is a @MessageConsumer without handlers: add a method with @OnEvent or @OnCommand.`);
  const bound = new Map<string, BoundHandler>();
  const subjects = new Map<StreamName, string[]>();
  for (const { type, method, batch, ordered } of handlers) {
    assertInCatalog(className, type);
    if (bound.has(type.type)) throw new Error(`${className} handles ${type.name} twice.`);
    const call = (instance as Record<string, BoundHandler['call']>)[method]!.bind(instance);
    bound.set(type.type, { type, batch, ordered, call });
    const stream = streamOf(type.type);
    subjects.set(stream, [...(subjects.get(stream) ?? []), type.type]);
  }
  assertComplete(className, options.consumes, bound);
  const onlyCommands = handlers.every(({ type }) => type.kind === 'command');
  const largestBatch = Math.max(0, ...handlers.map(({ batch }) => batch ?? 0));
  return {
    durable: options.durable,
    className,
    parallel: options.parallel ?? 4,
    prefetch: options.prefetch ?? Math.max(onlyCommands ? 4 : 500, largestBatch * 2),
    timeoutMs: (options.timeoutSeconds ?? 30) * 1_000,
    handlers: bound,
    subjects,
  };
}

function assertInCatalog(className: string, type: ConsumedType): void {
  const catalog: readonly ConsumedType[] = type.kind === 'event' ? events : commands;
  if (!catalog.includes(type))
    throw new Error(`${className} handles '${type.name}', which is not in the catalog of contracts: add it there.`);
}

function assertComplete(
  className: string,
  consumes: readonly ConsumedType[] | undefined,
  bound: ReadonlyMap<string, BoundHandler>,
): void {
  if (!consumes) return;
  const missing = consumes.find(({ type }) => !bound.has(type));
  if (missing)
    throw new Error(
      `${className} consumes ${missing.name} but has no handler: add @On${missing.kind === 'event' ? 'Event' : 'Command'}(${missing.name}).`,
    );
  for (const { type } of bound.values())
    if (!consumes.includes(type))
      throw new Error(`${className} handles ${type.name} but does not list it in 'consumes'.`);
}
