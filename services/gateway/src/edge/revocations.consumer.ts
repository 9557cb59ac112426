import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { DeliverPolicy, jetstream, type ConsumerMessages } from '@nats-io/jetstream';
import { connect, credsAuthenticator, nkeyAuthenticator, type NatsConnection } from '@nats-io/transport-node';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { SessionRevoked, type CloudEvent, type DataOf } from '@rollcall/contracts';
import { HealthService } from '@rollcall/service-defaults';
import { GatewayConfig } from '../gateway.config.js';
import { DenyList } from './deny-list.service.js';

const STREAM = 'IDENTITY';
/** Longer than any access token lives: after a restart the list is what it was. */
const LOOK_BACK_MS = 60 * 60_000;

function authenticator(file: string | undefined) {
  if (!file) return {};
  const content = readFileSync(file);
  const isSeed = content.toString('utf8').trim().startsWith('SU');
  const seed = new TextEncoder().encode(content.toString('utf8').trim());
  return { authenticator: isSeed ? nkeyAuthenticator(seed) : credsAuthenticator(content) };
}

/**
 * Keeps the deny list up to date from identity's events. Each gateway process reads them for itself (an ordered
 * consumer, nothing stored at the broker), starting one token's life back. The broker may be away at any time.
 */
@Injectable()
export class RevocationsConsumer implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Revocations');
  private readonly stopping = new AbortController();
  private connection: NatsConnection | undefined;
  private messages: ConsumerMessages | undefined;
  private running: Promise<void> | undefined;

  constructor(
    @Inject(GatewayConfig) private readonly config: GatewayConfig,
    @Inject(DenyList) private readonly denyList: DenyList,
    @Inject(HealthService) private readonly health: HealthService,
  ) {}

  onApplicationBootstrap(): void {
    this.health.register('broker', () => {
      if (!this.messages) throw new Error('events of identity are not being read');
    });
    this.running = this.run();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    this.messages?.stop();
    await this.connection?.close().catch(() => undefined);
    await this.running;
  }

  private async run(): Promise<void> {
    for (let failures = 0; !this.stopping.signal.aborted;) {
      try {
        await this.read(() => (failures = 0));
      } catch (error) {
        if (failures === 0) this.logger.warn(`identity's events cannot be read: ${String(error)}`);
        failures += 1;
      }
      this.messages = undefined;
      const pause = Math.min(5_000, 100 * 2 ** failures);
      await delay(pause, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    }
  }

  private async read(onStarted: () => void): Promise<void> {
    const connection = await this.connected();
    // Whoever stopped meanwhile could not close what was not there yet.
    if (this.stopping.signal.aborted) return connection.close();
    const consumer = await jetstream(connection).consumers.get(STREAM, {
      // Deactivating and removing people end their sessions too, so this one event tells everything; servers before
      // 2.10 know no second filter.
      filter_subjects: SessionRevoked.type,
      deliver_policy: DeliverPolicy.StartTime,
      opt_start_time: new Date(Date.now() - LOOK_BACK_MS).toISOString(),
    });
    const messages = await consumer.consume();
    if (this.stopping.signal.aborted) return void (await connection.close());
    this.messages = messages;
    onStarted();
    for await (const message of messages) this.handle(message.data);
  }

  private async connected(): Promise<NatsConnection> {
    if (this.connection && !this.connection.isClosed()) return this.connection;
    this.connection = await connect({
      servers: this.config.natsUrl.split(',').map((server) => server.trim()),
      name: 'gateway',
      inboxPrefix: '_INBOX.gateway',
      maxReconnectAttempts: -1,
      reconnectTimeWait: 500,
      ...authenticator(this.config.natsCredentials),
    });
    return this.connection;
  }

  /** A message that cannot be read is left out: it cannot be parked here, and it must not stop the others. */
  private handle(data: Uint8Array): void {
    try {
      const event = JSON.parse(new TextDecoder().decode(data)) as CloudEvent<DataOf<typeof SessionRevoked>>;
      this.denyList.refuse(event.data.userId, new Date(event.data.issuedUntil));
    } catch (error) {
      this.logger.warn(`an event of identity cannot be read: ${String(error)}`);
    }
  }
}
