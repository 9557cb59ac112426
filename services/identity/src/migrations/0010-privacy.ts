import { Migration } from '@mikro-orm/migrations';
import { tenantTableSql } from '../database/tenant-table.sql.js';

/** Requests to show everything about a person, or to forget it. */
export class Privacy extends Migration {
  override readonly name = '0010-privacy';

  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

// No foreign key to the person: an erasure outlives whom it is about.
const request = `
  CREATE TABLE privacy_request (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('export', 'erasure')),
    user_id uuid NOT NULL,
    person_kind text NOT NULL CHECK (person_kind IN ('staff', 'contact')),
    status text NOT NULL DEFAULT 'running' CHECK (status IN ('running', 'completed', 'expired')),
    requested_by text NOT NULL,
    requested_by_type text NOT NULL,
    requested_at timestamptz NOT NULL DEFAULT now(),
    completed_at timestamptz,
    -- Of an export: what was gathered is deleted then.
    expires_at timestamptz,
    -- Addresses and other ids that other services know the person by; emptied when the request is done.
    known_by jsonb NOT NULL,
    -- Of an erasure: what was removed where and when.
    statement jsonb,
    -- A process is at it until then; NULL: nothing is left to do.
    next_run_at timestamptz DEFAULT now(),
    lease_id uuid,
    PRIMARY KEY (organization_id, id)
  )`;

const step = `
  CREATE TABLE privacy_step (
    organization_id uuid NOT NULL,
    request_id uuid NOT NULL,
    position smallint NOT NULL,
    service text NOT NULL,
    state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'running', 'waiting', 'done')),
    -- Where the service goes on; NULL: at the start.
    cursor text,
    items integer NOT NULL DEFAULT 0,
    removed jsonb NOT NULL DEFAULT '[]',
    kept jsonb NOT NULL DEFAULT '[]',
    attempts integer NOT NULL DEFAULT 0,
    -- Why it waits.
    problem text,
    updated_at timestamptz NOT NULL DEFAULT now(),
    done_at timestamptz,
    PRIMARY KEY (organization_id, request_id, position),
    FOREIGN KEY (organization_id, request_id) REFERENCES privacy_request ON DELETE CASCADE
  )`;

const item = `
  CREATE TABLE privacy_item (
    organization_id uuid NOT NULL,
    request_id uuid NOT NULL,
    service text NOT NULL,
    section text NOT NULL,
    position integer NOT NULL,
    data jsonb NOT NULL,
    PRIMARY KEY (organization_id, request_id, service, section, position),
    FOREIGN KEY (organization_id, request_id) REFERENCES privacy_request ON DELETE CASCADE
  )`;

const statements = [
  request,
  `CREATE INDEX privacy_request_due ON privacy_request (next_run_at) WHERE next_run_at IS NOT NULL`,
  `CREATE INDEX privacy_request_expiry ON privacy_request (expires_at) WHERE status = 'completed' AND kind = 'export'`,
  // The same thing is not done twice at once.
  `CREATE UNIQUE INDEX privacy_request_running ON privacy_request (organization_id, user_id, kind)
    WHERE status = 'running'`,
  ...tenantTableSql('privacy_request'),
  step,
  ...tenantTableSql('privacy_step'),
  item,
  ...tenantTableSql('privacy_item'),
  // Forced row-level security hides the rows from the owner of the table, too, who runs this.
  `ALTER TABLE role NO FORCE ROW LEVEL SECURITY`,
  `UPDATE role SET permissions = permissions || '{privacy:manage}', version = version + 1, updated_at = now()
    WHERE key = 'admin' AND NOT 'privacy:manage' = ANY (permissions)`,
  `ALTER TABLE role FORCE ROW LEVEL SECURITY`,
];
