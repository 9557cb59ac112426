import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Databases } from '@rollcall/service-defaults';
import { DEFAULT_SETTINGS } from '../settings/email-settings.sql.js';
import { deleteOldMessages } from './delete-old-messages.sql.js';

const PIECE = 5_000;
const PERIOD_MILLISECONDS = 10 * 60_000;

/** Deletes what organisations do not keep any longer, every ten minutes. */
@Injectable()
export class RetentionService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(RetentionService.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<unknown> = Promise.resolve();
  private stopping = false;

  constructor(@Inject(Databases) private readonly databases: Databases) {}

  onApplicationBootstrap(): void {
    const run = () => {
      this.running = this.deleteOld().catch((error: unknown) =>
        this.logger.error({ msg: 'old mails could not be deleted', err: error }),
      );
    };
    this.timer = setInterval(run, PERIOD_MILLISECONDS);
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    clearInterval(this.timer);
    await this.running;
  }

  /** @returns how many entries were deleted */
  async deleteOld(): Promise<number> {
    let deleted = 0;
    for (let piece = PIECE; piece === PIECE && !this.stopping; deleted += piece)
      piece = await deleteOldMessages(this.databases.system, PIECE, DEFAULT_SETTINGS.retentionDays ?? 365);
    return deleted;
  }
}
