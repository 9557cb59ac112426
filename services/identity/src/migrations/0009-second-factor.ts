import { Migration } from '@mikro-orm/migrations';
import { tenantTableSql } from '../database/tenant-table.sql.js';

/** Codes of an authenticator app as a second factor, and codes for when it is lost. */
export class SecondFactor extends Migration {
  override readonly name = '0009-second-factor';

  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  `CREATE TABLE second_factor (
    organization_id uuid NOT NULL,
    user_id uuid NOT NULL,
    -- The secret shared with the app, encrypted with SECRET_KEY (AES-256-GCM); empty until a code has proved that the app has it.
    sealed_secret bytea,
    enrolled_at timestamptz,
    -- Time step of the newest code that was accepted: it and older ones are refused from then on.
    last_step bigint,
    -- A secret that waits for its first code, beside the one in use when somebody moves to another app.
    pending_sealed_secret bytea,
    pending_until timestamptz,
    PRIMARY KEY (organization_id, user_id),
    FOREIGN KEY (organization_id, user_id) REFERENCES app_user (organization_id, id) ON DELETE CASCADE,
    CHECK ((sealed_secret IS NULL) = (enrolled_at IS NULL)),
    CHECK ((pending_sealed_secret IS NULL) = (pending_until IS NULL))
  )`,
  ...tenantTableSql('second_factor'),
  `CREATE TABLE recovery_code (
    organization_id uuid NOT NULL,
    user_id uuid NOT NULL,
    -- Keyed hash; the row goes when the code is used.
    digest bytea NOT NULL,
    PRIMARY KEY (organization_id, user_id, digest),
    FOREIGN KEY (organization_id, user_id) REFERENCES second_factor (organization_id, user_id) ON DELETE CASCADE
  )`,
  ...tenantTableSql('recovery_code'),
  `CREATE TABLE second_factor_setting (
    organization_id uuid PRIMARY KEY REFERENCES organization (id) ON DELETE CASCADE,
    mode text NOT NULL CHECK (mode IN ('off', 'optional', 'required')),
    version integer NOT NULL DEFAULT 1,
    updated_at timestamptz NOT NULL DEFAULT now()
  )`,
  ...tenantTableSql('second_factor_setting'),
];
