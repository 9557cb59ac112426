import { Module } from '@nestjs/common';
import { SourceModule } from '../source/source.module.js';
import { ImportDraftService } from './import-draft.service.js';
import { ImportJobController } from './import-job.controller.js';
import { ImportJobService } from './import-job.service.js';
import { ImportJobStore } from './import-job.store.js';
import { ImportQueryService } from './import-query.service.js';
import { ImportUploadController } from './import-upload.controller.js';

@Module({
  imports: [SourceModule],
  controllers: [ImportUploadController, ImportJobController],
  providers: [ImportDraftService, ImportJobService, ImportJobStore, ImportQueryService],
  exports: [ImportJobService, ImportJobStore, ImportQueryService],
})
export class ImportJobModule {}
