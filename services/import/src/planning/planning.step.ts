import { Injectable } from '@nestjs/common';
import { Databases, rootLogger } from '@rollcall/service-defaults';
import { ChunkSender } from '../chunk/chunk-sender.service.js';
import { insertChunks } from '../chunk/insert-chunks.sql.js';
import type { Run } from '../chunk/chunk.shapes.js';
import { Clock } from '../clock/clock.js';
import type { ImportJob } from '../import-job/import-job.entity.js';
import { ImportJobStore } from '../import-job/import-job.store.js';
import { ListRefused, type Problem } from '../problem/problem.js';
import { isFatal } from '../source/source-analysis.service.js';
import { StagingService } from '../staging/staging.service.js';
import type { Step, StepWatch } from '../worker/step.js';
import { PlanFinisher } from './plan-finisher.service.js';

const LOOK_AGAIN_MS = 1_000;
/** The one chunk that asks who is absent. */
const ABSENT_CHUNK = { chunk: 0, firstRecord: 0, lastRecord: 0, rowCount: 1, bytes: 0 };

/** Plans an import: stages its rows, asks identity about them, and adds up the answers. */
@Injectable()
export class PlanningStep implements Step {
  constructor(
    private readonly databases: Databases,
    private readonly store: ImportJobStore,
    private readonly staging: StagingService,
    private readonly sender: ChunkSender,
    private readonly finisher: PlanFinisher,
    private readonly clock: Clock,
  ) {}

  async run(job: ImportJob, watch: StepWatch): Promise<number> {
    const fatal = job.analysis.problems.filter(isFatal);
    if (fatal.length > 0 || job.analysis.description === null) return this.fail(job, job.analysis.problems);
    if (job.stagedRunId !== job.planRunId) return this.stage(job, watch);
    const rows = await this.sender.pump(job, runOf(job, 'plan'));
    if (rows.chunksOpen > 0) return LOOK_AGAIN_MS;
    if (job.options.absent === 'deactivate' && !(await this.absentAreKnown(job))) return LOOK_AGAIN_MS;
    await this.finisher.finish(job);
    return 0;
  }

  private async stage(job: ImportJob, watch: StepWatch): Promise<number> {
    try {
      const summary = await this.staging.stage(job, watch);
      await this.store.change(refOf(job), (current) => {
        // Cancelled, or planned anew, while the rows were being read.
        if (current.planRunId === job.planRunId && current.status === 'planning')
          current.staged({ ...current.analysis, summary });
      });
      return 0;
    } catch (error) {
      if (watch.signal.aborted) return 0;
      if (error instanceof ListRefused) return this.fail(job, [...job.analysis.problems, error.problem]);
      throw error;
    }
  }

  private async absentAreKnown(job: ImportJob): Promise<boolean> {
    const run = runOf(job, 'absent');
    await this.databases.inOrganization(job.organizationId, (tx) => insertChunks(tx, run, [ABSENT_CHUNK]));
    return (await this.sender.pump(job, run)).chunksOpen === 0;
  }

  private async fail(job: ImportJob, problems: readonly Problem[]): Promise<number> {
    rootLogger().info({ importId: job.id, codes: problems.map(({ code }) => code) }, 'the list cannot be imported');
    await this.store.change(refOf(job), (current) => {
      if (current.planRunId === job.planRunId && current.status === 'planning')
        current.fail(problems, this.clock.now());
    });
    return 0;
  }
}

function refOf(job: ImportJob) {
  return { organizationId: job.organizationId, id: job.id };
}

function runOf(job: ImportJob, phase: 'plan' | 'absent'): Run {
  return { organizationId: job.organizationId, importId: job.id, phase, runId: job.planRunId ?? '' };
}
