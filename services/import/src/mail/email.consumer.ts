import { Injectable } from '@nestjs/common';
import { EmailSent, EmailSuppressed, EmailUndelivered } from '@rollcall/contracts';
import { MessageConsumer, OnEvent, type BatchContext, type BatchItem } from '@rollcall/messaging';
import { notifyOf } from '../event-log/wake-ups.service.js';
import { recordMails, type MailOutcome } from './record-mails.sql.js';

const BATCH = 500;

/** Counts the mails of imports as they are sent or given up on. */
@Injectable()
@MessageConsumer({ durable: 'import-mail', consumes: [EmailSent, EmailUndelivered, EmailSuppressed] })
export class EmailConsumer {
  @OnEvent(EmailSent, { batch: BATCH })
  async onSent(messages: BatchItem<typeof EmailSent>[], batch: BatchContext): Promise<void> {
    await this.record(messages, 'sent', batch);
  }

  @OnEvent(EmailUndelivered, { batch: BATCH })
  async onUndelivered(messages: BatchItem<typeof EmailUndelivered>[], batch: BatchContext): Promise<void> {
    await this.record(messages, 'failed', batch);
  }

  @OnEvent(EmailSuppressed, { batch: BATCH })
  async onSuppressed(messages: BatchItem<typeof EmailSuppressed>[], batch: BatchContext): Promise<void> {
    await this.record(messages, 'failed', batch);
  }

  private async record(
    messages: readonly { data: { importId: string | null; messageId: string } }[],
    outcome: MailOutcome,
    { organizationId, tx }: BatchContext,
  ): Promise<void> {
    const mails = messages.flatMap(({ data }) =>
      data.importId === null ? [] : [{ importId: data.importId, messageId: data.messageId }],
    );
    if (mails.length === 0) return;
    await recordMails(tx, organizationId, mails, outcome);
    for (const importId of new Set(mails.map((mail) => mail.importId))) await notifyOf(tx, importId);
  }
}
