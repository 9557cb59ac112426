import { Migration } from '@mikro-orm/migrations';
import { messagingSchemaSql } from '@rollcall/messaging';
import { createRolesSql, idempotencySchemaSql, organizationTableSql, roleName } from '@rollcall/service-defaults';

const service = 'notification';
const roles = { appRole: roleName(service, 'app'), systemRole: roleName(service, 'system') };

/** The e-mail log, its queue and what is known about each import's invitations. */
export class EmailLog extends Migration {
  override up(): void {
    for (const sql of createRolesSql(service)) this.addSql(sql);
    this.addSql(`
      CREATE TABLE email_message (
        organization_id uuid NOT NULL,
        id uuid NOT NULL,
        -- The event that asked for the mail: a second delivery of it queues nothing.
        cause_id uuid NOT NULL,
        user_id uuid NOT NULL,
        import_id uuid,
        template text NOT NULL,
        locale text,
        recipient text NOT NULL,
        recipient_name text,
        subject text,
        -- As sent, but with every personal link redacted.
        body_html text,
        body_text text,
        status text NOT NULL CHECK (status IN
          ('held', 'queued', 'sending', 'sent', 'deferred', 'undelivered', 'suppressed', 'cancelled')),
        -- 0 leaves first: sign-in mail overtakes import mail.
        priority smallint NOT NULL,
        attempt_count integer NOT NULL DEFAULT 0,
        next_attempt_at timestamptz NOT NULL DEFAULT now(),
        leased_until timestamptz,
        lease_id uuid,
        created_at timestamptz NOT NULL DEFAULT now(),
        sent_at timestamptz,
        PRIMARY KEY (organization_id, id),
        UNIQUE (organization_id, cause_id)
      )`);
    this.addSql(
      `CREATE INDEX email_message_due ON email_message (priority, next_attempt_at, id) WHERE status IN ('queued', 'deferred')`,
    );
    this.addSql(`CREATE INDEX email_message_leased ON email_message (leased_until) WHERE status = 'sending'`);
    this.addSql(`CREATE INDEX email_message_of_import ON email_message (organization_id, import_id, status)`);
    this.addSql(`CREATE INDEX email_message_of_user ON email_message (organization_id, user_id)`);
    this.addSql(`CREATE INDEX email_message_to ON email_message (organization_id, lower(recipient) COLLATE "C", id)`);

    this.addSql(`
      CREATE TABLE delivery_attempt (
        organization_id uuid NOT NULL,
        message_id uuid NOT NULL,
        number integer NOT NULL,
        at timestamptz NOT NULL,
        smtp_code integer,
        response text NOT NULL,
        PRIMARY KEY (organization_id, message_id, number),
        FOREIGN KEY (organization_id, message_id) REFERENCES email_message (organization_id, id) ON DELETE CASCADE
      )`);

    this.addSql(`
      CREATE TABLE import_invitations (
        organization_id uuid NOT NULL,
        import_id uuid NOT NULL,
        -- Decides about invitations that arrive after the release or the cancellation.
        state text NOT NULL CHECK (state IN ('released', 'cancelled')),
        at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (organization_id, import_id)
      )`);

    for (const table of ['email_message', 'delivery_attempt', 'import_invitations'])
      for (const sql of organizationTableSql(service, table)) this.addSql(sql);
    for (const sql of messagingSchemaSql(roles)) this.addSql(sql);
    for (const sql of idempotencySchemaSql(service)) this.addSql(sql);
  }
}
