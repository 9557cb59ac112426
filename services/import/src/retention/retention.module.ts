import { Module } from '@nestjs/common';
import { ImportJobModule } from '../import-job/import-job.module.js';
import { SourceModule } from '../source/source.module.js';
import { Retention } from './retention.service.js';

@Module({ imports: [ImportJobModule, SourceModule], providers: [Retention], exports: [Retention] })
export class RetentionModule {}
