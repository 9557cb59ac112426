import { Injectable } from '@nestjs/common';
import { CancelInvitations, ReleaseInvitations } from '@rollcall/contracts';
import { command, Outbox } from '@rollcall/messaging';
import { Databases, isUniqueViolation } from '@rollcall/service-defaults';
import { v7 as uuidv7 } from 'uuid';
import { ChunkSender } from '../chunk/chunk-sender.service.js';
import { ChunkSizer } from '../chunk/chunk-sizer.service.js';
import type { Run } from '../chunk/chunk.shapes.js';
import { dropPendingChunks } from '../chunk/drop-pending-chunks.sql.js';
import { insertChunks } from '../chunk/insert-chunks.sql.js';
import { packChunks, stretchRows } from '../chunk/pack-chunks.rules.js';
import { Clock } from '../clock/clock.js';
import { aboutInvitations, waitsForTheEnd } from '../import-job/identity-options.js';
import type { ImportJob } from '../import-job/import-job.entity.js';
import { ImportJobStore } from '../import-job/import-job.store.js';
import type { Step } from '../worker/step.js';
import { applyResult } from './apply-result.sql.js';
import { stretchesToApply } from './stretches-to-apply.sql.js';
import { isNextInLine } from './turn.sql.js';

const LOOK_AGAIN_MS = 1_000;
/** So long a cancelled import waits for chunks that are on their way; their answers count whenever they come. */
const CANCEL_WAIT_MS = 1_500;
const ROLLED_BACK = { code: 'F_ROWS_WITH_ERRORS', severity: 'fatal' } as const;

/** Applies a plan: waits for its turn, sends its chunks, and ends when each has been answered. */
@Injectable()
export class ApplyingStep implements Step {
  constructor(
    private readonly databases: Databases,
    private readonly store: ImportJobStore,
    private readonly sender: ChunkSender,
    private readonly outbox: Outbox,
    private readonly sizer: ChunkSizer,
    private readonly clock: Clock,
  ) {}

  async run(job: ImportJob): Promise<number> {
    if (job.status === 'queued') return (await this.start(job)) ? 0 : LOOK_AGAIN_MS;
    return job.cancelRequestedAt === null ? this.goOn(job) : this.stop(job, job.cancelRequestedAt);
  }

  /** False: another import of the kind changes people at the moment, or comes first. */
  private async start(job: ImportJob): Promise<boolean> {
    try {
      return await this.store.change(refOf(job), async (current, tx, em) => {
        if (current.status !== 'queued') return true;
        if (!(await isNextInLine(tx, current))) return false;
        current.startApplying(uuidv7(), this.clock.now());
        await em.flush();
        const limits = this.sizer.limits();
        await insertChunks(
          tx,
          runOf(current),
          packChunks(await stretchesToApply(tx, current, stretchRows(limits)), limits),
        );
        return true;
      });
    } catch (error) {
      // Two processes, two imports, one moment: the database lets only one begin.
      if (isUniqueViolation(error) || isUniqueViolation((error as Error).cause)) return false;
      throw error;
    }
  }

  private async goOn(job: ImportJob): Promise<number> {
    const run = runOf(job);
    const refused = await this.refusedRows(job);
    if (refused > 0) await this.databases.inOrganization(job.organizationId, (tx) => dropPendingChunks(tx, run));
    const progress = await this.sender.pump(job, run, refused === 0);
    if (progress.chunksOpen > 0) return LOOK_AGAIN_MS;
    await this.store.change(refOf(job), async (current, tx) => {
      if (current.status !== 'applying' || current.cancelRequestedAt !== null) return;
      const failed = await this.refusedRows(current);
      if (failed > 0) {
        current.rollBack(uuidv7(), { ...ROLLED_BACK, params: { count: failed } }, this.clock.now());
        await this.outbox.add(tx, [command(CancelInvitations, aboutInvitations(current))]);
        return;
      }
      current.complete(this.clock.now());
      if (waitsForTheEnd(current)) await this.outbox.add(tx, [command(ReleaseInvitations, aboutInvitations(current))]);
    });
    return 0;
  }

  /** With all or nothing: rows that identity held back or refused although the plan was good. */
  private async refusedRows(job: ImportJob): Promise<number> {
    if (job.options.onError !== 'all-or-nothing') return 0;
    const { rowsHeld, rowsFailed } = await this.databases.inOrganization(job.organizationId, (tx) =>
      applyResult(tx, job),
    );
    return rowsHeld + rowsFailed;
  }

  private async stop(job: ImportJob, requestedAt: Date): Promise<number> {
    const run = runOf(job);
    await this.databases.inOrganization(job.organizationId, (tx) => dropPendingChunks(tx, run));
    const progress = await this.sender.pump(job, run, false);
    const now = this.clock.now();
    if (progress.chunksOpen > 0 && now.getTime() - requestedAt.getTime() < CANCEL_WAIT_MS) return 200;
    await this.store.change(refOf(job), (current) => {
      if (current.status === 'applying') current.cancelled(now);
    });
    return 0;
  }
}

function refOf(job: ImportJob) {
  return { organizationId: job.organizationId, id: job.id };
}

function runOf(job: ImportJob): Run {
  return { organizationId: job.organizationId, importId: job.id, phase: 'apply', runId: job.applyRunId ?? '' };
}
