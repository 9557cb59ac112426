import { Migration } from '@mikro-orm/migrations';
import { messagingSchemaSql } from '@rollcall/messaging';
import { idempotencySchemaSql } from '@rollcall/service-defaults';
import { APP_ROLE, SYSTEM_ROLE } from '../database/tenant-table.sql.js';

/** Outbox, inbox and dead letters, and the keys of requests that were answered. */
export class MessagesAndKeys extends Migration {
  override readonly name = '0006-messages-and-keys';

  override up(): void {
    for (const statement of messagingSchemaSql({ appRole: APP_ROLE, systemRole: SYSTEM_ROLE })) this.addSql(statement);
    for (const statement of idempotencySchemaSql('identity')) this.addSql(statement);
  }
}
