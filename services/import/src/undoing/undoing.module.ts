import { Module } from '@nestjs/common';
import { ChunkModule } from '../chunk/chunk.module.js';
import { ImportJobModule } from '../import-job/import-job.module.js';
import { UndoChunks } from './undo-chunks.service.js';
import { UndoPreviewController } from './undo-preview.controller.js';
import { UndoPreviewStep } from './undo-preview.step.js';
import { UndoingStep } from './undoing.step.js';

@Module({
  imports: [ImportJobModule, ChunkModule],
  controllers: [UndoPreviewController],
  providers: [UndoChunks, UndoingStep, UndoPreviewStep],
  exports: [UndoingStep, UndoPreviewStep],
})
export class UndoingModule {}
