import { Module } from '@nestjs/common';
import { ChunkModule } from '../chunk/chunk.module.js';
import { ImportJobModule } from '../import-job/import-job.module.js';
import { UndoingStep } from './undoing.step.js';

@Module({ imports: [ImportJobModule, ChunkModule], providers: [UndoingStep], exports: [UndoingStep] })
export class UndoingModule {}
