import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { jetstreamManager, type JetStreamManager } from '@nats-io/jetstream';
import { nanos, type NatsConnection } from '@nats-io/nats-core';
import { connect } from '@nats-io/transport-node';
import { startNats, type RunningNats } from '@rollcall/testing';
import { provisionStreams } from './provision-streams.js';
import { streamNames, streamOf } from './streams.js';

describe.each(['newest', 'oldest'] as const)('provisioning on the %s supported server', (version) => {
  let nats: RunningNats;
  const connections: NatsConnection[] = [];
  const open = async (user: string): Promise<[NatsConnection, JetStreamManager]> => {
    const connection = await connect({ servers: nats.url, user, pass: 'p' });
    connections.push(connection);
    return [connection, await jetstreamManager(connection)];
  };
  const configs = (manager: JetStreamManager) =>
    Promise.all(streamNames.map(async (name) => (await manager.streams.info(name)).config));

  beforeAll(async () => {
    const account = (name: string, room: string) =>
      `${name}: { jetstream: { max_file: ${room} }, users: [{ user: ${name}, password: p }] }`;
    nats = await startNats({
      version,
      configuration: `accounts { ${account('roomy', '50GB')}, ${account('small', '400MB')} }`,
    });
  }, 60_000);
  afterAll(async () => {
    await Promise.all(connections.map((connection) => connection.close()));
    await nats.stop();
  });

  it('creates every stream, also when several processes do it at once', async () => {
    const [connection, manager] = await open('roomy');
    await Promise.all([1, 2, 3].map(() => provisionStreams(connection)));
    for (const config of await configs(manager))
      expect(config).toMatchObject({ retention: 'limits', discard: 'new', storage: 'file', max_bytes: 10 * 1024 ** 3 });
  });

  it('changes nothing when nothing is different', async () => {
    const [connection, manager] = await open('roomy');
    const before = await configs(manager);
    await provisionStreams(connection);
    expect(await configs(manager)).toEqual(before);
  });

  it('updates what is different and keeps the messages', async () => {
    const [connection, manager] = await open('roomy');
    await connection.request('evt.identity.user.created.v1', '{}', { timeout: 2_000 });
    await provisionStreams(connection, { limits: { eventMaxAgeHours: 1 } });
    const { config, state } = await manager.streams.info('IDENTITY');
    expect(config.max_age).toBe(nanos(3_600_000));
    expect(state.messages).toBe(1);
  });

  it('shares what room there is, and says so, and finds nothing to do the next time', async () => {
    const [connection, manager] = await open('small');
    const warnings: string[] = [];
    await provisionStreams(connection, { warn: (message) => warnings.push(message) });
    const sizes = (await configs(manager)).map((config) => config.max_bytes);
    expect(new Set(sizes).size).toBe(1);
    expect(sizes[0]).toBeGreaterThanOrEqual(50 * 1024 ** 2);
    expect(warnings[0]).toBe('The server has no room for 10737418240 bytes in IDENTITY; trying half of it.');
    await provisionStreams(connection);
    expect((await configs(manager)).map((config) => config.max_bytes)).toEqual(sizes);
  });
});

describe('the stream of a subject', () => {
  it.each([
    ['evt.identity.user.created.v1', 'IDENTITY'],
    ['evt.import.job.applied.v1', 'IMPORT'],
    ['evt.notification.email.sent.v1', 'NOTIFICATION'],
    ['cmd.identity.users.apply.v1', 'COMMANDS'],
  ])('%s is %s', (subject, stream) => {
    expect(streamOf(subject)).toBe(stream);
  });

  it('does not exist for a subject of nobody', () => {
    expect(() => streamOf('evt.payroll.x.y.v1')).toThrow("No stream stores 'evt.payroll.x.y.v1'");
  });
});
