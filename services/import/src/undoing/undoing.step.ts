import { Injectable } from '@nestjs/common';
import { isUniqueViolation } from '@rollcall/service-defaults';
import { nobodyIsAtWork } from '../applying/turn.sql.js';
import type { Run } from '../chunk/chunk.shapes.js';
import { Clock } from '../clock/clock.js';
import type { ImportJob } from '../import-job/import-job.entity.js';
import { ImportJobStore } from '../import-job/import-job.store.js';
import type { Step } from '../worker/step.js';
import { UndoChunks } from './undo-chunks.service.js';
import { undoResult } from './undo-result.sql.js';

const LOOK_AGAIN_MS = 1_000;

/** Takes an application back, chunk by chunk. */
@Injectable()
export class UndoingStep implements Step {
  constructor(
    private readonly store: ImportJobStore,
    private readonly chunks: UndoChunks,
    private readonly clock: Clock,
  ) {}

  async run(job: ImportJob): Promise<number> {
    if (job.undoStartedAt === null) return (await this.start(job)) ? 0 : LOOK_AGAIN_MS;
    const run = runOf(job);
    if (!(await this.chunks.send(job, run))) return LOOK_AGAIN_MS;
    await this.store.change(refOf(job), async (current, tx) => {
      if (current.status === 'undoing') current.finishUndo(await undoResult(tx, run));
    });
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
}

function refOf(job: ImportJob) {
  return { organizationId: job.organizationId, id: job.id };
}

function runOf(job: ImportJob): Run {
  return { organizationId: job.organizationId, importId: job.id, phase: 'undo', runId: job.undoId ?? '' };
}
