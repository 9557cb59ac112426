import { EmailSent, EmailSuppressed, EmailUndelivered } from '@rollcall/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { event, Outbox, type OutgoingEvent } from '@rollcall/messaging';
import { Databases, Metrics } from '@rollcall/service-defaults';
import { Counter } from 'prom-client';
import type { ClaimedMessage } from './claim-messages.sql.js';
import { StopLossService } from '../import-mail/stop-loss.service.js';
import { addSuppression } from '../suppression/suppression.sql.js';
import { recordOutcomes, type Outcome } from './record-outcomes.sql.js';

interface Waiting {
  message: ClaimedMessage;
  outcome: Outcome;
  /** The address does not exist: it gets no mail from now on. */
  bounced: boolean;
  written(): void;
  failed(error: unknown): void;
}

/**
 * Writes outcomes of tries with their events. While one transaction is under way the next outcomes gather and are
 * written together, so that the time between a mail leaving and the log knowing it stays short at any rate.
 */
@Injectable()
export class OutcomeRecorder {
  private waiting: Waiting[] = [];
  private writing = false;
  private readonly attempts: Counter<'outcome'>;

  constructor(
    @Inject(Databases) private readonly databases: Databases,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(StopLossService) private readonly stopLoss: StopLossService,
    @Inject(Metrics) { registry }: Metrics,
  ) {
    this.attempts = new Counter({
      name: 'email_attempts_total',
      help: 'Mails that were tried, by what became of them.',
      labelNames: ['outcome'],
      registers: [registry],
    });
  }

  /** Resolves when the outcome is committed. */
  record(message: ClaimedMessage, outcome: Outcome, bounced: boolean): Promise<void> {
    return new Promise((written, failed) => {
      this.waiting.push({ message, outcome, bounced, written, failed });
      void this.writeWaiting();
    });
  }

  private async writeWaiting(): Promise<void> {
    if (this.writing) return;
    this.writing = true;
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0);
      try {
        const hasStopped = await this.databases.inSystem(async (tx) => {
          const changed = await recordOutcomes(
            tx,
            batch.map((entry) => entry.outcome),
          );
          const now = new Date();
          const written = batch.filter(({ outcome }) => changed.has(outcome.id));
          await this.outbox.add(
            tx,
            written.flatMap((entry) => eventsOf(entry, now)),
          );
          for (const { message, outcome } of written.filter(({ bounced }) => bounced))
            await addSuppression(tx, bounceOf(message, outcome));
          return this.stopLoss.count(tx, written.flatMap(importCountOf));
        });
        if (hasStopped) this.stopLoss.tell();
        for (const entry of batch) {
          this.attempts.inc({ outcome: entry.outcome.status });
          entry.written();
        }
      } catch (error) {
        for (const entry of batch) entry.failed(error);
      }
    }
    this.writing = false;
  }
}

function bounceOf({ organizationId, recipient }: ClaimedMessage, outcome: Outcome) {
  const address = outcome.recipient ?? recipient ?? '';
  const about = { reason: 'hard-bounce', note: outcome.response.slice(0, 500), createdBy: null } as const;
  return { ...about, organizationId, address, messageId: outcome.id };
}

function importCountOf({ message: { organizationId, importId }, outcome: { status } }: Waiting) {
  if (importId === null || (status !== 'sent' && status !== 'undelivered')) return [];
  return [{ organizationId, importId, sent: status === 'sent' ? 1 : 0, bounced: status === 'sent' ? 0 : 1 }];
}

function eventsOf({ message, outcome }: Waiting, now: Date): OutgoingEvent[] {
  const about = { organizationId: message.organizationId, subject: message.id, aggregateVersion: message.attempt };
  const data = {
    messageId: message.id,
    userId: message.userId,
    importId: message.importId,
    template: message.template,
  };
  if (outcome.status === 'sent') return [event(EmailSent, { ...about, data: { ...data, sentAt: now.toISOString() } })];
  if (outcome.status === 'undelivered')
    return [
      event(EmailUndelivered, { ...about, data: { ...data, smtpCode: outcome.smtpCode, reason: outcome.response } }),
    ];
  if (outcome.status === 'suppressed') return [event(EmailSuppressed, { ...about, data })];
  return [];
}
