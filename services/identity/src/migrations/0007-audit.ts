import { Migration } from '@mikro-orm/migrations';
import { APP_ROLE, SYSTEM_ROLE, tenantTableSql } from '../database/tenant-table.sql.js';

/** What happened in an organisation, for good: nobody changes or removes an entry. */
export class Audit extends Migration {
  override readonly name = '0007-audit';

  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

// No foreign keys: entries outlive what they are about.
const auditEntry = `
  CREATE TABLE audit_entry (
    organization_id uuid NOT NULL,
    -- Without gaps per organisation.
    sequence bigint NOT NULL CHECK (sequence > 0),
    at timestamptz(3) NOT NULL,
    action text NOT NULL,
    actor_type text NOT NULL CHECK (actor_type IN ('user', 'api-client', 'system')),
    actor_id text,
    subject_type text NOT NULL,
    subject_id text NOT NULL,
    -- Ids, keys and counts; no personal data.
    details jsonb NOT NULL,
    correlation_id text,
    -- SHA-256; of the entry before (32 zero bytes for the first), and over that and this entry's content.
    previous_hash bytea NOT NULL CHECK (length(previous_hash) = 32),
    hash bytea NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (organization_id, sequence),
    -- A chain does not fork.
    CONSTRAINT audit_entry_previous UNIQUE (organization_id, previous_hash)
  )`;

// Grants keep the service's roles from it; this keeps the owner of the table from doing it by mistake.
const refuse = `
  CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'entries of the audit are neither changed nor removed' USING ERRCODE = 'insufficient_privilege';
  END $$`;

const statements = [
  auditEntry,
  ...tenantTableSql('audit_entry'),
  `REVOKE ALL ON audit_entry FROM ${APP_ROLE}, ${SYSTEM_ROLE}`,
  `GRANT SELECT, INSERT ON audit_entry TO ${APP_ROLE}, ${SYSTEM_ROLE}`,
  refuse,
  `CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW
    EXECUTE FUNCTION refuse_audit_change()`,
  `CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON audit_entry FOR EACH STATEMENT
    EXECUTE FUNCTION refuse_audit_change()`,
  `CREATE INDEX audit_entry_action ON audit_entry (organization_id, action, sequence)`,
  `CREATE INDEX audit_entry_actor ON audit_entry (organization_id, actor_id, sequence)`,
  `CREATE INDEX audit_entry_subject ON audit_entry (organization_id, subject_id, sequence)`,
];
