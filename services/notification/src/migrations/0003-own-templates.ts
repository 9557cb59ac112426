import { Migration } from '@mikro-orm/migrations';
import { organizationTableSql } from '@rollcall/service-defaults';

/** Texts of organisations, every version of them. */
export class OwnTemplates extends Migration {
  override up(): void {
    this.addSql(`
      CREATE TABLE email_template_version (
        organization_id uuid NOT NULL,
        name text NOT NULL,
        locale text NOT NULL,
        version integer NOT NULL,
        -- All three, or none of them: back to Rollcall's own texts.
        subject text,
        html text,
        text text,
        created_by text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (organization_id, name, locale, version),
        CHECK (num_nulls(subject, html, text) IN (0, 3))
      )`);
    // Versions are history: they are added and never changed.
    const appPrivileges = 'SELECT, INSERT';
    for (const sql of organizationTableSql('notification', 'email_template_version', { appPrivileges }))
      this.addSql(sql);
  }
}
