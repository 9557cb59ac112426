import { Inject, Injectable, Logger } from '@nestjs/common';
import type { SqlExecutor } from '@rollcall/messaging';
import { countImportMail, pauseImport, type ImportMailCount } from './import-mail.sql.js';
import { isLosing } from './stop-loss.rules.js';
import { StopNotifier } from './stop-notifier.service.js';

/** Stops the mails of an import when too many of them come back, and has it told. */
@Injectable()
export class StopLossService {
  private readonly logger = new Logger(StopLossService.name);

  constructor(@Inject(StopNotifier) private readonly notifier: StopNotifier) {}

  /** In the transaction that records what became of the mails. @returns whether there is something to tell after it */
  async count(tx: SqlExecutor, counts: ImportMailCount[]): Promise<boolean> {
    let hasStopped = false;
    if (counts.length === 0) return false;
    for (const { organizationId, importId } of (await countImportMail(tx, counts)).filter(isLosing)) {
      if (!(await pauseImport(tx, organizationId, importId))) continue;
      this.logger.warn({ msg: 'mails of an import are stopped: too many come back', organizationId, importId });
      hasStopped = true;
    }
    return hasStopped;
  }

  /** Once that transaction is committed. */
  tell(): void {
    this.notifier.wake();
  }
}
