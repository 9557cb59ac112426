import { Inject, Injectable, Logger } from '@nestjs/common';
import type { NatsConnection } from '@nats-io/nats-core';
import { connect } from '@nats-io/transport-node';
import { BrokerUnavailable } from '../errors.js';
import { MESSAGING_SETTINGS, type MessagingSettings } from '../module/messaging.settings.js';
import { pause } from '../pause.js';
import { authentication } from './authentication.js';
import { provisionStreams } from './provision-streams.js';

const DEFAULT_MAX_PAYLOAD = 1024 ** 2;

/**
 * The connection to NATS. A service starts whether or not the broker is there: the connection is made in the
 * background, and made again for as long as the service runs.
 */
@Injectable()
export class Broker {
  private readonly logger = new Logger('Broker');
  private readonly stopping = new AbortController();
  private readonly waiting = new Set<() => void>();
  private readonly downListeners = new Set<() => void>();
  private connection: NatsConnection | undefined;
  private connected = false;
  private running: Promise<void> | undefined;

  constructor(@Inject(MESSAGING_SETTINGS) private readonly settings: MessagingSettings) {}

  /** Starts connecting; returns at once. */
  start(): void {
    this.running ??= this.keepConnected();
  }

  get isConnected(): boolean {
    return this.connected;
  }

  /** Largest message that the server accepts, headers included. */
  get maxPayloadBytes(): number {
    return this.connection?.info?.max_payload ?? DEFAULT_MAX_PAYLOAD;
  }

  /** The connection, or `BrokerUnavailable`. */
  now(): NatsConnection {
    if (!this.connection || !this.connected) throw new BrokerUnavailable('NATS is not connected.');
    return this.connection;
  }

  /** The connection as soon as there is one; rejects when the service stops first. */
  async whenConnected(): Promise<NatsConnection> {
    for (;;) {
      if (this.connection && this.connected) return this.connection;
      if (this.stopping.signal.aborted) throw new BrokerUnavailable('The service is stopping.');
      await new Promise<void>((resolve) => this.waiting.add(resolve));
    }
  }

  /** Calls back whenever the connection is lost; returns how to stop that. */
  onDown(listener: () => void): () => void {
    this.downListeners.add(listener);
    return () => this.downListeners.delete(listener);
  }

  async close(): Promise<void> {
    this.stopping.abort();
    this.wakeAll();
    await this.connection?.close().catch(() => undefined);
    await this.running;
  }

  private async keepConnected(): Promise<void> {
    let failures = 0;
    while (!this.stopping.signal.aborted) {
      try {
        this.connection = await this.open();
        failures = 0;
        await this.watch(this.connection);
      } catch (error) {
        if (failures === 0) this.logger.warn(`NATS cannot be reached at ${this.place()}: ${String(error)}`);
        failures += 1;
      }
      this.setConnected(false);
      if (!this.stopping.signal.aborted) await pause(Math.min(2_000, 100 * 2 ** failures), this.stopping.signal);
    }
  }

  private async open(): Promise<NatsConnection> {
    const connection = await connect({
      servers: this.settings.natsUrl.split(',').map((server) => server.trim()),
      name: this.settings.name,
      timeout: 5_000,
      maxReconnectAttempts: -1,
      reconnectTimeWait: 250,
      reconnectJitter: 250,
      // A password that is being rotated must not end the connection for good.
      ignoreAuthErrorAbort: true,
      pingInterval: 20_000,
      maxPingOut: 2,
      inboxPrefix: `_INBOX.${this.settings.name}`,
      ...authentication(this.settings.natsCredentials),
    });
    // It was asked to stop while it was connecting.
    if (this.stopping.signal.aborted) await connection.close();
    return connection;
  }

  /** Follows a connection until it is closed for good. */
  private async watch(connection: NatsConnection): Promise<void> {
    void this.followStatus(connection);
    await this.arrived(connection);
    await connection.closed();
  }

  private async followStatus(connection: NatsConnection): Promise<void> {
    for await (const status of connection.status()) {
      if (status.type === 'disconnect') this.setConnected(false);
      else if (status.type === 'reconnect') await this.arrived(connection);
      else if (status.type === 'error') this.logger.warn(`NATS: ${status.error.message}`);
    }
  }

  private async arrived(connection: NatsConnection): Promise<void> {
    if (connection.isClosed()) return;
    if (this.settings.provisionStreams) await this.provision(connection);
    if (!connection.isClosed()) this.setConnected(true);
  }

  /** Several services may do this at the same moment and get into each other's way; nothing else waits for it long. */
  private async provision(connection: NatsConnection): Promise<void> {
    for (let attempt = 1; attempt <= 4 && !connection.isClosed() && !this.stopping.signal.aborted; attempt += 1) {
      try {
        await provisionStreams(connection, {
          limits: this.settings.streamLimits,
          warn: (message) => this.logger.warn(message),
        });
        return;
      } catch (error) {
        this.logger.error(`Streams could not be created (attempt ${attempt}): ${String(error)}`);
        await pause(100 * 2 ** attempt, this.stopping.signal);
      }
    }
  }

  private setConnected(connected: boolean): void {
    if (this.connected === connected) return;
    this.connected = connected;
    this.settings.metrics.brokerConnected(connected);
    this.logger.log(connected ? `Connected to NATS at ${this.place()}` : 'Disconnected from NATS');
    if (connected) this.wakeAll();
    else for (const listener of this.downListeners) listener();
  }

  private wakeAll(): void {
    for (const wake of this.waiting) wake();
    this.waiting.clear();
  }

  /** Without credentials, which may be part of the address. */
  private place(): string {
    return this.settings.natsUrl.replace(/\/\/[^/@]*@/g, '//');
  }
}
