import { Module } from '@nestjs/common';
import { ImportJobModule } from '../import-job/import-job.module.js';
import { RowController } from './row.controller.js';

@Module({ imports: [ImportJobModule], controllers: [RowController] })
export class RowModule {}
