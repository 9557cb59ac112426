import { Injectable } from '@nestjs/common';
import type { SqlExecutor } from '@rollcall/messaging';
import { databaseTime } from './pace.sql.js';

/** The time by which mails are paced: that of the database, which all dispatchers share. */
@Injectable()
export class PaceClock {
  /** In milliseconds. */
  now(tx: SqlExecutor): Promise<number> {
    return databaseTime(tx);
  }
}
