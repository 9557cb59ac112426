import { Migration } from '@mikro-orm/migrations';
import { APP_ROLE, roleSql, SYSTEM_ROLE, tenantTableSql } from '../database/tenant-table.sql.js';

/** Organisations, people, groups, memberships, roles and the history of people. */
export class PeopleGroupsRoles extends Migration {
  override readonly name = '0001-people-groups-roles';

  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const kind = `kind text NOT NULL CHECK (kind IN ('staff', 'contact'))`;

const organization = `
  CREATE TABLE organization (
    id uuid PRIMARY KEY,
    name text NOT NULL,
    locale text NOT NULL DEFAULT 'nl',
    version integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
  )`;

// Lower case without accents, for searching and sorting; IMMUTABLE, so that columns can be generated from it.
const searchable = `
  CREATE FUNCTION searchable(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT lower(regexp_replace(normalize(value, NFKD), '[\\u0300-\\u036f]', '', 'g')) $$`;

// No foreign key to the organisation here and in the history: each row of an import would check and lock the same row.
const appUser = `
  CREATE TABLE app_user (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    ${kind},
    last_name text NOT NULL,
    first_name text,
    middle_name text,
    infix text,
    email text,
    -- E-mail addresses are compared by this form and kept as spelled.
    email_key text,
    initials text,
    title text,
    phone text,
    mobile text,
    home_phone text,
    department text,
    business_unit text,
    external_id text,
    user_type text,
    tags text[] NOT NULL DEFAULT '{}',
    locale text,
    start_date date,
    end_date date,
    notes text,
    status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'inactive')),
    account text NOT NULL DEFAULT 'none' CHECK (account IN ('none', 'invited', 'active')),
    version integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    created_by_import uuid,
    -- What lists are sorted by; "C" order of accent-free lower case is the same on every machine.
    sort_key text COLLATE "C" GENERATED ALWAYS AS (searchable(last_name || ' ' || coalesce(first_name, ''))) STORED,
    PRIMARY KEY (organization_id, id),
    CONSTRAINT app_user_email_and_key CHECK ((email IS NULL) = (email_key IS NULL)),
    CONSTRAINT app_user_staff_has_email CHECK (kind = 'contact' OR email IS NOT NULL),
    -- Who has no e-mail address cannot have an account.
    CONSTRAINT app_user_account_has_email CHECK (account = 'none' OR email IS NOT NULL)
  )`;

const userGroup = `
  CREATE TABLE user_group (
    organization_id uuid NOT NULL REFERENCES organization (id),
    id uuid NOT NULL,
    ${kind},
    name text NOT NULL,
    -- Group names are compared by this form and kept as spelled.
    name_key text NOT NULL,
    description text,
    -- A system group ("All Staff") has everyone of its kind as a member by definition and no rows in membership.
    is_system boolean NOT NULL DEFAULT false,
    version integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    created_by_import uuid,
    PRIMARY KEY (organization_id, id),
    CONSTRAINT user_group_name UNIQUE (organization_id, kind, name_key)
  )`;

const membership = `
  CREATE TABLE membership (
    organization_id uuid NOT NULL,
    group_id uuid NOT NULL,
    user_id uuid NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (organization_id, group_id, user_id),
    FOREIGN KEY (organization_id, group_id) REFERENCES user_group ON DELETE CASCADE,
    FOREIGN KEY (organization_id, user_id) REFERENCES app_user ON DELETE CASCADE
  )`;

const role = `
  CREATE TABLE role (
    organization_id uuid NOT NULL REFERENCES organization (id),
    id uuid NOT NULL,
    -- Key of a built-in role ('admin', …); null for the organisation's own roles.
    key text,
    name text NOT NULL,
    description text,
    permissions text[] NOT NULL DEFAULT '{}',
    version integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (organization_id, id),
    CONSTRAINT role_key UNIQUE (organization_id, key)
  )`;

const userRole = `
  CREATE TABLE user_role (
    organization_id uuid NOT NULL,
    user_id uuid NOT NULL,
    role_id uuid NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (organization_id, user_id, role_id),
    FOREIGN KEY (organization_id, user_id) REFERENCES app_user ON DELETE CASCADE,
    -- No cascade: a role that somebody has cannot be removed by mistake.
    CONSTRAINT user_role_role FOREIGN KEY (organization_id, role_id) REFERENCES role
  )`;

const groupRole = `
  CREATE TABLE group_role (
    organization_id uuid NOT NULL,
    group_id uuid NOT NULL,
    role_id uuid NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (organization_id, group_id, role_id),
    FOREIGN KEY (organization_id, group_id) REFERENCES user_group ON DELETE CASCADE,
    CONSTRAINT group_role_role FOREIGN KEY (organization_id, role_id) REFERENCES role
  )`;

// No foreign key to the person: the history of somebody who was deleted stays.
const userHistory = `
  CREATE TABLE user_history (
    organization_id uuid NOT NULL,
    user_id uuid NOT NULL,
    version integer NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    through text NOT NULL,
    actor_id text,
    import_id uuid,
    -- [{ "property", "before", "after" }], for a new person only what was filled.
    changes jsonb NOT NULL,
    PRIMARY KEY (organization_id, user_id, version)
  )`;

const statements = [
  roleSql(APP_ROLE),
  roleSql(SYSTEM_ROLE),
  `GRANT USAGE ON SCHEMA public TO ${APP_ROLE}, ${SYSTEM_ROLE}`,
  searchable,
  organization,
  ...tenantTableSql('organization', 'id'),
  appUser,
  `CREATE UNIQUE INDEX app_user_email_key ON app_user (organization_id, email_key) WHERE email_key IS NOT NULL`,
  `CREATE UNIQUE INDEX app_user_external_id ON app_user (organization_id, kind, external_id)
    WHERE external_id IS NOT NULL`,
  `CREATE INDEX app_user_sorted ON app_user (organization_id, kind, sort_key, id)`,
  `CREATE INDEX app_user_created_by_import ON app_user (organization_id, created_by_import)
    WHERE created_by_import IS NOT NULL`,
  ...tenantTableSql('app_user'),
  userGroup,
  ...tenantTableSql('user_group'),
  membership,
  `CREATE INDEX membership_of_user ON membership (organization_id, user_id)`,
  ...tenantTableSql('membership'),
  // Versions of membership events: they grow however many transactions change one group at once.
  `CREATE SEQUENCE membership_version_seq`,
  `GRANT USAGE ON SEQUENCE membership_version_seq TO ${APP_ROLE}, ${SYSTEM_ROLE}`,
  role,
  `CREATE UNIQUE INDEX role_name ON role (organization_id, lower(name))`,
  ...tenantTableSql('role'),
  userRole,
  `CREATE INDEX user_role_of_role ON user_role (organization_id, role_id)`,
  ...tenantTableSql('user_role'),
  groupRole,
  `CREATE INDEX group_role_of_role ON group_role (organization_id, role_id)`,
  ...tenantTableSql('group_role'),
  userHistory,
  `CREATE INDEX user_history_of_import ON user_history (organization_id, import_id) WHERE import_id IS NOT NULL`,
  ...tenantTableSql('user_history'),
];
