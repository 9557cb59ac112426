import { Injectable, type OnApplicationBootstrap, type BeforeApplicationShutdown } from '@nestjs/common';
import { Databases, rootLogger } from '@rollcall/service-defaults';
import { v7 as uuidv7 } from 'uuid';
import { Clock } from '../clock/clock.js';
import { WakeUps } from '../event-log/wake-ups.service.js';
import { ImportConfig } from '../import.config.js';
import { JobRunner } from './job-runner.service.js';
import { claimJobs, releaseJob, renewLease, type ClaimedJob } from './lease.sql.js';

const POLL_MS = 500;
const RETRY_MS = 2_000;

/**
 * Works on imports of all organisations, a few at a time. Every process has one; a lease in the database keeps two of
 * them from the same import, and ends by itself when a process dies.
 */
@Injectable()
export class Worker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly running = new Map<string, Promise<void>>();
  private readonly woken = new Set<string>();
  private readonly stopping = new AbortController();
  private stopListening: (() => void) | undefined;
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;
  private lookAgain = false;

  constructor(
    private readonly databases: Databases,
    private readonly runner: JobRunner,
    private readonly wakeUps: WakeUps,
    private readonly config: ImportConfig,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.stopListening = this.wakeUps.listen((importId) => {
      this.woken.add(importId);
      this.look();
    });
    this.timer = setInterval(() => this.look(), POLL_MS);
    this.look();
  }

  /** Gives back what it holds, so that another process goes on at once. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    this.stopListening?.();
    clearInterval(this.timer);
    await this.looking;
    await Promise.all(this.running.values());
  }

  private look(): void {
    if (this.stopping.signal.aborted) return;
    if (this.looking !== undefined) {
      this.lookAgain = true;
      return;
    }
    this.lookAgain = false;
    this.looking = this.claim()
      .catch((error: unknown) => rootLogger().warn({ err: error }, 'imports could not be claimed'))
      .finally(() => {
        this.looking = undefined;
        if (this.lookAgain) this.look();
      });
  }

  private async claim(): Promise<void> {
    const free = this.config.workerConcurrency - this.running.size;
    if (free <= 0) return;
    // What is being worked on here stays noted: the news may have come after the work had looked.
    const woken = [...this.woken].filter((id) => !this.running.has(id));
    for (const id of woken) this.woken.delete(id);
    const leaseId = uuidv7();
    const lease = { id: leaseId, now: this.clock.now(), until: this.leaseEnd() };
    const jobs = await this.databases.inSystem((tx) => claimJobs(tx, lease, free, woken));
    for (const job of jobs) this.running.set(job.id, this.work(job, leaseId));
  }

  private async work(job: ClaimedJob, leaseId: string): Promise<void> {
    const lost = new AbortController();
    const renewal = setInterval(() => void this.renew(job, leaseId, lost), (this.config.workerLeaseSeconds * 1000) / 3);
    let delayMs: number | null = RETRY_MS;
    try {
      delayMs = await this.runner.run(job, AbortSignal.any([this.stopping.signal, lost.signal]));
    } catch (error) {
      rootLogger().error({ err: error, importId: job.id }, 'work on an import failed and will be tried again');
    } finally {
      clearInterval(renewal);
      await this.release(job, leaseId, delayMs);
      this.running.delete(job.id);
      this.look();
    }
  }

  private async renew(job: ClaimedJob, leaseId: string, lost: AbortController): Promise<void> {
    try {
      const kept = await this.databases.inSystem((tx) => renewLease(tx, job, leaseId, this.leaseEnd()));
      if (!kept) lost.abort();
    } catch (error) {
      rootLogger().warn({ err: error, importId: job.id }, 'a lease could not be renewed');
    }
  }

  private async release(job: ClaimedJob, leaseId: string, delayMs: number | null): Promise<void> {
    const next = delayMs === null ? null : new Date(this.clock.now().getTime() + delayMs);
    try {
      await this.databases.inSystem((tx) => releaseJob(tx, job, leaseId, next));
    } catch (error) {
      rootLogger().warn({ err: error, importId: job.id }, 'an import could not be given back; its lease will end');
    }
  }

  private leaseEnd(): Date {
    return new Date(this.clock.now().getTime() + this.config.workerLeaseSeconds * 1000);
  }
}
