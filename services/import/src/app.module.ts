import { Module } from '@nestjs/common';
import { MessagingDefaultsModule, ormModule, ServiceDefaultsModule } from '@rollcall/service-defaults';
import { ApplyingModule } from './applying/applying.module.js';
import { ClockModule } from './clock/clock.module.js';
import { CorrectingModule } from './correcting/correcting.module.js';
import { EventLogModule } from './event-log/event-log.module.js';
import { ImportConfig } from './import.config.js';
import { ImportJobSchema } from './import-job/import-job.schema.js';
import { ImportJobModule } from './import-job/import-job.module.js';
import { MailModule } from './mail/mail.module.js';
import { PlanningModule } from './planning/planning.module.js';
import { PrivacyModule } from './privacy/privacy.module.js';
import { ReceiptModule } from './receipt/receipt.module.js';
import { ReportModule } from './report/report.module.js';
import { RetentionModule } from './retention/retention.module.js';
import { RowModule } from './row/row.module.js';
import { TemplateModule } from './template/template.module.js';
import { UndoingModule } from './undoing/undoing.module.js';
import { WorkerModule } from './worker/worker.module.js';

/** Table of contents: one line per feature. */
@Module({
  imports: [
    ServiceDefaultsModule.forRoot({ name: 'import', config: ImportConfig }),
    ormModule({ name: 'import', entities: [ImportJobSchema] }),
    MessagingDefaultsModule.forRoot({ name: 'import' }),
    ClockModule,
    ImportJobModule,
    RowModule,
    CorrectingModule,
    PlanningModule,
    ApplyingModule,
    UndoingModule,
    MailModule,
    EventLogModule,
    ReportModule,
    PrivacyModule,
    ReceiptModule,
    TemplateModule,
    RetentionModule,
    WorkerModule,
  ],
})
export class AppModule {}
