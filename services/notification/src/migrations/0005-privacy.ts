import { Migration } from '@mikro-orm/migrations';
import { organizationTableSql } from '@rollcall/service-defaults';

/** People who are to be forgotten, with what was removed of them. */
export class Privacy extends Migration {
  override up(): void {
    this.addSql(`
      CREATE TABLE erased_person (
        organization_id uuid NOT NULL,
        user_id uuid NOT NULL,
        request_id uuid NOT NULL,
        -- Whoever asks again gets the same counts.
        answer jsonb NOT NULL,
        at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (organization_id, user_id, request_id)
      )`);
    for (const sql of organizationTableSql('notification', 'erased_person', { appPrivileges: 'SELECT, INSERT' }))
      this.addSql(sql);
  }
}
