import { Injectable } from '@nestjs/common';
import { CancelInvitations, ReleaseInvitations } from '@rollcall/contracts';
import { command, Outbox } from '@rollcall/messaging';
import type { Caller } from '@rollcall/service-defaults';
import { v7 as uuidv7 } from 'uuid';
import { Clock } from '../clock/clock.js';
import { ImportConfig } from '../import.config.js';
import { rememberMapping } from '../source/remembered-mapping.sql.js';
import { aboutInvitations, actorFrom } from './identity-options.js';
import { requireKind } from './import-job.access.js';
import type { ImportJob } from './import-job.entity.js';
import type { Confirmation } from './import-job.shapes.js';
import { ImportJobStore, type JobRef } from './import-job.store.js';

const HOUR_MS = 3_600_000;

/** What a person does with an import after it was handed over; whoever may not import its kind of people is refused. */
@Injectable()
export class ImportJobService {
  constructor(
    private readonly store: ImportJobStore,
    private readonly outbox: Outbox,
    private readonly config: ImportConfig,
    private readonly clock: Clock,
  ) {}

  async plan(ref: JobRef, caller: Caller): Promise<ImportJob> {
    return this.store.change(ref, (job) => {
      requireKind(caller, job.kind);
      job.startPlanning(uuidv7(), actorFrom(caller), this.clock.now());
      return job;
    });
  }

  async apply(
    ref: JobRef,
    approval: { readonly planHash: string; readonly confirm?: Confirmation | undefined },
    caller: Caller,
  ): Promise<ImportJob> {
    return this.store.change(ref, async (job, tx) => {
      requireKind(caller, job.kind);
      const now = this.clock.now();
      const expiresBefore = new Date(now.getTime() - this.config.planTtlHours * HOUR_MS);
      if (!job.approve({ ...approval, expiresBefore }, actorFrom(caller), now)) return job;
      const header = job.analysis.description?.header;
      if (header) await rememberMapping(tx, job, header, job.mapping, now);
      return job;
    });
  }

  async cancel(ref: JobRef, caller: Caller): Promise<ImportJob> {
    return this.store.change(ref, (job) => {
      requireKind(caller, job.kind);
      job.requestCancel(actorFrom(caller), this.clock.now());
      return job;
    });
  }

  /** Takes an application back. Its invitations are stopped first, so that nobody is invited into a removed account. */
  async undo(ref: JobRef, caller: Caller): Promise<ImportJob> {
    return this.store.change(ref, async (job, tx) => {
      requireKind(caller, job.kind);
      if (!job.requestUndo(uuidv7(), actorFrom(caller), this.clock.now())) return job;
      await this.outbox.add(tx, [command(CancelInvitations, aboutInvitations(job))]);
      return job;
    });
  }

  /** Finds out what an undo by this caller would do; nothing changes. */
  async previewUndo(ref: JobRef, caller: Caller): Promise<ImportJob> {
    return this.store.change(ref, (job) => {
      requireKind(caller, job.kind);
      job.requestUndoPreview(uuidv7(), actorFrom(caller), this.clock.now());
      return job;
    });
  }

  async releaseInvitations(ref: JobRef, caller: Caller): Promise<ImportJob> {
    return this.store.change(ref, async (job, tx) => {
      requireKind(caller, job.kind);
      if (job.releaseInvitations(this.clock.now()))
        await this.outbox.add(tx, [command(ReleaseInvitations, aboutInvitations(job))]);
      return job;
    });
  }
}
