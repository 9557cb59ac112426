import { Module } from '@nestjs/common';
import { ApplyingModule } from '../applying/applying.module.js';
import { EventLogModule } from '../event-log/event-log.module.js';
import { ImportJobModule } from '../import-job/import-job.module.js';
import { PlanningModule } from '../planning/planning.module.js';
import { UndoingModule } from '../undoing/undoing.module.js';
import { JobRunner } from './job-runner.service.js';
import { Worker } from './worker.service.js';

@Module({
  imports: [ImportJobModule, EventLogModule, PlanningModule, ApplyingModule, UndoingModule],
  providers: [JobRunner, Worker],
})
export class WorkerModule {}
