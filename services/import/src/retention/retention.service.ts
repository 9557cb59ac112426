import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Databases, rootLogger } from '@rollcall/service-defaults';
import { Clock } from '../clock/clock.js';
import { ImportConfig } from '../import.config.js';
import { ImportJobStore } from '../import-job/import-job.store.js';
import { ImportQueryService } from '../import-job/import-query.service.js';
import { Spool } from '../source/spool.service.js';
import { deleteContent, dueForClearing, type OldImport } from './old-imports.sql.js';

const HOUR_MS = 3_600_000;
const IMPORTS_AT_ONCE = 50;

/** Deletes what people handed over once its time has passed: sources, rows, event logs. The receipt stays. */
@Injectable()
export class Retention implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;

  constructor(
    private readonly databases: Databases,
    private readonly store: ImportJobStore,
    private readonly queries: ImportQueryService,
    private readonly spool: Spool,
    private readonly config: ImportConfig,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.start(), HOUR_MS);
    this.timer.unref();
    this.start();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** Clears every import whose time has passed; returns how many. Two processes at once do no harm. */
  async clearOld(): Promise<number> {
    const before = new Date(this.clock.now().getTime() - this.config.retentionDays * 24 * HOUR_MS);
    let cleared = 0;
    for (;;) {
      const old = await this.databases.inSystem((tx) => dueForClearing(tx, before, IMPORTS_AT_ONCE));
      for (const job of old) await this.clear(job);
      cleared += old.length;
      if (old.length < IMPORTS_AT_ONCE) return cleared;
    }
  }

  private async clear(ref: OldImport): Promise<void> {
    const job = await this.store.get(ref);
    // What the counts are added up from goes as well, so they are written down before.
    const { result } = await this.queries.view(job, 'en');
    await this.store.change(ref, (current) => {
      if (current.clearedAt === null) current.clear(result, this.clock.now());
    });
    await deleteContent(this.databases, ref);
    rootLogger().info({ importId: ref.id }, 'the list of an import was deleted after its time');
  }

  private start(): void {
    this.running = Promise.all([this.clearOld(), this.spool.sweep()])
      .then(() => undefined)
      .catch((error: unknown) => rootLogger().warn({ err: error }, 'old lists could not be deleted'));
  }
}
