import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import type { TestingModule } from '@nestjs/testing';
import { DeliverPolicy, jetstream } from '@nats-io/jetstream';
import { nkeys, PermissionViolationError, type NatsConnection } from '@nats-io/nats-core';
import { connect } from '@nats-io/transport-node';
import {
  GroupCreated,
  GroupUpdated,
  IssueLink,
  type CloudEvent,
  type DataOf,
  type RequestOf,
} from '@rollcall/contracts';
import { eventually as eventuallySoon, startNats, type RunningNats, type TestDatabase } from '@rollcall/testing';
import { v7 as uuidv7 } from 'uuid';
import { authentication } from './broker/authentication.js';
import { provisionStreams } from './broker/provision-streams.js';
import {
  aGroupCreated,
  anOrganization,
  effectsOf,
  inTransaction,
  leaveEffect,
  messagingDatabase,
  startService,
} from './conformance.fixture.js';
import { MessageConsumer, OnEvent } from './consumer/decorators.js';
import type { MessageContext } from './consumer/handler-types.js';
import { BrokerUnavailable, RequestFailed } from './errors.js';
import { Outbox } from './outbox/outbox.service.js';
import { authorizationFile } from './permissions/authorization-file.js';
import { natsAuthorization, type NatsIdentity } from './permissions/nats-authorization.js';
import { natsUsers, servicePermissions, type NatsUser } from './permissions/service-permissions.js';
import { OnRequest } from './request/on-request.decorator.js';
import { RequestClient } from './request/request-client.service.js';

/** A machine that is busy with other things must not fail these. */
const eventually = <T>(check: () => T | Promise<T>) => eventuallySoon(check, { timeoutMs: 30_000 });

@MessageConsumer({ durable: 'notification-queue' })
class QueueConsumer {
  @OnEvent(GroupCreated)
  async created(_data: DataOf<typeof GroupCreated>, context: MessageContext) {
    await leaveEffect(context.tx, context);
  }

  /** A second filter: the client creates such a consumer by another subject. */
  @OnEvent(GroupUpdated)
  async updated(_data: DataOf<typeof GroupUpdated>, context: MessageContext) {
    await leaveEffect(context.tx, context);
  }
}

@Injectable()
class LinkIssuer {
  @OnRequest(IssueLink)
  issue({ userId, purpose }: RequestOf<typeof IssueLink>) {
    if (purpose === 'password-reset')
      throw Object.assign(new Error('There is no such person.'), { kind: 'not-found', code: 'user-not-found' });
    return { status: 'issued' as const, link: `https://rollcall.example/${userId}` };
  }
}

const question = (purpose: 'invitation' | 'password-reset' = 'invitation') => ({
  organizationId: uuidv7(),
  userId: uuidv7(),
  messageId: uuidv7(),
  purpose,
});

