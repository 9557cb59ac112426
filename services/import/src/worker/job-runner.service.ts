import { Injectable } from '@nestjs/common';
import { ApplyingStep } from '../applying/applying.step.js';
import { ProgressReporter } from '../event-log/progress-reporter.service.js';
import type { ImportJob } from '../import-job/import-job.entity.js';
import { ImportJobStore, type JobRef } from '../import-job/import-job.store.js';
import { PlanningStep } from '../planning/planning.step.js';
import { UndoPreviewStep } from '../undoing/undo-preview.step.js';
import { UndoingStep } from '../undoing/undoing.step.js';
import type { Step } from './step.js';

/** Does the next piece of work on an import, whatever it is. */
@Injectable()
export class JobRunner {
  constructor(
    private readonly store: ImportJobStore,
    private readonly progress: ProgressReporter,
    private readonly planning: PlanningStep,
    private readonly applying: ApplyingStep,
    private readonly undoing: UndoingStep,
    private readonly undoPreview: UndoPreviewStep,
  ) {}

  /** Milliseconds until it has to be looked at again; null: there is nothing left to do. */
  async run(ref: JobRef, signal: AbortSignal): Promise<number | null> {
    for (;;) {
      const job = await this.store.get(ref);
      const step = this.stepOf(job);
      if (step === undefined) return null;
      const watch = { signal, rowsStaged: this.progress.ofStaging(job) };
      const delayMs = await step.run(job, watch);
      await this.progress.ofRun(ref);
      if (delayMs > 0 || signal.aborted) return delayMs;
    }
  }

  private stepOf(job: ImportJob): Step | undefined {
    switch (job.status) {
      case 'planning':
        return this.planning;
      case 'queued':
      case 'applying':
        return this.applying;
      case 'undoing':
        return this.undoing;
      default:
        return job.undoPreview?.status === 'preparing' ? this.undoPreview : undefined;
    }
  }
}
