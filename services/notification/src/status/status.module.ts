import { Module } from '@nestjs/common';
import { EmailStatusController } from './email-status.controller.js';
import { QueueMetrics } from './queue-metrics.service.js';

/** How the sending of mail goes. */
@Module({ controllers: [EmailStatusController], providers: [QueueMetrics] })
export class StatusModule {}
