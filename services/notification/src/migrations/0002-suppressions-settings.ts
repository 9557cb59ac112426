import { Migration } from '@mikro-orm/migrations';
import { organizationTableSql } from '@rollcall/service-defaults';

const service = 'notification';

/** Addresses that get no mail, what organisations set about their mail, mails sent once more. */
export class SuppressionsSettings extends Migration {
  override up(): void {
    this.addSql(`
      ALTER TABLE email_message
        -- Not known before it leaves for mail to whoever started an import.
        ALTER COLUMN recipient DROP NOT NULL,
        -- The form in which addresses are compared.
        ADD COLUMN recipient_key text,
        ADD COLUMN recipient_domain text,
        -- What the template shows beside the person: the result of an import, a draft to try.
        ADD COLUMN data jsonb,
        ADD COLUMN resend_of uuid`);
    this.addSql(
      `UPDATE email_message SET recipient_key = lower(recipient), recipient_domain = lower(split_part(recipient, '@', 2))`,
    );
    this.addSql(
      `CREATE INDEX email_message_resends ON email_message (organization_id, resend_of) WHERE resend_of IS NOT NULL`,
    );
    this.addSql(`CREATE INDEX email_message_to_key ON email_message (organization_id, recipient_key, created_at)`);
    // Bounces name a mail by its Message-ID alone; the organisation is found by it.
    this.addSql(`CREATE INDEX email_message_id ON email_message (id)`);
    this.addSql(`CREATE INDEX email_message_age ON email_message (organization_id, created_at)`);

    this.addSql(`
      CREATE TABLE email_suppression (
        organization_id uuid NOT NULL,
        id uuid NOT NULL,
        address text NOT NULL,
        address_key text NOT NULL,
        reason text NOT NULL CHECK (reason IN ('hard-bounce', 'complaint', 'manual')),
        note text,
        -- The mail that bounced.
        message_id uuid,
        created_by text,
        created_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (organization_id, id),
        UNIQUE (organization_id, address_key)
      )`);

    this.addSql(`
      CREATE TABLE email_settings (
        organization_id uuid PRIMARY KEY,
        version integer NOT NULL DEFAULT 1,
        sender_name text,
        reply_to text,
        welcome_message text,
        signature text,
        logo text,
        retention text NOT NULL CHECK (retention IN ('off', 'days', 'forever')),
        retention_days integer,
        per_second double precision,
        per_domain_per_second double precision,
        smtp_host text,
        smtp_port integer,
        smtp_security text CHECK (smtp_security IN ('tls', 'starttls')),
        smtp_user text,
        smtp_from text,
        -- AES-256-GCM under a key derived from SECRET_KEY, bound to the organisation.
        smtp_password bytea,
        updated_at timestamptz NOT NULL DEFAULT now(),
        CHECK ((retention = 'days') = (retention_days IS NOT NULL))
      )`);
    for (const table of ['email_suppression', 'email_settings'])
      for (const sql of organizationTableSql(service, table)) this.addSql(sql);
  }
}
