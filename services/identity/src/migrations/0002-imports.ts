import { Migration } from '@mikro-orm/migrations';
import { tenantTableSql } from '../database/tenant-table.sql.js';

/** What identity remembers of imports: handled chunks, matched people, spellings of new groups, before-images. */
export class Imports extends Migration {
  override readonly name = '0002-imports';

  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const importChunk = `
  CREATE TABLE import_chunk (
    organization_id uuid NOT NULL,
    -- Planning, application or undo that the chunk belongs to.
    run_id uuid NOT NULL,
    command text NOT NULL CHECK (command IN ('plan', 'absent', 'apply', 'undo', 'undo-preview')),
    chunk integer NOT NULL,
    import_id uuid NOT NULL,
    -- Data of the answering events, one element per part; a chunk that comes again is answered from here.
    answer json[],
    handled_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (organization_id, run_id, command, chunk)
  )`;

const importMatch = `
  CREATE TABLE import_match (
    organization_id uuid NOT NULL,
    run_id uuid NOT NULL,
    user_id uuid NOT NULL,
    -- The row that will change the person; null if the rows that matched only show that the person is present.
    record integer,
    PRIMARY KEY (organization_id, run_id, user_id)
  )`;

const importGroup = `
  CREATE TABLE import_group (
    organization_id uuid NOT NULL,
    import_id uuid NOT NULL,
    name_key text NOT NULL,
    -- As the first row of the list that needs the group spells it, whichever chunk comes first.
    name text NOT NULL,
    record integer NOT NULL,
    -- The planning that said so; a later one starts over.
    run_id uuid NOT NULL,
    PRIMARY KEY (organization_id, import_id, name_key)
  )`;

const importBefore = `
  CREATE TABLE import_before (
    organization_id uuid NOT NULL,
    run_id uuid NOT NULL,
    chunk integer NOT NULL,
    record integer NOT NULL,
    import_id uuid NOT NULL,
    user_id uuid NOT NULL,
    action text NOT NULL CHECK (action IN ('create', 'update', 'reactivate', 'deactivate')),
    -- Version of the person when the row was done.
    version integer NOT NULL,
    -- [{ "property", "before", "after" }]; null for a new person, who had nothing before.
    changes jsonb,
    -- Groups that the row made the person join and leave.
    joined uuid[] NOT NULL DEFAULT '{}',
    departed uuid[] NOT NULL DEFAULT '{}',
    undone_at timestamptz,
    PRIMARY KEY (organization_id, run_id, chunk, record)
  )`;

const statements = [
  importChunk,
  `CREATE INDEX import_chunk_handled ON import_chunk (handled_at)`,
  ...tenantTableSql('import_chunk'),
  importMatch,
  ...tenantTableSql('import_match'),
  importGroup,
  ...tenantTableSql('import_group'),
  importBefore,
  ...tenantTableSql('import_before'),
  // Contacts without an e-mail address are found by what they are called and their number.
  `CREATE INDEX app_user_without_email
    ON app_user (organization_id, last_name, coalesce(first_name, ''), coalesce(phone, ''))
    WHERE kind = 'contact' AND email_key IS NULL`,
  `CREATE INDEX user_group_created_by_import ON user_group (organization_id, created_by_import)
    WHERE created_by_import IS NOT NULL`,
];
