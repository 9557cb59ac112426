import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Databases } from '@rollcall/service-defaults';
import { v7 as uuid } from 'uuid';
import { NotificationConfig } from '../notification.config.js';
import { Claimer, type Claim } from '../pace/claimer.service.js';
import { forgetOldPace } from '../pace/pace.sql.js';
import { freeExpiredLeases, renewLeases, type ClaimedMessage } from './claim-messages.sql.js';
import { DeliveryService } from './delivery.service.js';
import { Lane } from './lane.js';
import { DEFAULT_SERVER, MailServers } from './mail-servers.service.js';
import { OutcomeRecorder } from './outcome-recorder.js';
import { returnUntried } from './record-outcomes.sql.js';
import { pauseSeconds } from './retry.rules.js';

const LEASE_SECONDS = 60;
const RENEW_MILLISECONDS = 15_000;
const POLL_MILLISECONDS = 500;
const WAVES = 8;
/** Shortest pause where the pace keeps mails back: a claim of five mails costs what a claim of one does. */
const BREATH_MILLISECONDS = 50;

/**
 * Sends what is due: claims mails under a lease, a bounded number at a time; several dispatchers share the queue. Mail
 * that somebody waits for has a lane of its own, which no slow mail server and no list can fill.
 */
@Injectable()
export class DispatcherService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(DispatcherService.name);
  private readonly lanes: readonly Lane[];
  private readonly maintenance = new Lane(false, 1);
  private stopping = false;
  /** While identity or the database is away, nothing can be sent. */
  private pausedUntil = 0;
  private failuresInARow = 0;
  /** Mails on their way, by organisation: a slow server of one may not keep those of others waiting. */
  private readonly inFlight = new Map<string, number>();
  private readonly mostPerServer: number;
  private loops: Promise<void>[] = [];

  constructor(
    @Inject(Databases) private readonly databases: Databases,
    @Inject(Claimer) private readonly claimer: Claimer,
    @Inject(DeliveryService) private readonly delivery: DeliveryService,
    @Inject(OutcomeRecorder) private readonly recorder: OutcomeRecorder,
    @Inject(MailServers) private readonly servers: MailServers,
    @Inject(NotificationConfig) { smtpConnections }: NotificationConfig,
  ) {
    // Several waves: while one is on the wire, the next are claimed, get their links and are rendered, so that no
    // connection waits for the database or for identity.
    this.lanes = [new Lane(true, Math.min(4, smtpConnections * 2)), new Lane(false, smtpConnections * WAVES)];
    this.mostPerServer = smtpConnections * 2;
  }

  onApplicationBootstrap(): void {
    this.stopping = false;
    this.loops = [...this.lanes.map((lane) => this.run(lane)), this.maintain()];
  }

  /** Says that there may be something to send, so that the next look is now. */
  wake(): void {
    for (const lane of this.lanes) lane.wake();
  }

  /** Stops claiming and waits for the mails on their way, so that a planned stop leaves nothing uncertain. */
  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    this.wake();
    this.maintenance.wake();
    await Promise.all(this.loops);
    await Promise.all(this.lanes.map((lane) => lane.untilEmpty()));
  }

  private async run(lane: Lane): Promise<void> {
    while (!this.stopping) {
      await lane.untilRoom();
      const leaseId = uuid();
      const { messages, waitMs } = await this.claim(lane, leaseId);
      for (const message of messages) lane.add(message.id, this.sendCounted(lane, message, leaseId));
      if (messages.length > 0) continue;
      const wait = waitMs === 0 ? 0 : Math.max(BREATH_MILLISECONDS, waitMs ?? POLL_MILLISECONDS);
      await lane.sleep(Math.min(wait, POLL_MILLISECONDS));
    }
  }

  private async claim(lane: Lane, leaseId: string): Promise<Claim> {
    const nothing = { messages: [], waitMs: null };
    const now = Date.now();
    if (now < this.pausedUntil) return nothing;
    const limit = this.servers.isProbing() ? 1 : lane.room;
    const load = { inFlight: this.inFlight, mostPerServer: this.mostPerServer };
    const request = { leaseId, leaseSeconds: LEASE_SECONDS, limit, paused: this.servers.paused(now), load };
    try {
      return await (lane.isUrgent ? this.claimer.urgent(request) : this.claimer.paced(request));
    } catch (error) {
      this.logger.error({ msg: 'the queue of mails cannot be read', err: error });
      return nothing;
    }
  }

  private async sendCounted(lane: Lane, message: ClaimedMessage, leaseId: string): Promise<void> {
    const { organizationId } = message;
    const before = this.inFlight.get(organizationId) ?? 0;
    this.inFlight.set(organizationId, before + 1);
    await this.send(message, leaseId);
    const after = (this.inFlight.get(organizationId) ?? 1) - 1;
    if (after === 0) this.inFlight.delete(organizationId);
    else this.inFlight.set(organizationId, after);
    // Its server may have been full, and has room again.
    if (after === Math.floor(this.mostPerServer / 2)) lane.wake();
  }

  private async send(message: ClaimedMessage, leaseId: string): Promise<void> {
    try {
      const { outcome, bounced, server, isServerDown } = await this.delivery.deliver(message);
      await this.recorder.record(message, { ...outcome, leaseId }, bounced);
      this.failuresInARow = 0;
      if (isServerDown) await this.servers.failed(server, outcome.response, Date.now());
      else if (outcome.smtpCode !== null) await this.servers.succeeded(server);
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

  /** Frees what dispatchers left behind that died, and keeps hold of what this one is sending. */
  private async maintain(): Promise<void> {
    let renewAt = Date.now() + RENEW_MILLISECONDS;
    await this.servers.forget(DEFAULT_SERVER).catch(() => undefined);
    while (!this.stopping) {
      try {
        if ((await freeExpiredLeases(this.databases.system)) > 0) this.wake();
        if (Date.now() >= renewAt) {
          renewAt = Date.now() + RENEW_MILLISECONDS;
          const ids = this.lanes.flatMap((lane) => lane.ids);
          if (ids.length > 0) await renewLeases(this.databases.system, ids, LEASE_SECONDS);
          await forgetOldPace(this.databases.system);
        }
      } catch (error) {
        this.logger.error({ msg: 'leases of mails cannot be kept', err: error });
      }
      await this.maintenance.sleep(POLL_MILLISECONDS);
    }
  }
}
