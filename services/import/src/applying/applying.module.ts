import { Module } from '@nestjs/common';
import { ChunkModule } from '../chunk/chunk.module.js';
import { ImportJobModule } from '../import-job/import-job.module.js';
import { ApplyConsumer } from './apply.consumer.js';
import { ApplyingStep } from './applying.step.js';

@Module({
  imports: [ImportJobModule, ChunkModule],
  providers: [ApplyingStep, ApplyConsumer],
  exports: [ApplyingStep],
})
export class ApplyingModule {}