describe.each(['newest', 'oldest'] as const)('NATS users on the %s supported server', (version) => {
  let keys: string;
  let nats: RunningNats;
  let database: TestDatabase;
  const services: TestingModule[] = [];
  const connections: NatsConnection[] = [];
  const keyFile = (user: NatsUser) => join(keys, `${user}.nk`);

  const connectAs = async (user: NatsUser): Promise<NatsConnection> => {
    const connection = await connect({
      servers: nats.url,
      inboxPrefix: `_INBOX.${user}`,
      reconnect: false,
      ...authentication(keyFile(user)),
    });
    connections.push(connection);
    return connection;
  };
  const start = async (name: NatsUser, ...providers: (typeof QueueConsumer | typeof LinkIssuer)[]) => {
    const service = await startService({
      database,
      name,
      providers,
      natsUrl: nats.url,
      natsCredentials: keyFile(name),
      provisionStreams: false,
      // Both share a database here, and only identity may publish what is in its outbox.
      relay: { enabled: name === 'identity' },
    });
    services.push(service);
    return service;
  };
  /** The server says no before it answers the ping that follows. */
  const refused = async (user: NatsUser, action: (connection: NatsConnection) => unknown): Promise<boolean> => {
    const connection = await connectAs(user);
    let violation = false;
    void (async () => {
      for await (const status of connection.status())
        if (status.type === 'error' && status.error instanceof PermissionViolationError) violation = true;
    })();
    action(connection);
    await connection.flush();
    await connection.flush();
    return violation;
  };

  beforeAll(async () => {
    keys = mkdtempSync(join(tmpdir(), 'rollcall-keys-'));
    const identities: Partial<Record<NatsUser, NatsIdentity>> = {};
    for (const user of natsUsers) {
      const key = nkeys.createUser();
      writeFileSync(keyFile(user), key.getSeed());
      identities[user] = { nkey: key.getPublicKey() };
    }
    nats = await startNats({ version, configuration: natsAuthorization(identities) });
    database = await messagingDatabase();
    await provisionStreams(await connectAs('provisioner'));
  }, 120_000);
  afterAll(async () => {
    await Promise.all(services.map((service) => service.close()));
    await Promise.all(connections.map((connection) => connection.close()));
    await nats.stop();
    await database.drop();
    rmSync(keys, { recursive: true, force: true });
  });

  it.each([
    ['notification', 'evt.identity.user.created.v1'],
    ['import', 'evt.identity.user.created.v1'],
    ['gateway', 'evt.identity.user.created.v1'],
    ['subscriber', 'evt.identity.user.created.v1'],
    ['identity', 'evt.import.job.applied.v1'],
    ['notification', 'cmd.identity.users.apply.v1'],
    ['gateway', 'cmd.identity.users.apply.v1'],
    ['import', 'rpc.identity.link.issue.v1'],
    ['gateway', 'rpc.identity.link.issue.v1'],
    ['subscriber', 'rpc.identity.link.issue.v1'],
    ['import', '_INBOX.notification.stolen'],
    ['import', '$JS.API.STREAM.DELETE.IDENTITY'],
    ['identity', '$JS.API.STREAM.PURGE.IDENTITY'],
    ['notification', '$JS.API.CONSUMER.MSG.NEXT.IDENTITY.import-apply'],
    ['subscriber', '$JS.API.CONSUMER.MSG.NEXT.IDENTITY.import-apply'],
    ['subscriber', '$JS.API.CONSUMER.CREATE.IDENTITY.notification-queue'],
    ['subscriber', '$JS.API.CONSUMER.CREATE.COMMANDS.spy'],
    ['gateway', '$JS.ACK.IDENTITY.import-apply.1.1.1.1.1'],
  ] as const)('%s may not publish %s', async (user, subject) => {
    expect(await refused(user, (connection) => connection.publish(subject, '{}'))).toBe(true);
  });

  it.each([
    ['import', 'rpc.identity.link.issue.v1'],
    ['notification', 'rpc.identity.>'],
    ['import', '_INBOX.notification.>'],
    ['gateway', '_INBOX.>'],
    ['subscriber', 'cmd.>'],
    ['gateway', '>'],
  ] as const)('%s may not subscribe to %s', async (user, subject) => {
    expect(await refused(user, (connection) => connection.subscribe(subject, { callback: () => undefined }))).toBe(
      true,
    );
  });

  it('lets nobody in without a key', async () => {
    await expect(connect({ servers: nats.url, reconnect: false })).rejects.toThrow();
  });

  it('let events go from identity to notification and to a subscriber', async () => {
    const organizationId = anOrganization();
    const identity = await start('identity', LinkIssuer);
    await start('notification', QueueConsumer);
    const message = aGroupCreated({ organizationId });
    await inTransaction(database.pool('app'), organizationId, (tx) => identity.get(Outbox).add(tx, [message]));
    await eventually(async () => (await effectsOf(database.pool(), organizationId)).length === 1);

    const consumer = await jetstream(await connectAs('subscriber')).consumers.get('IDENTITY', {
      filter_subjects: GroupCreated.type,
      deliver_policy: DeliverPolicy.All,
    });
    const received = await consumer.next({ expires: 5_000 });
    expect(received?.json<CloudEvent>()).toMatchObject({ id: message.id, source: '/rollcall/identity' });
  });

  it('let notification ask identity for a link, and pass its errors on', async () => {
    const client = services.at(-1)!.get(RequestClient);
    const asked = question();
    const answer = await eventually(() => client.request(IssueLink, asked));
    expect(answer).toEqual({ status: 'issued', link: `https://rollcall.example/${asked.userId}` });
    const failed = client.request(IssueLink, question('password-reset'));
    await expect(failed).rejects.toThrow(RequestFailed);
    await expect(failed).rejects.toMatchObject({ code: 'user-not-found', kind: 'not-found' });
  });

  it('tell whoever asks and gets no answer that the broker did not help', async () => {
    await Promise.all(services.splice(0).map((service) => service.close()));
    const notification = await start('notification');
    const client = notification.get(RequestClient);
    await expect(client.request(IssueLink, question(), { timeoutMs: 500 })).rejects.toThrow(BrokerUnavailable);
  });
});

describe('the table of permissions', () => {
  const root = join(import.meta.dirname, '../../..');

  it('is what deploy/nats/authorization.conf says; run `npm run generate -w libs/messaging` if not', () => {
    expect(readFileSync(join(root, 'deploy/nats/authorization.conf'), 'utf8')).toBe(authorizationFile());
  });

  it('knows every durable of the services', () => {
    const files = globSync('services/*/src/**/*.consumer.ts', { cwd: root });
    const declared = files.flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(/durable: '([^']+)'/g)].map((match) => match[1]),
    );
    const known = Object.values(servicePermissions).flatMap(({ durables }) => Object.values(durables).flat());
    expect(declared.filter((durable) => !known.includes(durable!))).toEqual([]);
  });
});
