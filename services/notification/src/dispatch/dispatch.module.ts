import { Module } from '@nestjs/common';
import { SettingsModule } from '../settings/settings.module.js';
import { TemplateModule } from '../template/template.module.js';
import { DeliveryService } from './delivery.service.js';
import { DispatcherService } from './dispatcher.service.js';
import { MailRenderer } from './mail-renderer.service.js';
import { MailServers } from './mail-servers.service.js';
import { OutcomeRecorder } from './outcome-recorder.js';
import { StopLossService } from '../import-mail/stop-loss.service.js';
import { StopNotifier } from '../import-mail/stop-notifier.service.js';
import { Claimer } from '../pace/claimer.service.js';
import { PaceClock } from '../pace/pace-clock.service.js';
import { MailerService } from './mailer.service.js';
import { SmtpTransports } from './smtp-transports.service.js';

/** Sending what is in the queue. */
@Module({
  imports: [SettingsModule, TemplateModule],
  providers: [
    Claimer,
    DeliveryService,
    DispatcherService,
    MailRenderer,
    MailServers,
    MailerService,
    OutcomeRecorder,
    PaceClock,
    SmtpTransports,
    StopLossService,
    StopNotifier,
  ],
  exports: [DispatcherService, StopLossService],
})
export class DispatchModule {}
