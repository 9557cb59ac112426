import { Module } from '@nestjs/common';
import { TemplateService } from '../template/template.service.js';
import { DeliveryService } from './delivery.service.js';
import { DispatcherService } from './dispatcher.service.js';
import { MailerService } from './mailer.service.js';

/** Sending what is in the queue. */
@Module({
  providers: [DeliveryService, DispatcherService, MailerService, TemplateService],
  exports: [DispatcherService],
})
export class DispatchModule {}
