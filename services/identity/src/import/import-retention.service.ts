import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Databases } from '@rollcall/service-defaults';
import { IdentityConfig } from '../identity.config.js';
import { removeOldTraces } from './remove-old-traces.sql.js';

const EVERY_MS = 60 * 60_000;

/** Forgets what an undo or a repeated question would need, once an import is older than both. */
@Injectable()
export class ImportRetentionService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(ImportRetentionService.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly databases: Databases,
    private readonly config: IdentityConfig,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.running = this.removeOld().catch((error: unknown) =>
        this.logger.warn({ err: error }, 'Traces of old imports could not be removed'),
      );
    }, EVERY_MS).unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** Run by run, each in a transaction of its own; several processes may do so at once. */
  async removeOld(): Promise<void> {
    while ((await this.databases.inSystem((tx) => removeOldTraces(tx, this.config.importRetentionDays))) > 0);
  }
}
