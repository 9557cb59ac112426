import { Module } from '@nestjs/common';
import { MessagingDefaultsModule, ServiceDefaultsModule } from '@rollcall/service-defaults';
import { BounceModule } from './bounce/bounce.module.js';
import { DispatchModule } from './dispatch/dispatch.module.js';
import { ImportMailModule } from './import-mail/import-mail.module.js';
import { LogModule } from './log/log.module.js';
import { NotificationConfig } from './notification.config.js';
import { PrivacyModule } from './privacy/privacy.module.js';
import { QueueModule } from './queue/queue.module.js';
import { ResendModule } from './resend/resend.module.js';
import { RetentionModule } from './retention/retention.module.js';
import { SettingsModule } from './settings/settings.module.js';
import { StatusModule } from './status/status.module.js';
import { SuppressionModule } from './suppression/suppression.module.js';
import { TemplateEditingModule } from './template/template-editing.module.js';

/** Table of contents: one line per feature. */
@Module({
  imports: [
    ServiceDefaultsModule.forRoot({ name: 'notification', config: NotificationConfig }),
    MessagingDefaultsModule.forRoot({ name: 'notification' }),
    BounceModule,
    DispatchModule,
    ImportMailModule,
    LogModule,
    PrivacyModule,
    QueueModule,
    ResendModule,
    RetentionModule,
    SettingsModule,
    StatusModule,
    SuppressionModule,
    TemplateEditingModule,
  ],
})
export class AppModule {}
