import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Type } from '@nestjs/common';
import type { TestingModule } from '@nestjs/testing';
import { DeliverPolicy, jetstreamManager } from '@nats-io/jetstream';
import { headers, type NatsConnection } from '@nats-io/nats-core';
import { connect } from '@nats-io/transport-node';
import { GroupCreated, GroupUpdated, type CloudEvent, type DataOf } from '@rollcall/contracts';
import {
  eventually as eventuallySoon,
  freePort,
  startNats,
  type NatsVersion,
  type RunningNats,
  type TestDatabase,
} from '@rollcall/testing';
import type { Pool } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { Broker } from './broker/broker.service.js';
import { MessageConsumer, OnEvent } from './consumer/decorators.js';
import type { BatchContext, BatchItem, MessageContext } from './consumer/handler-types.js';
import {
  aGroupCreated,
  aGroupUpdated,
  anOrganization,
  effectsOf,
  inTransaction,
  leaveEffect,
  messagingDatabase,
  startService,
  type ServiceOptions,
} from './conformance.fixture.js';
import { DeadLetters } from './dead-letter/dead-letters.service.js';
import type { OutgoingMessage } from './envelope/outgoing-message.js';
import { MessageTooLarge, PoisonMessage, RetryLater } from './errors.js';
import { Outbox } from './outbox/outbox.service.js';
import { Relay } from './relay/relay.service.js';

/** A machine that is busy with other things must not fail these. */
const eventually = <T>(check: () => T | Promise<T>) => eventuallySoon(check, { timeoutMs: 30_000 });

/** Behaviour of the handlers, set by each test. */
const behaviour: { before?: (context: MessageContext, name: string) => unknown; after?: () => unknown } = {};

@MessageConsumer({ durable: 'groups' })
class GroupConsumer {
  @OnEvent(GroupCreated)
  async created(data: DataOf<typeof GroupCreated>, context: MessageContext) {
    await behaviour.before?.(context, data.name);
    await leaveEffect(context.tx, context);
    await behaviour.after?.();
  }

  @OnEvent(GroupUpdated)
  async updated(data: DataOf<typeof GroupUpdated>, context: MessageContext) {
    await this.created(data, context);
  }
}

const batchSizes: number[] = [];

@MessageConsumer({ durable: 'group-batches', parallel: 1 })
class BatchConsumer {
  @OnEvent(GroupCreated, { batch: 100 })
  async created(messages: BatchItem<typeof GroupCreated>[], { tx }: BatchContext) {
    batchSizes.push(messages.length);
    for (const { context } of messages) await leaveEffect(tx, context);
    if (messages.some(({ data }) => data.name === 'poison')) throw new PoisonMessage('This one is bad.');
  }
}

const versions = (process.env['MESSAGING_TEST_NATS']?.split(',') ?? ['newest', 'oldest']) as NatsVersion[];

