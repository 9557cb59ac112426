import { Inject, Injectable } from '@nestjs/common';
import { EmailSuppressed } from '@rollcall/contracts';
import { event, Outbox, type SqlExecutor } from '@rollcall/messaging';
import { DispatcherService } from '../dispatch/dispatcher.service.js';
import { queueMessages, type NewMessage, type QueuedMessage } from './queue-messages.sql.js';

/** Puts mails into the queue, and says of whom that they get none. */
@Injectable()
export class MessageQueueService {
  constructor(
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(DispatcherService) private readonly dispatcher: DispatcherService,
  ) {}

  /** In the caller's transaction. */
  async add(tx: SqlExecutor, organizationId: string, messages: NewMessage[]): Promise<QueuedMessage[]> {
    if (messages.length === 0) return [];
    const queued = await queueMessages(tx, organizationId, messages);
    await this.outbox.add(
      tx,
      queued
        .filter(({ status }) => status === 'suppressed')
        .map(({ id, userId, importId, template }) => {
          const data = { messageId: id, userId, importId, template };
          return event(EmailSuppressed, { organizationId, subject: id, aggregateVersion: 1, data });
        }),
    );
    this.dispatcher.wake();
    return queued;
  }
}
