import type { ImportJob } from '../import-job/import-job.entity.js';
import type { StagingWatch } from '../staging/staging.service.js';

/** How a step shows that it lives, and hears that it should stop (lease lost, cancelled, shutting down). */
export type StepWatch = StagingWatch;

/** One short piece of work on an import. Any number of times, from any process, with the same result. */
export interface Step {
  /** Milliseconds after which to look again, even if nothing happens until then; 0: at once. */
  run(job: ImportJob, watch: StepWatch): Promise<number>;
}
