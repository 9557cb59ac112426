import { Module } from '@nestjs/common';
import { ImportJobModule } from '../import-job/import-job.module.js';
import { EventStreamController } from './event-stream.controller.js';
import { OpenStreams } from './open-streams.service.js';
import { ProgressReporter } from './progress-reporter.service.js';
import { WakeUps } from './wake-ups.service.js';

@Module({
  imports: [ImportJobModule],
  controllers: [EventStreamController],
  providers: [WakeUps, OpenStreams, ProgressReporter],
  exports: [WakeUps, ProgressReporter],
})
export class EventLogModule {}
