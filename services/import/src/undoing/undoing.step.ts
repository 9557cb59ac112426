import { Injectable } from '@nestjs/common';
import { Databases, isUniqueViolation } from '@rollcall/service-defaults';
import { nobodyIsAtWork } from '../applying/turn.sql.js';
import { ChunkSender } from '../chunk/chunk-sender.service.js';
import type { Run } from '../chunk/chunk.shapes.js';
import { insertChunks } from '../chunk/insert-chunks.sql.js';
import { Clock } from '../clock/clock.js';
import type { ImportJob } from '../import-job/import-job.entity.js';
import { ImportJobStore } from '../import-job/import-job.store.js';
import type { Step } from '../worker/step.js';
import { appliedChunks } from './applied-chunks.sql.js';
import { undoResult } from './undo-result.sql.js';

const LOOK_AGAIN_MS = 1_000;

/** Takes an application back, chunk by chunk; the last chunk goes alone, because with it go the groups. */
@Injectable()
export class UndoingStep implements Step {
  constructor(
    private readonly databases: Databases,
    private readonly store: ImportJobStore,
    private readonly sender: ChunkSender,
    private readonly clock: Clock,
  ) {}

  async run(job: ImportJob): Promise<number> {
    if (job.undoStartedAt === null) return (await this.start(job)) ? 0 : LOOK_AGAIN_MS;
    // After a cancel, chunks may still be on their way: what they do has to be taken back as well.
    const applied = await this.sender.pump(job, runOf(job, 'apply'), false);
    if (applied.chunksSent > 0) return LOOK_AGAIN_MS;
    const run = runOf(job, 'undo');
    for (const part of ['all but last', 'last'] as const) {
      await this.addChunks(job, run, part);
      if ((await this.sender.pump(job, run)).chunksOpen > 0) return LOOK_AGAIN_MS;
    }
    await this.finish(job);
    return 0;
  }

  private async start(job: ImportJob): Promise<boolean> {
    try {
      return await this.store.change(refOf(job), async (current, tx, em) => {
        if (!(await nobodyIsAtWork(tx, current))) return false;
        current.startUndoing(this.clock.now());
        await em.flush();
        return true;
      });
    } catch (error) {
      if (isUniqueViolation(error) || isUniqueViolation((error as Error).cause)) return false;
      throw error;
    }
  }

  private async addChunks(job: ImportJob, run: Run, part: 'all but last' | 'last'): Promise<void> {
    await this.databases.inOrganization(job.organizationId, async (tx) => {
      const chunks = await appliedChunks(tx, job);
      await insertChunks(tx, run, part === 'last' ? chunks.slice(-1) : chunks.slice(0, -1));
    });
  }

  private async finish(job: ImportJob): Promise<void> {
    await this.store.change(refOf(job), async (current, tx) => {
      if (current.status === 'undoing') current.finishUndo(await undoResult(tx, current));
    });
  }
}

function refOf(job: ImportJob) {
  return { organizationId: job.organizationId, id: job.id };
}

function runOf(job: ImportJob, phase: 'apply' | 'undo'): Run {
  const runId = (phase === 'apply' ? job.applyRunId : job.undoId) ?? '';
  return { organizationId: job.organizationId, importId: job.id, phase, runId };
}
