import { Module } from '@nestjs/common';
import { QueueModule } from '../queue/queue.module.js';
import { ImportDigestConsumer } from './import-digest.consumer.js';

/** What who started an import is told. */
@Module({ imports: [QueueModule], providers: [ImportDigestConsumer] })
export class ImportMailModule {}