describe.each(versions)('messaging on the %s supported nats-server', (version) => {
  let database: TestDatabase;
  let admin: Pool;
  let nats: RunningNats;
  let directory: string;
  let port: number;
  const services: TestingModule[] = [];
  const connections: NatsConnection[] = [];

  const startBroker = async () => {
    nats = await startNats({ version, directory, port });
  };
  const start = async (options: Partial<ServiceOptions> = {}, ...providers: Type[]) => {
    const service = await startService({ database, natsUrl: nats.url, ...options, providers });
    services.push(service);
    return service;
  };
  const stop = async (service: TestingModule) => {
    services.splice(services.indexOf(service), 1);
    await service.close();
  };
  const send = (service: TestingModule, ...messages: OutgoingMessage[]) =>
    inTransaction(app, messages[0]!.organizationId, (tx) => service.get(Outbox).add(tx, messages));
  const connected = async () => {
    const connection = await connect({ servers: nats.url });
    connections.push(connection);
    return connection;
  };
  const stored = async (organizationId: string): Promise<CloudEvent[]> => {
    const manager = await jetstreamManager(await connected());
    const info = await manager.streams.info('IDENTITY');
    const found: CloudEvent[] = [];
    if (info.state.messages === 0) return found;
    const consumer = await manager
      .jetstream()
      .consumers.get('IDENTITY', { deliver_policy: DeliverPolicy.All, filter_subjects: 'evt.identity.>' });
    for await (const message of await consumer.consume()) {
      const envelope = message.json<CloudEvent>();
      if (envelope.organizationid === organizationId) found.push(envelope);
      if (message.info.pending === 0) break;
    }
    return found;
  };
  const forgetEarlierTests = () => admin.query('DELETE FROM outbox');
  const pendingRows = async () =>
    (await admin.query<{ n: number }>('SELECT count(*)::int AS n FROM outbox WHERE published_at IS NULL')).rows[0]!.n;

  let app: Pool;
  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'rollcall-conformance-'));
    port = await freePort();
    await startBroker();
  }, 120_000);
  beforeAll(async () => {
    database = await messagingDatabase();
    admin = database.pool();
    app = database.pool('app');
  });
  afterEach(async () => {
    delete behaviour.before;
    delete behaviour.after;
    batchSizes.length = 0;
    await Promise.all(services.splice(0).map((service) => service.close()));
    // The next test starts with an empty stream; numbers go on, so no relay takes it for a lost one.
    await (await jetstreamManager(await connected())).streams.purge('IDENTITY');
    await Promise.all(connections.splice(0).map((connection) => connection.close()));
  });
  afterAll(async () => {
    await nats.stop();
    await database.drop();
    rmSync(directory, { recursive: true, force: true });
  });

  it('brings an event from a transaction to its handler, which runs for the organisation of the event', async () => {
    const organizationId = anOrganization();
    const service = await start({}, GroupConsumer);
    const message = aGroupCreated({ organizationId });
    await send(service, message);
    const [effect] = await eventually(async () => {
      const effects = await effectsOf(admin, organizationId);
      return effects.length === 1 && effects;
    });
    expect(effect).toMatchObject({ message_id: message.id, organization_setting: organizationId });
  });

  it('sends nothing of a transaction that is rolled back', async () => {
    const organizationId = anOrganization();
    const service = await start();
    const failing = inTransaction(app, organizationId, async (tx) => {
      await service.get(Outbox).add(tx, [aGroupCreated({ organizationId })]);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await send(service, aGroupCreated({ organizationId, name: 'kept' }));
    await eventually(async () => (await pendingRows()) === 0);
    expect((await stored(organizationId)).map(({ data }) => (data as { name: string }).name)).toEqual(['kept']);
  });

  it('has one effect when a message is delivered twice', async () => {
    const organizationId = anOrganization();
    const service = await start({}, GroupConsumer);
    await send(service, aGroupCreated({ organizationId }));
    await eventually(async () => (await effectsOf(admin, organizationId)).length === 1);
    const [envelope] = await stored(organizationId);
    const connection = await connected();
    for (let copy = 0; copy < 3; copy += 1) {
      // Another id for the broker, so that only the inbox can tell.
      const other = headers();
      other.set('Nats-Msg-Id', uuidv7());
      await connection.request(envelope!.type, JSON.stringify(envelope), { timeout: 2_000, headers: other });
    }
    await send(service, aGroupCreated({ organizationId, name: 'last' }));
    await eventually(async () => (await effectsOf(admin, organizationId)).length >= 2);
    expect(await effectsOf(admin, organizationId)).toHaveLength(2);
  });

  it('publishes what a slow transaction wrote before others, although they are already gone', async () => {
    const organizationId = anOrganization();
    const service = await start();
    const outbox = service.get(Outbox);
    await inTransaction(app, organizationId, async (slow) => {
      await outbox.add(slow, [aGroupCreated({ organizationId, name: 'slow' })]);
      await send(service, aGroupCreated({ organizationId, name: 'fast' }));
      await eventually(async () => (await stored(organizationId)).length === 1);
    });
    await eventually(async () => (await stored(organizationId)).length === 2);
    const names = (await stored(organizationId)).map(({ data }) => (data as { name: string }).name);
    expect(names).toEqual(['fast', 'slow']);
  });

  it('publishes what was committed before a crash', async () => {
    const organizationId = anOrganization();
    const crashed = await start({ relay: { enabled: false } });
    await send(crashed, ...Array.from({ length: 10 }, () => aGroupCreated({ organizationId })));
    await stop(crashed);
    await start({}, GroupConsumer);
    await eventually(async () => (await effectsOf(admin, organizationId)).length === 10);
  });

  it('stores a message once when the relay dies between publishing and marking', async () => {
    const organizationId = anOrganization();
    const system = database.pool('system');
    let failures = 0;
    system.on('connect', (client) => {
      const query = client.query.bind(client) as (...values: unknown[]) => unknown;
      const failing = (text: unknown, ...rest: unknown[]) =>
        typeof text === 'string' && text.includes('SET published_at = clock_timestamp') && failures++ < 2
          ? Promise.reject(new Error('crash'))
          : query(text, ...rest);
      Object.assign(client, { query: failing });
    });
    const service = await start({ pools: { app, system } }, GroupConsumer);
    await send(service, aGroupCreated({ organizationId }), aGroupCreated({ organizationId }));
    await eventually(async () => (await pendingRows()) === 0);
    expect(failures).toBeGreaterThan(1);
    expect(await stored(organizationId)).toHaveLength(2);
    await eventually(async () => (await effectsOf(admin, organizationId)).length === 2);
  });

  it('has one effect when the process dies between the commit of a handler and its acknowledgement', async () => {
    const organizationId = anOrganization();
    const service = await start({}, GroupConsumer);
    let deliveries = 0;
    behaviour.after = () => {
      deliveries += 1;
      // The connection is gone before the handler returns: the commit happens, the acknowledgement does not arrive.
      if (deliveries === 1) void service.get(Broker).now().close();
    };
    await send(service, aGroupCreated({ organizationId }));
    await eventually(async () => (await effectsOf(admin, organizationId)).length === 1);
    const manager = await jetstreamManager(await connected());
    await eventually(async () => {
      const info = await manager.consumers.info('IDENTITY', 'groups');
      return info.num_ack_pending === 0 && info.num_pending === 0;
    });
    expect(await effectsOf(admin, organizationId)).toHaveLength(1);
  });

  it('keeps the order per aggregate with two relays, also when the active one loses its lock', async () => {
    const organizationId = anOrganization();
    const [first] = [await start({ relay: { windowRows: 50 } }), await start({ relay: { windowRows: 50 } })];
    await eventually(() => services.some((service) => service.get(Relay).isActive));
    expect(services.filter((service) => service.get(Relay).isActive)).toHaveLength(1);
    const groups = Array.from({ length: 20 }, () => uuidv7());
    for (let version = 1; version <= 100; version += 1) {
      await send(first, ...groups.map((groupId) => aGroupUpdated({ organizationId, groupId, version })));
      if (version % 30 === 0)
        await admin.query(
          `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND database =
             (SELECT oid FROM pg_database WHERE datname = current_database())`,
        );
    }
    await eventually(async () => (await pendingRows()) === 0);
    const events = await stored(organizationId);
    expect(events).toHaveLength(2_000);
    for (const groupId of groups) {
      const seen = events.filter(({ subject }) => subject === groupId).map(({ aggregateversion }) => aggregateversion);
      expect(seen).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
    }
  });

  it('repeats a failing message with a delay, and its effects are those of the attempt that succeeded', async () => {
    const organizationId = anOrganization();
    const attempts: number[] = [];
    behaviour.before = ({ deliveryCount }) => {
      attempts.push(deliveryCount);
      if (attempts.length === 1) throw new Error('not yet');
      if (attempts.length <= 5) throw new RetryLater(20);
    };
    const service = await start({}, GroupConsumer);
    await send(service, aGroupCreated({ organizationId }));
    await eventually(async () => (await effectsOf(admin, organizationId)).length === 1);
    expect(attempts).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await service.get(DeadLetters).list({ organizationId })).toEqual([]);
  });

  it('parks a poison message, goes on with the others, and handles it when it is sent again', async () => {
    const organizationId = anOrganization();
    behaviour.before = (_context, name) => {
      if (name === 'poison') throw new PoisonMessage('Nobody can read this.');
    };
    const service = await start({}, GroupConsumer);
    const poison = aGroupCreated({ organizationId, name: 'poison' });
    const deadLetters = service.get(DeadLetters);
    await send(service, poison, aGroupCreated({ organizationId }));
    await eventually(async () => (await deadLetters.list({ organizationId })).length === 1);
    await eventually(async () => (await effectsOf(admin, organizationId)).length === 1);
    const [letter] = await deadLetters.list({ organizationId });
    expect(letter).toMatchObject({ consumer: 'groups', messageId: poison.id, deliveries: 1 });

    await expect(deadLetters.resend(letter!)).rejects.toThrow('Nobody can read this.');
    expect(await deadLetters.list({ organizationId })).toHaveLength(1);

    delete behaviour.before;
    await deadLetters.resend(letter!);
    expect(await deadLetters.list({ organizationId })).toEqual([]);
    expect((await effectsOf(admin, organizationId)).map(({ message_id }) => message_id)).toContain(poison.id);
    await expect(deadLetters.resend(letter!)).rejects.toThrow('no such parked message');
  });

  it('parks a message that failed as often as is allowed, and lets it be discarded', async () => {
    const organizationId = anOrganization();
    behaviour.before = () => {
      throw new Error('always');
    };
    const service = await start({}, GroupConsumer);
    await send(service, aGroupCreated({ organizationId }));
    const deadLetters = service.get(DeadLetters);
    const [letter] = await eventually(async () => {
      const parked = await deadLetters.list({ organizationId });
      return parked.length === 1 && parked;
    });
    expect(letter).toMatchObject({ deliveries: 3, reason: 'Error: always' });
    await deadLetters.discard(letter!);
    expect(await deadLetters.list({ organizationId })).toEqual([]);
    expect(await deadLetters.list({ organizationId, state: 'discarded' })).toHaveLength(1);
  });

  it('parks what is no envelope, and what does not match its contract', async () => {
    const organizationId = anOrganization();
    const service = await start({}, GroupConsumer);
    const deadLetters = service.get(DeadLetters);
    await send(service, aGroupCreated({ organizationId }));
    await eventually(async () => (await effectsOf(admin, organizationId)).length === 1);
    const [envelope] = await stored(organizationId);
    const connection = await connected();
    const invalid = { ...envelope, id: uuidv7(), data: { ...(envelope!.data as object), kind: 'robot' } };
    await connection.request(GroupCreated.type, 'no JSON', { timeout: 2_000 });
    await connection.request(GroupCreated.type, JSON.stringify(invalid), { timeout: 2_000 });
    await eventually(async () => {
      const letters = await deadLetters.list({ consumer: 'groups' });
      const reasons = letters.map(({ reason }) => reason).join('\n');
      return /not JSON/.test(reasons) && /GroupCreated does not match its contract: \/kind/.test(reasons);
    });
  });

  it('parks only the bad message of a batch', async () => {
    const organizationId = anOrganization();
    const sender = await start({ relay: { enabled: false } });
    const messages = Array.from({ length: 50 }, (_, index) =>
      aGroupCreated({ organizationId, name: index === 17 ? 'poison' : 'good' }),
    );
    await send(sender, ...messages);
    await stop(sender);
    const service = await start({}, BatchConsumer);
    await eventually(async () => (await effectsOf(admin, organizationId)).length === 49);
    const letters = await service.get(DeadLetters).list({ organizationId });
    expect(letters.map(({ messageId }) => messageId)).toEqual([messages[17]!.id]);
    expect(Math.max(...batchSizes)).toBeGreaterThan(1);
  });

  it('publishes everything of the replay window again when the stream was deleted, and nobody sees an effect twice', async () => {
    const organizationId = anOrganization();
    const service = await start({}, GroupConsumer);
    await forgetEarlierTests();
    const messages = Array.from({ length: 20 }, () => aGroupCreated({ organizationId }));
    await send(service, ...messages);
    await eventually(async () => (await effectsOf(admin, organizationId)).length === 20);
    const manager = await jetstreamManager(await connected());
    await manager.streams.delete('IDENTITY');
    await send(service, aGroupCreated({ organizationId, name: 'after' }));
    await eventually(async () => (await effectsOf(admin, organizationId)).length === 21);
    await eventually(async () => (await stored(organizationId)).length === 21);
    await eventually(async () => {
      const info = await manager.consumers.info('IDENTITY', 'groups');
      return info.num_ack_pending === 0 && info.num_pending === 0;
    });
    expect(await effectsOf(admin, organizationId)).toHaveLength(21);
  });

  it('publishes everything again when the broker was restored from an older copy', async () => {
    const organizationId = anOrganization();
    const service = await start({}, GroupConsumer);
    await forgetEarlierTests();
    await send(service, aGroupCreated({ organizationId, name: 'in the copy' }));
    await eventually(async () => (await effectsOf(admin, organizationId)).length === 1);
    await nats.stop();
    const copy = `${directory}-copy`;
    cpSync(directory, copy, { recursive: true });
    await startBroker();
    await send(
      service,
      aGroupCreated({ organizationId, name: 'lost' }),
      aGroupCreated({ organizationId, name: 'lost' }),
    );
    await eventually(async () => (await effectsOf(admin, organizationId)).length === 3);
    await nats.kill();
    rmSync(directory, { recursive: true, force: true });
    cpSync(copy, directory, { recursive: true });
    rmSync(copy, { recursive: true, force: true });
    await startBroker();
    await eventually(async () => {
      const names = (await stored(organizationId)).map(({ data }) => (data as { name: string }).name);
      return names.filter((name) => name === 'lost').length === 2;
    });
    await send(service, aGroupCreated({ organizationId, name: 'after' }));
    await eventually(async () => (await effectsOf(admin, organizationId)).length === 4);
  });

  it('starts without the broker, says that it is not ready, and catches up when the broker comes', async () => {
    const organizationId = anOrganization();
    await nats.kill();
    const service = await start({}, GroupConsumer);
    expect(service.get(Broker).isConnected).toBe(false);
    await send(service, aGroupCreated({ organizationId }));
    await startBroker();
    await eventually(async () => (await effectsOf(admin, organizationId)).length === 1);
    expect(service.get(Broker).isConnected).toBe(true);
  });

  it('loses nothing while the broker is away for a while', async () => {
    const organizationId = anOrganization();
    const service = await start({ relay: { windowRows: 20 } }, GroupConsumer);
    await send(service, ...Array.from({ length: 200 }, () => aGroupCreated({ organizationId })));
    await nats.kill();
    await send(service, ...Array.from({ length: 100 }, () => aGroupCreated({ organizationId })));
    await startBroker();
    await eventually(async () => (await effectsOf(admin, organizationId)).length === 300);
    await eventually(async () => (await pendingRows()) === 0);
    expect(await effectsOf(admin, organizationId)).toHaveLength(300);
  });

  it('refuses a message that the broker would not take, and parks one that is already in the outbox', async () => {
    const organizationId = anOrganization();
    const service = await start({}, GroupConsumer);
    await service.get(Broker).whenConnected();
    const large = aGroupCreated({ organizationId, name: 'x'.repeat(9 * 1024 ** 2) });
    await expect(send(service, large)).rejects.toThrow(MessageTooLarge);
    await expect(send(service, large)).rejects.toThrow(/GroupCreated takes \d+ bytes .* smaller parts/);
    await send(service, aGroupCreated({ organizationId }));
    await eventually(async () => (await effectsOf(admin, organizationId)).length === 1);
    const tooLarge = uuidv7();
    await admin.query(
      `INSERT INTO outbox (organization_id, id, stream, wire_subject, aggregate, message)
       VALUES ($1, $2, 'IDENTITY', $3, 'a', repeat('x', 9000000))`,
      [organizationId, tooLarge, GroupCreated.type],
    );
    await send(service, aGroupCreated({ organizationId, name: 'behind it' }));
    await eventually(async () => (await effectsOf(admin, organizationId)).length === 2);
    const [letter] = await service.get(DeadLetters).list({ organizationId });
    expect(letter).toMatchObject({ consumer: 'outbox', messageId: tooLarge });
    await admin.query(`UPDATE outbox SET message = '{}' WHERE id = $1`, [tooLarge]);
    await service.get(DeadLetters).resend(letter!);
    expect(await service.get(DeadLetters).list({ organizationId })).toEqual([]);
  });

  it('keeps messages in the outbox while the stream is full', async () => {
    const organizationId = anOrganization();
    const service = await start();
    await service.get(Broker).whenConnected();
    const manager = await jetstreamManager(await connected());
    const { config, state } = await manager.streams.info('IDENTITY');
    await manager.streams.update('IDENTITY', { ...config, max_bytes: state.bytes + 1_000 });
    await send(service, ...Array.from({ length: 50 }, () => aGroupCreated({ organizationId })));
    await eventually(async () => (await stored(organizationId)).length > 0);
    expect(await pendingRows()).toBeGreaterThan(40);
    await manager.streams.update('IDENTITY', config);
    await eventually(async () => (await pendingRows()) === 0);
    expect(await stored(organizationId)).toHaveLength(50);
  });

  it('gives up on a handler that takes too long, rolls it back and tries again', async () => {
    @MessageConsumer({ durable: 'slow', timeoutSeconds: 0.2 })
    class SlowConsumer {
      attempts = 0;
      @OnEvent(GroupCreated)
      async created(_data: DataOf<typeof GroupCreated>, context: MessageContext) {
        this.attempts += 1;
        await leaveEffect(context.tx, context);
        if (this.attempts === 1) await context.tx.query('SELECT pg_sleep(30)');
      }
    }
    const organizationId = anOrganization();
    const sender = await start({ relay: { enabled: false } });
    await send(sender, aGroupCreated({ organizationId }));
    await stop(sender);
    await start({}, SlowConsumer);
    await eventually(async () => (await effectsOf(admin, organizationId)).length === 1);
  });
});
