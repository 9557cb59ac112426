import { Module } from '@nestjs/common';
import { DispatchModule } from '../dispatch/dispatch.module.js';
import { QueueModule } from '../queue/queue.module.js';
import { ImportDigestConsumer } from './import-digest.consumer.js';
import { StoppedImportController } from './stopped-import.controller.js';

/** What who started an import is told, and what can be done about one whose mails come back. */
@Module({
  imports: [DispatchModule, QueueModule],
  controllers: [StoppedImportController],
  providers: [ImportDigestConsumer],
})
export class ImportMailModule {}
