import { Injectable } from '@nestjs/common';
import { Broker } from '../broker/broker.service.js';

/** For the readiness of a service: without the broker it is alive but not ready. */
@Injectable()
export class MessagingHealth {
  constructor(private readonly broker: Broker) {}

  get isReady(): boolean {
    return this.broker.isConnected;
  }

  /** Throws `BrokerUnavailable` while the broker is away. */
  check(): void {
    this.broker.now();
  }
}
