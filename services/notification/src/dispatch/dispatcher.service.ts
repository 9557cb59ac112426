import { Inject, Injectable, Logger, type OnModuleDestroy, type OnApplicationBootstrap } from '@nestjs/common';
import { Outbox } from '@rollcall/messaging';
import { Databases } from '@rollcall/service-defaults';
import { v7 as uuid } from 'uuid';
import { NotificationConfig } from '../notification.config.js';
import { claimMessages, freeExpiredLeases, type ClaimedMessage } from './claim-messages.sql.js';
import { DeliveryService } from './delivery.service.js';
import { OutcomeRecorder } from './outcome-recorder.js';
import { returnUntried } from './record-outcomes.sql.js';
import { pauseSeconds } from './retry.rules.js';

const LEASE_SECONDS = 60;
const POLL_MILLISECONDS = 500;

/** Sends what is due: claims mails under a lease, a bounded number at a time; several dispatchers share the queue. */
@Injectable()
export class DispatcherService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(DispatcherService.name);
  private readonly recorder: OutcomeRecorder;
  private readonly inFlight = new Set<Promise<void>>();
  private stopping = false;
  private pausedUntil = 0;
  private failuresInARow = 0;
  private loop: Promise<void> | undefined;
  private wakeUp: () => void = () => undefined;

  constructor(
    @Inject(Databases) private readonly databases: Databases,
    @Inject(Outbox) outbox: Outbox,
    @Inject(DeliveryService) private readonly delivery: DeliveryService,
    @Inject(NotificationConfig) private readonly config: NotificationConfig,
  ) {
    this.recorder = new OutcomeRecorder(databases, outbox);
  }

  onApplicationBootstrap(): void {
    this.loop = this.run();
  }

  /** Says that there may be something to send, so that the next look is now. */
  wake(): void {
    this.wakeUp();
  }

  /** Stops claiming and waits for the mails on their way, so that a planned stop leaves nothing uncertain. */
  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    this.wakeUp();
    await this.loop;
    await Promise.all(this.inFlight);
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      // Two waves: while one is on the wire, the next is claimed, so that no connection waits for the database.
      if (this.inFlight.size > this.config.smtpConnections) {
        await Promise.race(this.inFlight);
        continue;
      }
      const leaseId = uuid();
      const messages = await this.claim(leaseId);
      for (const message of messages) this.start(message, leaseId);
      if (messages.length === 0) await this.sleep(POLL_MILLISECONDS);
    }
  }

  private async claim(leaseId: string): Promise<ClaimedMessage[]> {
    if (Date.now() < this.pausedUntil) return [];
    try {
      await freeExpiredLeases(this.databases.system);
      const claim = { leaseId, leaseSeconds: LEASE_SECONDS, limit: this.config.smtpConnections };
      return await claimMessages(this.databases.system, claim);
    } catch (error) {
      this.logger.error({ msg: 'the queue of mails cannot be read', err: error });
      return [];
    }
  }

  private start(message: ClaimedMessage, leaseId: string): void {
    const sending: Promise<void> = this.send(message, leaseId).finally(() => this.inFlight.delete(sending));
    this.inFlight.add(sending);
  }

  private async send(message: ClaimedMessage, leaseId: string): Promise<void> {
    try {
      const { outcome, bounced, unreachable } = await this.delivery.deliver(message);
      await this.recorder.record(message, { ...outcome, leaseId }, bounced);
      if (unreachable) this.pause(outcome.response);
      else this.failuresInARow = 0;
    } catch (error) {
      // Identity or the database is away. The mail goes back untried; if even that fails, its lease runs out.
      this.pause(error instanceof Error ? error.message : String(error));
      await returnUntried(this.databases.system, leaseId, [message.id]).catch(() => undefined);
    }
  }

  private pause(reason: string): void {
    if (Date.now() < this.pausedUntil) return;
    this.failuresInARow += 1;
    const seconds = pauseSeconds(this.failuresInARow);
    this.pausedUntil = Date.now() + seconds * 1000;
    this.logger.warn({ msg: 'sending of mail pauses', seconds, reason });
  }

  private sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
