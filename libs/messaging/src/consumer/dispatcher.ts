import type { ConsumerDefinition } from './consumer-definition.js';
import { orderKey, settle, type ReceivedMessage } from './received-message.js';

/**
 * Decides what runs when: up to `parallel` calls at once, batches filled from what waits, and never two messages
 * about the same aggregate at the same time or out of the order in which they came.
 */
export class Dispatcher {
  private waiting: ReceivedMessage[] = [];
  private readonly busyKeys = new Set<string>();
  private readonly running = new Set<Promise<void>>();
  private readonly roomWaiters: (() => void)[] = [];
  /** Messages that wait or are being handled. */
  private readonly held = new Set<ReceivedMessage>();
  private draining = false;

  constructor(
    private readonly consumer: ConsumerDefinition,
    private readonly process: (messages: ReceivedMessage[]) => Promise<void>,
  ) {}

  /** Takes a message in; resolves when there is room for another one. */
  async add(message: ReceivedMessage): Promise<void> {
    if (this.draining) return settle(message, { nakDelayMs: 1 });
    this.waiting.push(message);
    this.held.add(message);
    this.dispatch();
    if (this.held.size >= this.consumer.prefetch) await new Promise<void>((resolve) => this.roomWaiters.push(resolve));
  }

  /** Tells the broker that everything held is still being worked on. */
  keepAlive(): void {
    for (const message of this.held) settle(message, 'working');
  }

  /** Lets running calls end; what waits is given back for another process. */
  async drain(): Promise<void> {
    this.draining = true;
    for (const message of this.waiting.splice(0)) {
      this.held.delete(message);
      settle(message, { nakDelayMs: 1 });
    }
    this.makeRoom();
    await Promise.all(this.running);
  }

  private dispatch(): void {
    while (this.running.size < this.consumer.parallel) {
      const group = this.takeGroup();
      if (group.length === 0) return;
      this.run(group);
    }
  }

  /** The oldest message that may run, with all that may share its call. */
  private takeGroup(): ReceivedMessage[] {
    const group: ReceivedMessage[] = [];
    const blocked = new Set(this.busyKeys);
    const left: ReceivedMessage[] = [];
    for (const [index, message] of this.waiting.entries()) {
      const first = group[0];
      if (first && group.length >= (first.handler.batch ?? 1)) {
        for (let rest = index; rest < this.waiting.length; rest += 1) left.push(this.waiting[rest]!);
        break;
      }
      const key = orderKey(message);
      if (!blocked.has(key) && (!first || sharesCall(first, message))) {
        group.push(message);
      } else {
        blocked.add(key);
        left.push(message);
      }
    }
    if (group.length > 0) this.waiting = left;
    return group;
  }

  private run(group: ReceivedMessage[]): void {
    const keys = new Set(group.map(orderKey));
    for (const key of keys) this.busyKeys.add(key);
    const work = this.process(group).finally(() => {
      for (const key of keys) this.busyKeys.delete(key);
      for (const message of group) this.held.delete(message);
      this.running.delete(work);
      this.makeRoom();
      this.dispatch();
    });
    this.running.add(work);
  }

  private makeRoom(): void {
    if (this.held.size < this.consumer.prefetch) for (const resolve of this.roomWaiters.splice(0)) resolve();
  }
}

function sharesCall(first: ReceivedMessage, message: ReceivedMessage): boolean {
  return first.handler === message.handler && first.envelope.organizationid === message.envelope.organizationid;
}
