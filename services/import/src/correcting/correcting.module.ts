import { Module } from '@nestjs/common';
import { ImportJobModule } from '../import-job/import-job.module.js';
import { CorrectingController } from './correcting.controller.js';
import { CorrectingService } from './correcting.service.js';

@Module({ imports: [ImportJobModule], controllers: [CorrectingController], providers: [CorrectingService] })
export class CorrectingModule {}
