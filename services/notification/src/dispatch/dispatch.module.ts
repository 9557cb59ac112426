import { Module } from '@nestjs/common';
import { SettingsModule } from '../settings/settings.module.js';
import { TemplateModule } from '../template/template.module.js';
import { DeliveryService } from './delivery.service.js';
import { DispatcherService } from './dispatcher.service.js';
import { MailRenderer } from './mail-renderer.service.js';
import { MailerService } from './mailer.service.js';
import { SmtpTransports } from './smtp-transports.service.js';

/** Sending what is in the queue. */
@Module({
  imports: [SettingsModule, TemplateModule],
  providers: [DeliveryService, DispatcherService, MailRenderer, MailerService, SmtpTransports],
  exports: [DispatcherService],
})
export class DispatchModule {}
