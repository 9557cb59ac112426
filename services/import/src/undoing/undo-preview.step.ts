import { Injectable } from '@nestjs/common';
import { Databases } from '@rollcall/service-defaults';
import type { Run } from '../chunk/chunk.shapes.js';
import { Clock } from '../clock/clock.js';
import type { ImportJob } from '../import-job/import-job.entity.js';
import { ImportJobStore } from '../import-job/import-job.store.js';
import type { Step } from '../worker/step.js';
import { forgetOtherPreviews } from './forget-other-previews.sql.js';
import { UndoChunks } from './undo-chunks.service.js';
import { undoResult } from './undo-result.sql.js';

const LOOK_AGAIN_MS = 1_000;

/** Finds out what an undo would do: asks identity about each chunk, as the undo itself will order it. */
@Injectable()
export class UndoPreviewStep implements Step {
  constructor(
    private readonly databases: Databases,
    private readonly store: ImportJobStore,
    private readonly chunks: UndoChunks,
    private readonly clock: Clock,
  ) {}

  async run(job: ImportJob): Promise<number> {
    const ref = { organizationId: job.organizationId, id: job.id };
    const previewId = job.undoPreview?.id ?? '';
    const run: Run = { organizationId: ref.organizationId, importId: ref.id, phase: 'undo-preview', runId: previewId };
    await this.databases.inOrganization(ref.organizationId, (tx) => forgetOtherPreviews(tx, run));
    if (!(await this.chunks.send(job, run))) return LOOK_AGAIN_MS;
    await this.store.change(ref, async (current, tx) => {
      current.finishUndoPreview(previewId, await undoResult(tx, run), this.clock.now());
    });
    return 0;
  }
}
