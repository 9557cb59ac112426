import { describe, expect, it } from '@jest/globals';
import { GroupCreated, GroupUpdated, type CloudEvent } from '@rollcall/contracts';
import { eventually } from '@rollcall/testing';
import type { BoundHandler, ConsumerDefinition } from './consumer-definition.js';
import { Dispatcher } from './dispatcher.js';
import type { ReceivedMessage } from './received-message.js';

const one = (batch?: number, ordered = true): BoundHandler => ({
  type: GroupCreated,
  batch,
  ordered,
  call: () => undefined,
});
const definition = (init: Partial<ConsumerDefinition> = {}): ConsumerDefinition => ({
  durable: 'test',
  className: 'Test',
  parallel: 4,
  prefetch: 100,
  timeoutMs: 1_000,
  handlers: new Map(),
  subjects: new Map(),
  ...init,
});

let counter = 0;
function aMessage(handler: BoundHandler, subject: string, organizationid = 'one') {
  counter += 1;
  const settled: string[] = [];
  const message: ReceivedMessage & { settled: string[] } = {
    envelope: { id: String(counter), organizationid, subject } as CloudEvent,
    text: '',
    wireSubject: GroupUpdated.type,
    handler,
    deliveryCount: 1,
    settlement: {
      ack: () => settled.push('ack'),
      nak: () => settled.push('nak'),
      working: () => settled.push('working'),
    },
    settled,
  };
  return message;
}

/** A processor whose calls end when the test says so. */
function controlled() {
  const calls: { messages: ReceivedMessage[]; end: () => void }[] = [];
  const process = (messages: ReceivedMessage[]) =>
    new Promise<void>((resolve) => calls.push({ messages, end: resolve }));
  return {
    calls,
    process,
    subjects: () => calls.map(({ messages }) => messages.map(({ envelope }) => envelope.subject)),
  };
}

describe('a dispatcher', () => {
  it('runs aggregates side by side, and messages about one of them one after the other', async () => {
    const { calls, process, subjects } = controlled();
    const dispatcher = new Dispatcher(definition(), process);
    const handler = one();
    for (const subject of ['a', 'a', 'b', 'c']) await dispatcher.add(aMessage(handler, subject));
    expect(subjects()).toEqual([['a'], ['b'], ['c']]);
    calls[0]!.end();
    await eventually(() => calls.length === 4);
    expect(subjects()[3]).toEqual(['a']);
  });

  it('lets messages about one aggregate run side by side when their order does not matter', async () => {
    const { process, subjects } = controlled();
    const dispatcher = new Dispatcher(definition({ parallel: 2 }), process);
    const handler = one(undefined, false);
    for (const subject of ['a', 'a', 'a']) await dispatcher.add(aMessage(handler, subject));
    expect(subjects()).toEqual([['a'], ['a']]);
  });

  it('fills a batch from what waits: one handler, one organisation, in order, not more than asked for', async () => {
    const { calls, process } = controlled();
    const dispatcher = new Dispatcher(definition({ parallel: 1 }), process);
    const [created, updated] = [one(3), one()];
    const messages = [
      aMessage(created, 'first'),
      aMessage(created, 'a'),
      aMessage(updated, 'b'),
      // Not before the update of b that came earlier.
      aMessage(created, 'b'),
      aMessage(created, 'c', 'two'),
      aMessage(created, 'a'),
      aMessage(created, 'd'),
      aMessage(created, 'e'),
    ];
    for (const message of messages) await dispatcher.add(message);
    const ids = (call: number) => calls[call]!.messages.map((message) => messages.indexOf(message as never));
    expect(ids(0)).toEqual([0]);
    for (const [call, expected] of [
      [1, [1, 5, 6]],
      [2, [2]],
      [3, [3, 7]],
      [4, [4]],
    ] as const) {
      calls[call - 1]!.end();
      await eventually(() => calls.length > call);
      expect(ids(call)).toEqual(expected);
    }
  });

  it('takes no more in than it may hold', async () => {
    const { calls, process } = controlled();
    const dispatcher = new Dispatcher(definition({ prefetch: 2, parallel: 1 }), process);
    const handler = one();
    await dispatcher.add(aMessage(handler, 'a'));
    let taken = false;
    const second = dispatcher.add(aMessage(handler, 'b')).then(() => (taken = true));
    await Promise.resolve();
    expect(taken).toBe(false);
    calls[0]!.end();
    await second;
    expect(taken).toBe(true);
  });

  it('says of everything it holds that it is being worked on', async () => {
    const dispatcher = new Dispatcher(definition({ parallel: 1 }), controlled().process);
    const messages = [aMessage(one(), 'a'), aMessage(one(), 'b')];
    for (const message of messages) await dispatcher.add(message);
    dispatcher.keepAlive();
    expect(messages.map(({ settled }) => settled)).toEqual([['working'], ['working']]);
  });

  it('gives back what waits when it ends, lets what runs end, and takes nothing more', async () => {
    const { calls, process } = controlled();
    const dispatcher = new Dispatcher(definition({ parallel: 1 }), process);
    const messages = [aMessage(one(), 'a'), aMessage(one(), 'b')];
    for (const message of messages) await dispatcher.add(message);
    const drained = dispatcher.drain();
    const late = aMessage(one(), 'c');
    await dispatcher.add(late);
    expect([messages[0]!.settled, messages[1]!.settled, late.settled]).toEqual([[], ['nak'], ['nak']]);
    calls[0]!.end();
    await drained;
    expect(calls).toHaveLength(1);
  });
});
