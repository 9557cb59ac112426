import { Injectable, Logger } from '@nestjs/common';
import type { SqlExecutor } from '@rollcall/messaging';
import { v5 as namedUuid, v7 as uuid } from 'uuid';
import { PRIORITY } from '../queue/new-message.rules.js';
import { queueMessages } from '../queue/queue-messages.sql.js';
import { countImportMail, pauseImport, type ImportMailCount } from './import-mail.sql.js';
import { isLosing } from './stop-loss.rules.js';

/** Names the mail about a stopped import, so that there is one of it. */
const PAUSED = '5d4c8a52-6f0e-4f4c-9d57-3c1f0a5b9d11';

/** Stops the mails of an import when too many of them come back, and tells who started it. */
@Injectable()
export class StopLossService {
  private readonly logger = new Logger(StopLossService.name);

  /** In the transaction that records what became of the mails. */
  async count(tx: SqlExecutor, counts: ImportMailCount[]): Promise<void> {
    if (counts.length === 0) return;
    for (const { organizationId, importId } of (await countImportMail(tx, counts)).filter(isLosing)) {
      const paused = await pauseImport(tx, organizationId, importId);
      if (!paused) continue;
      this.logger.warn({ msg: 'mails of an import are stopped: too many come back', organizationId, importId });
      if (paused.startedBy) await this.tell(tx, organizationId, importId, paused.startedBy);
    }
  }

  private async tell(tx: SqlExecutor, organizationId: string, importId: string, userId: string): Promise<void> {
    const unknown = { locale: null, recipient: null, recipientName: null };
    const about = { importId: null, template: 'invitations-paused', data: { import: { importId } } };
    const causeId = namedUuid(importId, PAUSED);
    const message = { id: uuid(), causeId, userId, ...unknown, ...about, priority: PRIORITY.resend, hold: false };
    await queueMessages(tx, organizationId, [message]);
  }
}
