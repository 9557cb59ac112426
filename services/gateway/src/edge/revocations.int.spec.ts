import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect as connectNats } from '@nats-io/transport-node';
import { HealthService } from '@rollcall/service-defaults';
import { startNats, type RunningNats } from '@rollcall/testing';
import type { GatewayConfig } from '../gateway.config.js';
import { DenyList } from './deny-list.service.js';
import { RevocationsConsumer } from './revocations.consumer.js';

let nats: RunningNats;
beforeAll(async () => {
  nats = await startNats();
  const connection = await connectNats({ servers: nats.url });
  await (await jetstreamManager(connection)).streams.add({ name: 'IDENTITY', subjects: ['evt.identity.>'] });
  await connection.close();
});
afterAll(() => nats.stop());

/** A way to the broker on which the broker's first words wait until they are let through. */
async function heldUp() {
  const [asked, through] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const server = createServer((client) => {
    const broker = connect(Number(new URL(nats.url).port), '127.0.0.1');
    for (const [end, other] of [
      [client, broker],
      [broker, client],
    ] as const)
      end.on('error', () => other.destroy()).on('close', () => other.destroy());
    client.pipe(broker);
    asked.resolve();
    void through.promise.then(() => broker.pipe(client));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `nats://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: asked.promise,
    letThrough: () => through.resolve(),
    close: () => server.close(),
  };
}

describe('a gateway that is told to stop while it connects to the broker', () => {
  it('stops when the connection stands, instead of reading from it for ever', async () => {
    const way = await heldUp();
    const consumer = new RevocationsConsumer(
      { natsUrl: way.url } as GatewayConfig,
      new DenyList(),
      new HealthService(),
    );
    consumer.onApplicationBootstrap();
    await way.asked;
    const stopped = consumer.onApplicationShutdown();
    way.letThrough();
    await expect(stopped).resolves.toBeUndefined();
    way.close();
  });
});
