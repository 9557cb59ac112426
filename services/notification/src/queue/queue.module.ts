import { Module } from '@nestjs/common';
import { DispatchModule } from '../dispatch/dispatch.module.js';
import { InvitationsConsumer, MessageQueueConsumer } from './message-queue.consumer.js';

/** What becomes a mail, and what stops one. */
@Module({ imports: [DispatchModule], providers: [InvitationsConsumer, MessageQueueConsumer] })
export class QueueModule {}
