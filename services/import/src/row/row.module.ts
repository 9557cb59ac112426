import { Module } from '@nestjs/common';
import { ImportJobModule } from '../import-job/import-job.module.js';
import { ProblemCountController } from './problem-count.controller.js';
import { RowController } from './row.controller.js';

@Module({ imports: [ImportJobModule], controllers: [RowController, ProblemCountController] })
export class RowModule {}
