import { Migration } from '@mikro-orm/migrations';
import { organizationTableSql, roleName } from '@rollcall/service-defaults';

const service = 'notification';

/** The pace at which mails leave, and when the mails of an import stop leaving. */
export class Pacing extends Migration {
  override up(): void {
    // A mail that had to wait for its recipient's domain has got a time of its own.
    this.addSql(`ALTER TABLE email_message ADD COLUMN slotted boolean NOT NULL DEFAULT false`);
    this.addSql(`DROP INDEX email_message_due`);
    this.addSql(
      `CREATE INDEX email_message_urgent ON email_message (next_attempt_at, id)
        WHERE status IN ('queued', 'deferred') AND priority = 0`,
    );
    // Starts with the organisation, so that the next organisation is one step away however long the queue of this one.
    this.addSql(
      `CREATE INDEX email_message_due ON email_message (organization_id, priority, next_attempt_at, id)
        WHERE status IN ('queued', 'deferred') AND priority > 0`,
    );

    // Belongs to no organisation: what mail servers take from all of them together, and from each.
    this.addSql(`
      CREATE TABLE send_pace (
        key text PRIMARY KEY,
        -- Theoretical arrival time (GCRA): when the next mail is due if all leave evenly.
        due_at timestamptz NOT NULL
      )`);
    this.addSql(`
      CREATE TABLE mail_server_state (
        -- 'default', or the organisation whose own server it is.
        provider text PRIMARY KEY,
        unreachable_since timestamptz NOT NULL,
        reason text NOT NULL
      )`);
    for (const table of ['send_pace', 'mail_server_state'])
      this.addSql(`GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO ${roleName(service, 'system')}`);

    this.addSql(`
      CREATE TABLE import_mail (
        organization_id uuid NOT NULL,
        import_id uuid NOT NULL,
        -- Who is told when the mails of the import are stopped; NULL: not known to be a person.
        started_by uuid,
        sent integer NOT NULL DEFAULT 0,
        bounced integer NOT NULL DEFAULT 0,
        paused_at timestamptz,
        -- Somebody has let the mails leave after all: they are not stopped again.
        resumed boolean NOT NULL DEFAULT false,
        PRIMARY KEY (organization_id, import_id)
      )`);
    for (const sql of organizationTableSql(service, 'import_mail')) this.addSql(sql);
  }
}
