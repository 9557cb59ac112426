import { Injectable } from '@nestjs/common';
import { Databases, rootLogger } from '@rollcall/service-defaults';
import { runOf } from '../chunk/run-of.rules.js';
import { runProgress } from '../chunk/run-progress.sql.js';
import { Clock } from '../clock/clock.js';
import type { ImportJob } from '../import-job/import-job.entity.js';
import { ImportJobStore, type JobRef } from '../import-job/import-job.store.js';
import { progressView } from '../import-job/import-job.view.js';
import { addEvent } from './event-log.sql.js';
import { notifyOf } from './wake-ups.service.js';

const INTERVAL_MS = 500;
const ACTIVE = ['planning', 'applying', 'undoing'];

/** Writes to the event log how far imports are, at most twice a second each. */
@Injectable()
export class ProgressReporter {
  private readonly lately = new Map<string, { at: number; done: number }>();

  constructor(
    private readonly databases: Databases,
    private readonly store: ImportJobStore,
    private readonly clock: Clock,
  ) {}

  /** For a list that is being read: call back with every number of further rows. */
  ofStaging(job: ImportJob): (rows: number) => void {
    const startedAt = this.clock.now().getTime();
    const total = job.analysis.summary?.records ?? null;
    let done = 0;
    return (rows) => {
      done += rows;
      if (!this.isTime(job.id, done)) return;
      const seconds = Math.max(0.001, (this.clock.now().getTime() - startedAt) / 1000);
      const rowsPerSecond = Math.round(done / seconds);
      const secondsLeft = total === null ? null : Math.ceil((total - done) / Math.max(1, rowsPerSecond));
      const data = { phase: 'reading', done, total, rowsPerSecond, secondsLeft };
      this.write(job, data).catch((error: unknown) => rootLogger().warn({ err: error }, 'progress was not written'));
    };
  }

  /** For chunks that are on their way. */
  async ofRun(ref: JobRef): Promise<void> {
    const job = await this.store.get(ref);
    const run = runOf(job);
    if (run === undefined || !ACTIVE.includes(job.status)) {
      this.lately.delete(job.id);
      return;
    }
    const progress = await this.databases.inOrganization(ref.organizationId, (tx) =>
      runProgress(tx, run, this.clock.now()),
    );
    if (progress.rowsTotal === 0 || !this.isTime(job.id, progress.rowsDone)) return;
    await this.write(job, progressView({ phase: job.status, run: progress }) ?? {});
  }

  /** Something new to say, and long enough since the last time. */
  private isTime(id: string, done: number): boolean {
    const now = performance.now();
    const last = this.lately.get(id);
    if (last !== undefined && (now - last.at < INTERVAL_MS || last.done === done)) return false;
    this.lately.set(id, { at: now, done });
    return true;
  }

  private async write(job: JobRef, data: object): Promise<void> {
    await this.databases.inOrganization(job.organizationId, async (tx) => {
      await addEvent(tx, job, 'progress', data, this.clock.now());
      await notifyOf(tx, job.id);
    });
  }
}
