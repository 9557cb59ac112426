import { Migration } from '@mikro-orm/migrations';
import { messagingSchemaSql } from '@rollcall/messaging';
import { createRolesSql, idempotencySchemaSql, organizationTableSql, roleName } from '@rollcall/service-defaults';

const roles = { appRole: roleName('import', 'app'), systemRole: roleName('import', 'system') };

/** Imports, their source, staged rows, chunks, event log, and what is remembered from one import to the next. */
export class ImportJobs extends Migration {
  override readonly name = '0001-import-jobs';

  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const importJob = `
  CREATE TABLE import_job (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('staff', 'contact')),
    status text NOT NULL CHECK (status IN ('draft', 'planning', 'planned', 'held', 'queued', 'applying', 'completed',
      'failed', 'cancelled', 'undoing', 'undone')),
    version integer NOT NULL,
    options jsonb NOT NULL,
    -- { name, bytes, sha256 } of what was handed over.
    source jsonb NOT NULL,
    -- What reading found: facts about the bytes, dialect, columns, counts.
    analysis jsonb NOT NULL,
    -- One property (or null) per column.
    mapping jsonb NOT NULL,
    problems jsonb NOT NULL DEFAULT '[]',
    plan jsonb,
    plan_hash text,
    holds jsonb NOT NULL DEFAULT '[]',
    confirmed jsonb,
    -- The planning or the application that answers must name; answers to an earlier one are ignored.
    plan_run_id uuid,
    staged_run_id uuid,
    apply_run_id uuid,
    undo_id uuid,
    undo_started_at timestamptz,
    undo_result jsonb,
    -- Who started it, with the permissions of that moment: identity checks rights against them.
    actor jsonb NOT NULL,
    created_at timestamptz NOT NULL,
    planned_at timestamptz,
    queued_at timestamptz,
    apply_started_at timestamptz,
    cancel_requested_at timestamptz,
    completed_at timestamptz,
    invitations_released_at timestamptz,
    -- Source and rows were deleted after their time.
    cleared_at timestamptz,
    final_result jsonb,
    -- The worker looks again at this time; null: nothing to do.
    next_run_at timestamptz,
    -- A worker is at it until then, unless it says so again.
    lease_until timestamptz,
    lease_id uuid,
    PRIMARY KEY (organization_id, id)
  )`;

const importSource = `
  CREATE TABLE import_source (
    organization_id uuid NOT NULL,
    import_id uuid NOT NULL,
    position integer NOT NULL,
    bytes bytea NOT NULL,
    PRIMARY KEY (organization_id, import_id, position),
    FOREIGN KEY (organization_id, import_id) REFERENCES import_job ON DELETE CASCADE
  )`;

// No foreign key to the job: a list of ten million rows would check it ten million times.
const importRow = `
  CREATE TABLE import_row (
    organization_id uuid NOT NULL,
    import_id uuid NOT NULL,
    -- Number in the source, from 1; people absent from a full list follow after the last record.
    record integer NOT NULL,
    line integer NOT NULL,
    -- As planned, then as it ended: create, update, unchanged, reactivate, deactivate, skip, skipped_duplicate, hold,
    -- error; after an undo reverted, kept, failed. Null: not planned yet.
    state text,
    -- What the plan said; never changes after the plan is complete.
    planned_state text,
    -- What applying did: created, updated, …, not_processed.
    outcome text,
    raw text[] NOT NULL,
    values jsonb NOT NULL,
    -- Names from the groups cell; null: blank or not supplied.
    groups text[],
    -- Rows of one person share it; null: matches nobody in the list.
    match_key text,
    -- Set where it is not the match key: two people in one list cannot share an address.
    email_key text,
    -- Equal for rows that say the same about a person, groups aside.
    fingerprint text,
    problems jsonb NOT NULL DEFAULT '[]',
    user_id uuid,
    user_version integer,
    matched_by text,
    changes jsonb,
    -- { add, remove, create }
    group_changes jsonb,
    invitation boolean NOT NULL DEFAULT false,
    kept_because text[],
    PRIMARY KEY (organization_id, import_id, record)
  ) WITH (fillfactor = 80)`;

const importChunk = `
  CREATE TABLE import_chunk (
    organization_id uuid NOT NULL,
    import_id uuid NOT NULL,
    phase text NOT NULL CHECK (phase IN ('plan', 'absent', 'apply', 'undo')),
    run_id uuid NOT NULL,
    chunk integer NOT NULL,
    first_record integer NOT NULL,
    last_record integer NOT NULL,
    row_count integer NOT NULL,
    bytes integer NOT NULL DEFAULT 0,
    state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'sent', 'answered', 'dropped', 'split')),
    attempts integer NOT NULL DEFAULT 0,
    sent_at timestamptz,
    -- Not answered by then: sent again, under a new message id.
    deadline_at timestamptz,
    answered_at timestamptz,
    parts_done integer[] NOT NULL DEFAULT '{}',
    -- Number of rows per outcome, and of invitations; filled by answers.
    counts jsonb NOT NULL DEFAULT '{}',
    PRIMARY KEY (organization_id, import_id, phase, run_id, chunk),
    FOREIGN KEY (organization_id, import_id) REFERENCES import_job ON DELETE CASCADE
  )`;

const importGroup = `
  CREATE TABLE import_group (
    organization_id uuid NOT NULL,
    import_id uuid NOT NULL,
    run_id uuid NOT NULL,
    -- Compared form of the name in a plan, id of the group in an application.
    key text NOT NULL,
    name text,
    -- The earliest record that names it: its spelling wins.
    first_record integer NOT NULL,
    effect text NOT NULL CHECK (effect IN ('create', 'change', 'created', 'changed', 'removed')),
    PRIMARY KEY (organization_id, import_id, run_id, key),
    FOREIGN KEY (organization_id, import_id) REFERENCES import_job ON DELETE CASCADE
  )`;

const importAbsent = `
  CREATE TABLE import_absent (
    organization_id uuid NOT NULL,
    import_id uuid NOT NULL,
    run_id uuid NOT NULL,
    user_id uuid NOT NULL,
    version integer NOT NULL,
    values jsonb NOT NULL,
    kept_because text,
    PRIMARY KEY (organization_id, import_id, run_id, user_id),
    FOREIGN KEY (organization_id, import_id) REFERENCES import_job ON DELETE CASCADE
  )`;

const importMail = `
  CREATE TABLE import_mail (
    organization_id uuid NOT NULL,
    import_id uuid NOT NULL,
    message_id uuid NOT NULL,
    outcome text NOT NULL CHECK (outcome IN ('sent', 'failed')),
    PRIMARY KEY (organization_id, import_id, message_id),
    FOREIGN KEY (organization_id, import_id) REFERENCES import_job ON DELETE CASCADE
  )`;

const importEvent = `
  CREATE TABLE import_event (
    organization_id uuid NOT NULL,
    import_id uuid NOT NULL,
    -- Grows with every event of all imports: what Last-Event-ID refers to.
    id bigint GENERATED ALWAYS AS IDENTITY,
    type text NOT NULL CHECK (type IN ('status', 'progress')),
    data jsonb NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (organization_id, import_id, id),
    FOREIGN KEY (organization_id, import_id) REFERENCES import_job ON DELETE CASCADE
  )`;

const rememberedMapping = `
  CREATE TABLE remembered_mapping (
    organization_id uuid NOT NULL,
    kind text NOT NULL,
    -- The header in the form in which headers are compared.
    header_key text NOT NULL,
    property text,
    used_at timestamptz NOT NULL,
    PRIMARY KEY (organization_id, kind, header_key)
  )`;

const receiptKey = `
  CREATE TABLE receipt_key (
    id uuid PRIMARY KEY,
    private_jwk jsonb NOT NULL,
    public_jwk jsonb NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
  )`;

const statements = [
  ...createRolesSql('import'),
  `GRANT USAGE ON SCHEMA public TO ${roles.appRole}, ${roles.systemRole}`,
  importJob,
  `CREATE INDEX import_job_listed ON import_job (organization_id, kind, id DESC)`,
  `CREATE INDEX import_job_due ON import_job (next_run_at) WHERE next_run_at IS NOT NULL`,
  `CREATE INDEX import_job_age ON import_job (created_at) WHERE cleared_at IS NULL`,
  // One import of a kind per organisation changes people at a time; the others wait in the queue.
  `CREATE UNIQUE INDEX import_job_at_work ON import_job (organization_id, kind)
    WHERE status = 'applying' OR (status = 'undoing' AND undo_started_at IS NOT NULL)`,
  ...organizationTableSql('import', 'import_job'),
  importSource,
  // Compressing what is read once or twice costs more than the space.
  `ALTER TABLE import_source ALTER COLUMN bytes SET STORAGE EXTERNAL`,
  ...organizationTableSql('import', 'import_source'),
  importRow,
  `CREATE INDEX import_row_of_state ON import_row (organization_id, import_id, state, record)`,
  `CREATE INDEX import_row_of_person ON import_row (organization_id, import_id, match_key, record)
    WHERE match_key IS NOT NULL`,
  `CREATE INDEX import_row_of_address ON import_row (organization_id, import_id, email_key, record)
    WHERE email_key IS NOT NULL`,
  `CREATE INDEX import_row_with_problems ON import_row (organization_id, import_id, record) WHERE problems <> '[]'`,
  ...organizationTableSql('import', 'import_row'),
  importChunk,
  `CREATE INDEX import_chunk_open ON import_chunk (organization_id, import_id, run_id, chunk)
    WHERE state IN ('pending', 'sent')`,
  ...organizationTableSql('import', 'import_chunk'),
  importGroup,
  ...organizationTableSql('import', 'import_group'),
  importAbsent,
  ...organizationTableSql('import', 'import_absent'),
  importMail,
  ...organizationTableSql('import', 'import_mail'),
  importEvent,
  ...organizationTableSql('import', 'import_event'),
  rememberedMapping,
  ...organizationTableSql('import', 'remembered_mapping'),
  receiptKey,
  `GRANT SELECT, INSERT, DELETE ON receipt_key TO ${roles.systemRole}`,
  ...messagingSchemaSql(roles),
  ...idempotencySchemaSql('import'),
];
