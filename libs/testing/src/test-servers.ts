import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { natsServerBinary } from './embedded/nats-binary.js';
import { startPostgres } from './embedded/postgres.js';

/** Names under which test processes find what the run has started or was given. */
export const serverVariables = {
  database: 'ROLLCALL_TEST_DATABASE_URL',
  nats: 'ROLLCALL_TEST_NATS_URL',
  /** Part of the names of databases, so that two runs on one server do not meet. */
  run: 'ROLLCALL_TEST_RUN',
  /** `embedded` or `docker` instead of looking for a Docker engine. */
  choice: 'ROLLCALL_TEST_SERVERS',
} as const;

export interface TestServers {
  readonly databaseUrl: string;
  /** Variables for the processes that run the specs. */
  readonly env: Record<string, string>;
  stop(): Promise<void>;
}

/** Whether a Docker engine answers on its socket. */
export async function dockerAnswers(): Promise<boolean> {
  const host = process.env['DOCKER_HOST'] ?? 'unix:///var/run/docker.sock';
  if (!host.startsWith('unix://')) return host !== '';
  return new Promise((resolve) => {
    const ping = request({ socketPath: host.slice('unix://'.length), path: '/_ping', timeout: 1_000 }, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200);
    });
    ping.on('error', () => resolve(false)).on('timeout', () => ping.destroy());
    ping.end();
  });
}

/** `docker` when it was asked for or an engine answers, else `embedded`. */
export async function serverChoice(): Promise<'docker' | 'embedded'> {
  const wanted = process.env[serverVariables.choice];
  if (wanted === 'docker' || wanted === 'embedded') return wanted;
  return (await dockerAnswers()) ? 'docker' : 'embedded';
}

/**
 * The PostgreSQL of a test run, in this order: the one given in `ROLLCALL_TEST_DATABASE_URL`, a container, an embedded one.
 * Makes sure, too, that nats-server is at hand; each spec file starts its own (`testNats`).
 */
export async function startTestServers(): Promise<TestServers> {
  const run = process.env[serverVariables.run] ?? randomBytes(4).toString('hex');
  const given = process.env[serverVariables.database];
  const choice = await serverChoice();
  const [database] = await Promise.all([
    given ? { url: given, stop: () => Promise.resolve() } : choice === 'docker' ? startContainer() : startPostgres(),
    choice === 'embedded' && !process.env[serverVariables.nats] ? natsServerBinary('newest', console.error) : undefined,
  ]);
  return {
    databaseUrl: database.url,
    env: {
      [serverVariables.database]: database.url,
      [serverVariables.run]: run,
      [serverVariables.choice]: choice,
    },
    stop: () => database.stop(),
  };
}

async function startContainer(): Promise<{ url: string; stop(): Promise<void> }> {
  const { GenericContainer, Wait } = await import('testcontainers');
  const container = await new GenericContainer('postgres:18-alpine')
    .withEnvironment({ POSTGRES_PASSWORD: 'test' })
    .withCommand(['postgres', '-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'max_connections=250'])
    .withExposedPorts(5432)
    .withWaitStrategy(Wait.forLogMessage(/ready to accept connections/, 2))
    .start();
  const url = `postgresql://postgres:test@${container.getHost()}:${container.getMappedPort(5432)}/postgres`;
  return { url, stop: async () => void (await container.stop()) };
}
