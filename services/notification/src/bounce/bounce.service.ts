import { Inject, Injectable } from '@nestjs/common';
import { EmailUndelivered } from '@rollcall/contracts';
import { event, Outbox } from '@rollcall/messaging';
import { Databases } from '@rollcall/service-defaults';
import { StopLossService } from '../import-mail/stop-loss.service.js';
import { addSuppression } from '../suppression/suppression.sql.js';
import type { BounceReport } from './bounce-report.js';
import { findMessage, recordBounce } from './record-bounce.sql.js';

/** What happens when a mail comes back, or its reader complains. Hearing of it twice changes nothing. */
@Injectable()
export class BounceService {
  constructor(
    @Inject(Databases) private readonly databases: Databases,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(StopLossService) private readonly stopLoss: StopLossService,
  ) {}

  async take(report: BounceReport): Promise<void> {
    if (report.kind === 'complaint') await this.takeComplaint(report);
    else await this.takeBounce(report);
  }

  private async takeComplaint({ messageId, reason }: BounceReport): Promise<void> {
    await this.databases.inSystem(async (tx) => {
      const found = await findMessage(tx, messageId);
      if (!found) return;
      await addSuppression(tx, {
        ...found,
        address: found.recipient,
        reason: 'complaint',
        note: reason,
        messageId,
        createdBy: null,
      });
    });
  }

  private async takeBounce({ messageId, reason, permanent }: BounceReport): Promise<void> {
    const hasStopped = await this.databases.inSystem(async (tx) => {
      const message = await recordBounce(tx, messageId, reason);
      if (!message) return false;
      const { organizationId, id, userId, importId, template, recipient: address, attempt } = message;
      const data = { messageId: id, userId, importId, template, smtpCode: null, reason };
      await this.outbox.add(tx, [
        event(EmailUndelivered, { organizationId, subject: id, aggregateVersion: attempt, data }),
      ]);
      if (permanent)
        await addSuppression(tx, {
          organizationId,
          address,
          reason: 'hard-bounce',
          note: reason,
          messageId,
          createdBy: null,
        });
      // It was counted as sent before.
      if (importId === null) return false;
      return this.stopLoss.count(tx, [{ organizationId, importId, sent: -1, bounced: 1 }]);
    });
    if (hasStopped) this.stopLoss.tell();
  }
}
