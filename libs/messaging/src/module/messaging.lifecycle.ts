import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Broker } from '../broker/broker.service.js';
import { Consumers } from '../consumer/consumers.service.js';
import { pause } from '../pause.js';
import { Relay } from '../relay/relay.service.js';
import { RequestServer } from '../request/request-server.service.js';
import { MESSAGING_SETTINGS, type MessagingSettings } from './messaging.settings.js';

/** Starts and ends messaging with the application; starting never waits for the broker. */
@Injectable()
export class MessagingLifecycle implements OnApplicationBootstrap, OnModuleDestroy {
  constructor(
    @Inject(MESSAGING_SETTINGS) private readonly settings: MessagingSettings,
    private readonly broker: Broker,
    private readonly consumers: Consumers,
    private readonly relay: Relay,
    private readonly requests: RequestServer,
  ) {}

  onApplicationBootstrap(): void {
    // Without the broker a service still reads and writes: what it has to say waits in the outbox.
    this.settings.health?.register('nats', () => void this.broker.now(), { isRequired: false });
    this.broker.start();
    this.consumers.start();
    this.requests.start();
    this.relay.start();
  }

  /** Before the database pools are closed: handlers end, what they wrote leaves, the connection closes. */
  async onModuleDestroy(): Promise<void> {
    const drained = Promise.all([this.consumers.stop(), this.requests.stop()]).then(() => this.relay.stop());
    const limit = new AbortController();
    await Promise.race([drained, pause(this.settings.shutdownTimeoutMs, limit.signal)]);
    limit.abort();
    await this.broker.close();
  }
}
