import { Module } from '@nestjs/common';
import { ChunkModule } from '../chunk/chunk.module.js';
import { ImportJobModule } from '../import-job/import-job.module.js';
import { SourceModule } from '../source/source.module.js';
import { InFileDuplicates } from '../staging/in-file-duplicates.service.js';
import { StagingService } from '../staging/staging.service.js';
import { PlanConsumer } from './plan.consumer.js';
import { PlanFinisher } from './plan-finisher.service.js';
import { PlanningStep } from './planning.step.js';

@Module({
  imports: [ImportJobModule, SourceModule, ChunkModule],
  providers: [InFileDuplicates, StagingService, PlanFinisher, PlanningStep, PlanConsumer],
  exports: [PlanningStep],
})
export class PlanningModule {}
