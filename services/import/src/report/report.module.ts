import { Module } from '@nestjs/common';
import { ImportJobModule } from '../import-job/import-job.module.js';
import { ReportController } from './report.controller.js';
import { ReportService } from './report.service.js';

@Module({ imports: [ImportJobModule], controllers: [ReportController], providers: [ReportService] })
export class ReportModule {}
