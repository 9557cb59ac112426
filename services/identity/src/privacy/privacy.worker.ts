import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Databases } from '@rollcall/service-defaults';
import { v7 as uuid } from 'uuid';
import { PrivacyRunner } from './privacy-runner.service.js';
import { claimRequests, expireExports } from './privacy-work.sql.js';

const EVERY_MS = 1_000;
const REQUESTS_AT_ONCE = 4;

/** Looks for requests that are due. Several processes may do so at once: each request is with one of them. */
@Injectable()
export class PrivacyWorker implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(PrivacyWorker.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;

  constructor(
    private readonly databases: Databases,
    private readonly runner: PrivacyRunner,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.wake(), EVERY_MS).unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** Does what is due, unless that is going on. */
  wake(): void {
    this.running ??= this.work()
      .catch((error: unknown) => this.logger.warn({ err: error }, 'Privacy requests could not be worked on'))
      .finally(() => (this.running = undefined));
  }

  private async work(): Promise<void> {
    await this.databases.inSystem((tx) => expireExports(tx));
    const leases = await this.databases.inSystem((tx) => claimRequests(tx, uuid(), REQUESTS_AT_ONCE));
    await Promise.all(leases.map((lease) => this.runner.run(lease)));
  }
}
