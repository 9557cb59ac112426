import { Inject, Injectable, Logger } from '@nestjs/common';
import type { NatsConnection } from '@nats-io/nats-core';
import type { Pool } from 'pg';
import { Broker } from '../broker/broker.service.js';
import { MESSAGING_SETTINGS, type MessagingSettings } from '../module/messaging.settings.js';
import { pause } from '../pause.js';
import type { SqlExecutor } from '../sql-executor.js';
import { deleteHandled, deletePublished } from './clean-up.sql.js';
import { claimWindow, markPublished, readBacklog, refuseRow, type PendingRow } from './outbox-window.sql.js';
import { RelayLock } from './relay-lock.js';
import { StreamWatch } from './stream-watch.js';
import { WakeUp } from './wake-up.js';
import { WindowPublisher } from './window-publisher.js';

const HOUSEKEEPING_MS = 30_000;
const HEADER_BYTES = 512;

/**
 * Takes messages from the outbox to the broker. Every replica of a service runs one; the one that holds the lock
 * works, the others wait to take over.
 */
@Injectable()
export class Relay {
  private readonly logger = new Logger('Relay');
  private readonly stopping = new AbortController();
  private readonly wakeUp = new WakeUp();
  private readonly watch: StreamWatch;
  private running: Promise<void> | undefined;
  private nextHousekeeping = 0;
  private failuresInARow = 0;
  private leading = false;

  constructor(
    @Inject(MESSAGING_SETTINGS) private readonly settings: MessagingSettings,
    private readonly broker: Broker,
  ) {
    this.watch = new StreamWatch(settings, (message) => this.logger.warn(message));
  }

  /** Whether this process is the one that publishes. */
  get isActive(): boolean {
    return this.leading;
  }

  start(): void {
    const system = this.settings.pools?.system;
    if (system && this.settings.relay.enabled) this.running ??= this.run(system);
  }

  /** Looks into the outbox now. */
  wake(): void {
    this.wakeUp.ring();
  }

  /** Finishes the window that is on its way and hands over. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.wakeUp.ring();
    await this.running;
  }

  private get stopped(): boolean {
    return this.stopping.signal.aborted;
  }

  private async run(system: Pool): Promise<void> {
    while (!this.stopped) {
      let lock: RelayLock | undefined;
      try {
        lock = await RelayLock.tryAcquire(system, () => this.wakeUp.ring());
        if (lock) await this.lead(lock);
        else await pause(this.settings.relay.takeoverMs, this.stopping.signal);
      } catch (error) {
        if (!this.stopped) this.logger.warn(`The relay starts over: ${String(error)}`);
        await pause(this.settings.relay.takeoverMs, this.stopping.signal);
      } finally {
        this.leading = false;
        lock?.release();
      }
    }
  }

  private async lead(lock: RelayLock): Promise<void> {
    this.leading = true;
    const { session } = lock;
    while (lock.isHeld && !this.stopped) {
      const connection = await this.broker.whenConnected();
      const publisher = new WindowPublisher(
        connection,
        this.settings.relay.ackTimeoutMs,
        `_INBOX.${this.settings.name}`,
      );
      const forget = this.broker.onDown(() => publisher.abandon('The connection to NATS was lost.'));
      try {
        await this.watch.check(connection, session, true);
        while (lock.isHeld && !this.stopped && this.broker.isConnected && !connection.isClosed())
          await this.round(connection, publisher, session);
      } finally {
        forget();
        publisher.close();
      }
    }
  }

  private async round(connection: NatsConnection, publisher: WindowPublisher, system: SqlExecutor): Promise<void> {
    await this.housekeeping(system);
    await this.watch.check(connection, system);
    const { windowRows, windowBytes, pollMs } = this.settings.relay;
    const rows = await claimWindow(system, windowRows, windowBytes);
    const fitting = await this.withoutOversized(rows, system);
    if (fitting.length === 0) {
      if (rows.length === 0) await this.wakeUp.wait(pollMs);
      return;
    }
    await this.publish(connection, publisher, system, fitting);
  }

  private async publish(
    connection: NatsConnection,
    publisher: WindowPublisher,
    system: SqlExecutor,
    rows: PendingRow[],
  ) {
    const { acked, failures, firstSequences, lastSequences } = await publisher.publish(rows);
    if (acked.length > 0) {
      await markPublished(
        system,
        acked.map((row) => row.position),
      );
      await this.watch.confirmed(connection, system, { last: lastSequences, first: firstSequences });
      for (const [stream, count] of countBy(acked)) this.settings.metrics.published(stream, count);
    }
    if (failures.length === 0) {
      this.failuresInARow = 0;
      return;
    }
    for (const [stream, count] of countBy(failures.map(({ row }) => row)))
      this.settings.metrics.publishFailed(stream, count);
    this.logger.warn(`${failures.length} of ${rows.length} messages were not published: ${failures[0]!.reason}`);
    this.failuresInARow += 1;
    await pause(Math.min(5_000, 50 * 2 ** this.failuresInARow), this.stopping.signal);
    if (this.broker.isConnected) await this.watch.check(connection, system, true);
  }

  /** The limit may be lower than it was when the row was written. */
  private async withoutOversized(rows: PendingRow[], system: SqlExecutor): Promise<PendingRow[]> {
    const limit = this.broker.maxPayloadBytes - HEADER_BYTES;
    const fitting: PendingRow[] = [];
    for (const row of rows) {
      const bytes = row.message.length * 3 > limit ? Buffer.byteLength(row.message) : 0;
      if (bytes <= limit) {
        fitting.push(row);
        continue;
      }
      const reason = `The message takes ${bytes} bytes, the broker accepts ${limit}.`;
      this.logger.error(`${row.wireSubject} ${row.id} is parked: ${reason}`);
      await refuseRow(system, row, reason);
    }
    return fitting;
  }

  private async housekeeping(system: SqlExecutor): Promise<void> {
    if (Date.now() < this.nextHousekeeping) return;
    this.nextHousekeeping = Date.now() + HOUSEKEEPING_MS;
    const backlog = await readBacklog(system);
    this.settings.metrics.outboxBacklog(backlog.rows, backlog.oldestAgeSeconds);
    const deleted =
      (await deletePublished(system, this.settings.relay.replayWindowHours)) +
      (await deleteHandled(system, this.settings.inboxRetentionHours));
    // More is waiting: go on at the next round instead of keeping the outbox waiting for it.
    if (deleted >= 20_000) this.nextHousekeeping = 0;
  }
}

function countBy(rows: readonly PendingRow[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { stream } of rows) counts.set(stream, (counts.get(stream) ?? 0) + 1);
  return counts;
}
