import { describe, expect, it } from '@jest/globals';
import {
  ApplyUsers,
  defineEvent,
  GroupCreated,
  GroupUpdated,
  PlanUsers,
  UserCreated,
  UserDeleted,
} from '@rollcall/contracts';
import { defineConsumers, type ConsumerClass } from './consumer-definition.js';
import {
  CONSUMER_METADATA,
  HANDLERS_METADATA,
  MessageConsumer,
  OnCommand,
  OnEvent,
  type ConsumerOptions,
  type HandlerMetadata,
} from './decorators.js';
import { commonFilter } from './subject-filter.rules.js';

function classOf(type: new () => object): ConsumerClass {
  return {
    className: type.name,
    instance: new type(),
    options: Reflect.getMetadata(CONSUMER_METADATA, type) as ConsumerOptions | undefined,
    handlers: (Reflect.getMetadata(HANDLERS_METADATA, type) ?? []) as HandlerMetadata[],
  };
}

@MessageConsumer({ durable: 'people', consumes: [UserCreated, ApplyUsers] })
class Good {
  @OnEvent(UserCreated, { batch: 1_000 })
  created(): void {}
  @OnCommand(ApplyUsers)
  apply(): void {}
}

@MessageConsumer({ durable: 'people' })
class SameDurable {
  @OnEvent(UserCreated)
  created(): void {}
}

@MessageConsumer({ durable: 'missing', consumes: [UserCreated, UserDeleted] })
class MissingHandler {
  @OnEvent(UserCreated)
  created(): void {}
}

@MessageConsumer({ durable: 'unlisted', consumes: [UserCreated] })
class UnlistedHandler {
  @OnEvent(UserCreated)
  created(): void {}
  @OnEvent(UserDeleted)
  deleted(): void {}
}

@MessageConsumer({ durable: 'empty' })
class Empty {}

@MessageConsumer({ durable: 'has.dots' })
class BadName {
  @OnEvent(UserCreated)
  created(): void {}
}

class Undecorated {
  @OnEvent(UserCreated)
  created(): void {}
}

@MessageConsumer({ durable: 'twice' })
class Twice {
  @OnEvent(UserCreated)
  one(): void {}
  @OnEvent(UserCreated)
  other(): void {}
}

const Unknown = defineEvent({
  name: 'UserPromoted',
  subject: 'evt.identity.user.promoted',
  version: 1,
  owner: 'identity',
  aggregate: 'user',
  publishedWhen: 'Never.',
  personalData: 'none',
  data: UserDeleted.data,
});

@MessageConsumer({ durable: 'unknown' })
class UnknownName {
  @OnEvent(Unknown)
  promoted(): void {}
}

describe('a class of handlers', () => {
  it('becomes one durable consumer, per stream that stores its messages', () => {
    const [definition] = defineConsumers([classOf(Good)]);
    expect(definition).toMatchObject({ durable: 'people', className: 'Good', prefetch: 2_000, timeoutMs: 30_000 });
    expect(Object.fromEntries(definition!.subjects)).toEqual({
      IDENTITY: [UserCreated.type],
      COMMANDS: [ApplyUsers.type],
    });
    expect(definition!.handlers.get(UserCreated.type)).toMatchObject({ batch: 1_000, ordered: true });
    expect(definition!.handlers.get(ApplyUsers.type)).toMatchObject({ batch: undefined, ordered: false });
  });

  it.each([
    ['a durable that another class has', [Good, SameDurable], "SameDurable and Good share the durable 'people'"],
    [
      'a consumed event without a handler',
      [MissingHandler],
      'MissingHandler consumes UserDeleted but has no handler: add @OnEvent(UserDeleted).',
    ],
    [
      'a handler that it does not list',
      [UnlistedHandler],
      "UnlistedHandler handles UserDeleted but does not list it in 'consumes'.",
    ],
    ['no handler at all', [Empty], 'Empty is a @MessageConsumer without handlers'],
    ['a name that NATS does not take', [BadName], "'has.dots' is not a durable name"],
    ['handlers but no durable', [Undecorated], 'Undecorated has message handlers but no @MessageConsumer'],
    ['two handlers of one event', [Twice], 'Twice handles UserCreated twice'],
    ['an event that is not in the catalog', [UnknownName], "'UserPromoted', which is not in the catalog of contracts"],
  ])('keeps the service from starting with %s', (_what, classes, message) => {
    expect(() => defineConsumers(classes.map(classOf))).toThrow(message);
  });
});

describe('the one filter that an old server takes', () => {
  it.each([
    [[GroupCreated.type], 'evt.identity.group.created.v1'],
    [[GroupCreated.type, GroupUpdated.type], 'evt.identity.group.*.v1'],
    [[GroupCreated.type, UserCreated.type], 'evt.identity.*.created.v1'],
    [[UserCreated.type, GroupUpdated.type], 'evt.identity.*.*.v1'],
    [[PlanUsers.type, ApplyUsers.type], 'cmd.identity.users.*.v1'],
    [['a.b.c', 'a.b.c.d'], 'a.b.>'],
  ])('of %j is %s', (subjects, filter) => {
    expect(commonFilter(subjects)).toBe(filter);
  });
});
