import { Module } from '@nestjs/common';
import { DispatchModule } from '../dispatch/dispatch.module.js';
import { InvitationsConsumer, MessageQueueConsumer } from './message-queue.consumer.js';
import { MessageQueueService } from './message-queue.service.js';

/** What becomes a mail, and what stops one. */
@Module({
  imports: [DispatchModule],
  providers: [InvitationsConsumer, MessageQueueConsumer, MessageQueueService],
  exports: [MessageQueueService],
})
export class QueueModule {}
