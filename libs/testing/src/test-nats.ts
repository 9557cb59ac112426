import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { type NatsOptions, startNats } from './embedded/nats.js';
import { serverVariables } from './test-servers.js';

export interface TestNats {
  /** For `NATS_URL`. */
  readonly url: string;
  /** Ends the server, or removes this spec's streams from a server that was given. */
  stop(): Promise<void>;
}

/**
 * A NATS server for this spec file alone, ready in about 50 ms: stream names are fixed, so specs that run side by side
 * cannot share one. With `ROLLCALL_TEST_NATS_URL` it is that server, emptied; run such specs one after the other then.
 */
export async function testNats(options: NatsOptions = {}): Promise<TestNats> {
  const given = process.env[serverVariables.nats];
  if (given) {
    await removeStreams(given);
    return { url: given, stop: () => removeStreams(given) };
  }
  if (process.env[serverVariables.choice] === 'docker') return startContainer();
  return startNats(options);
}

async function removeStreams(url: string): Promise<void> {
  const connection = await connect({ servers: url });
  const manager = await jetstreamManager(connection);
  for await (const { config } of manager.streams.list()) await manager.streams.delete(config.name);
  await connection.close();
}

async function startContainer(): Promise<TestNats> {
  const { GenericContainer, Wait } = await import('testcontainers');
  const container = await new GenericContainer('nats:2-alpine')
    .withCopyContentToContainer([{ content: 'max_payload: 8MB\njetstream {}\n', target: '/etc/nats/test.conf' }])
    .withCommand(['nats-server', '-c', '/etc/nats/test.conf'])
    .withExposedPorts(4222)
    .withWaitStrategy(Wait.forLogMessage('Server is ready'))
    .start();
  const url = `nats://${container.getHost()}:${container.getMappedPort(4222)}`;
  return { url, stop: async () => void (await container.stop()) };
}
