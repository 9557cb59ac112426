import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Outbox, type SqlExecutor } from '@rollcall/messaging';
import { OrganizationEntityManager } from '@rollcall/service-defaults';
import { runOf } from '../chunk/run-of.rules.js';
import { runProgress } from '../chunk/run-progress.sql.js';
import { Clock } from '../clock/clock.js';
import { addEvent } from '../event-log/event-log.sql.js';
import { notifyOf } from '../event-log/wake-ups.service.js';
import { ImportJob } from './import-job.entity.js';
import { importErrors } from './import-job.errors.js';
import { factOf } from './import-job.events.js';
import { progressView } from './import-job.view.js';

export interface JobRef {
  readonly organizationId: string;
  readonly id: string;
}

/** Loads imports and changes them, one transaction per change; what happened is announced in the same transaction. */
@Injectable()
export class ImportJobStore {
  constructor(
    private readonly entityManager: OrganizationEntityManager,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `import-not-found`, also for an import of another organisation */
  async get(ref: JobRef): Promise<ImportJob> {
    const job = await this.entityManager.for(ref.organizationId).findOne(ImportJob, { ...ref });
    if (job === null) throw importErrors.notFound();
    return job;
  }

  async add(job: ImportJob, also: (tx: SqlExecutor) => Promise<void>): Promise<void> {
    await this.entityManager.transactional(job.organizationId, async (em, tx) => {
      em.persist(job);
      await em.flush();
      await also(tx);
      await this.announce(job, undefined, tx);
    });
  }

  /**
   * Runs `work` on the import, which nobody else changes meanwhile. A change of status is written to the event log and
   * published.
   */
  async change<T>(
    ref: JobRef,
    work: (job: ImportJob, tx: SqlExecutor, em: EntityManager) => T | Promise<T>,
  ): Promise<T> {
    return this.entityManager.transactional(ref.organizationId, async (em, tx) => {
      const job = await em.findOne(ImportJob, { ...ref }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (job === null) throw importErrors.notFound();
      const before = { status: job.status, version: job.version };
      const result = await work(job, tx, em);
      if (job.version !== before.version) await this.announce(job, before.status, tx);
      return result;
    });
  }

  private async announce(job: ImportJob, previous: string | undefined, tx: SqlExecutor): Promise<void> {
    if (job.status !== previous) {
      const now = this.clock.now();
      await this.announceProgress(job, previous, tx, now);
      await addEvent(tx, job, 'status', { status: job.status, previous: previous ?? null }, now);
      const fact = await factOf(job, tx, now);
      if (fact !== undefined) await this.outbox.add(tx, [fact]);
    }
    await notifyOf(tx, job.id);
  }

  /** The last word about a run that is over: readers of the event log see it reach its end. */
  private async announceProgress(
    job: ImportJob,
    previous: string | undefined,
    tx: SqlExecutor,
    now: Date,
  ): Promise<void> {
    const { organizationId, id, planRunId, applyRunId, undoId } = job;
    const run = runOf({ organizationId, id, planRunId, applyRunId, undoId, status: previous ?? 'draft' });
    if (run === undefined || !['planning', 'applying', 'undoing'].includes(previous ?? '')) return;
    const progress = await runProgress(tx, run, now);
    if (progress.rowsTotal === 0) return;
    await addEvent(tx, job, 'progress', progressView({ phase: previous ?? '', run: progress }) ?? {}, now);
  }
}
