import { Module } from '@nestjs/common';
import { SourceAnalyser } from './source-analysis.service.js';
import { Spool } from './spool.service.js';

@Module({ providers: [Spool, SourceAnalyser], exports: [Spool, SourceAnalyser] })
export class SourceModule {}
