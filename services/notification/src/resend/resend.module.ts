import { Module } from '@nestjs/common';
import { QueueModule } from '../queue/queue.module.js';
import { ResendController } from './resend.controller.js';
import { ResendService } from './resend.service.js';

/** Mails of the log, sent once more. */
@Module({ imports: [QueueModule], controllers: [ResendController], providers: [ResendService] })
export class ResendModule {}
