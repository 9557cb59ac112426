import { Migration } from '@mikro-orm/migrations';
import { SYSTEM_ROLE, tenantTableSql } from '../database/tenant-table.sql.js';

/** Passwords, links, API clients, sessions and signing keys. */
export class SignIn extends Migration {
  override readonly name = '0003-sign-in';

  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const credential = `
  CREATE TABLE credential (
    organization_id uuid NOT NULL,
    user_id uuid NOT NULL,
    -- argon2id in PHC format; the parameters are part of it.
    password_hash text NOT NULL,
    password_changed_at timestamptz NOT NULL DEFAULT now(),
    -- Newest first; as many as the password policy remembers.
    earlier_hashes text[] NOT NULL DEFAULT '{}',
    -- Tokens and sessions that began before this moment are over.
    signed_out_at timestamptz,
    last_sign_in_at timestamptz,
    PRIMARY KEY (organization_id, user_id),
    FOREIGN KEY (organization_id, user_id) REFERENCES app_user ON DELETE CASCADE
  )`;

const oneTimeToken = `
  CREATE TABLE one_time_token (
    organization_id uuid NOT NULL,
    id uuid NOT NULL DEFAULT uuidv7(),
    user_id uuid NOT NULL,
    purpose text NOT NULL CHECK (purpose IN ('invitation', 'password-reset')),
    -- SHA-256 of the token; the token itself exists only in the mail.
    digest bytea NOT NULL,
    -- The mail that carries it.
    message_id uuid NOT NULL,
    issued_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    used_at timestamptz,
    revoked_at timestamptz,
    PRIMARY KEY (organization_id, id),
    FOREIGN KEY (organization_id, user_id) REFERENCES app_user ON DELETE CASCADE
  )`;

const apiClient = `
  CREATE TABLE api_client (
    organization_id uuid NOT NULL REFERENCES organization (id),
    id uuid NOT NULL DEFAULT uuidv7(),
    client_id text NOT NULL,
    name text NOT NULL,
    -- SHA-256 of a secret with at least 128 bits of entropy, for which a slow hash would add nothing.
    secret_digest bytea NOT NULL,
    -- After a rotation the old secret works until this moment.
    previous_secret_digest bytea,
    previous_secret_until timestamptz,
    permissions text[] NOT NULL,
    expires_at timestamptz,
    last_used_at timestamptz,
    created_by text,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (organization_id, id)
  )`;

// organization_id is empty until somebody has signed in; only the system role sees such rows.
const oidcArtifact = `
  CREATE TABLE oidc_artifact (
    model text NOT NULL,
    -- SHA-256 of what the browser or the client holds.
    digest bytea NOT NULL,
    organization_id uuid,
    user_id uuid,
    grant_id text,
    uid text,
    payload jsonb NOT NULL,
    user_agent text,
    address text,
    created_at timestamptz NOT NULL DEFAULT now(),
    consumed_at timestamptz,
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (model, digest)
  )`;

const statements = [
  credential,
  // Sign-in knows a person's id or e-mail address, not yet the organisation.
  `CREATE INDEX credential_user ON credential (user_id)`,
  `CREATE INDEX app_user_sign_in ON app_user (email_key) WHERE account = 'active'`,
  ...tenantTableSql('credential'),
  oneTimeToken,
  // Found by the digest alone: whoever holds a link has not said which organisation it is from.
  `CREATE UNIQUE INDEX one_time_token_digest ON one_time_token (digest)`,
  `CREATE INDEX one_time_token_open ON one_time_token (organization_id, user_id, purpose)
    WHERE used_at IS NULL AND revoked_at IS NULL`,
  `CREATE INDEX one_time_token_user ON one_time_token (organization_id, user_id)`,
  ...tenantTableSql('one_time_token'),
  apiClient,
  `CREATE UNIQUE INDEX api_client_client_id ON api_client (client_id)`,
  ...tenantTableSql('api_client'),
  oidcArtifact,
  `CREATE INDEX oidc_artifact_grant ON oidc_artifact (grant_id) WHERE grant_id IS NOT NULL`,
  `CREATE UNIQUE INDEX oidc_artifact_session_uid ON oidc_artifact (uid) WHERE model = 'Session'`,
  `CREATE INDEX oidc_artifact_user ON oidc_artifact (organization_id, user_id) WHERE user_id IS NOT NULL`,
  `CREATE INDEX oidc_artifact_expiry ON oidc_artifact (expires_at)`,
  ...tenantTableSql('oidc_artifact'),
  `CREATE TABLE signing_key (
    kid text PRIMARY KEY,
    public_jwk jsonb NOT NULL,
    -- The private key, encrypted with SECRET_KEY (AES-256-GCM).
    sealed_private_jwk bytea NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    -- Published at once, signs from here on: every verifier has fetched it by then.
    signs_from timestamptz NOT NULL,
    -- Published until here, so that the last token it signed can be verified.
    published_until timestamptz
  )`,
  `GRANT SELECT, INSERT, UPDATE, DELETE ON signing_key TO ${SYSTEM_ROLE}`,
  `CREATE TABLE sign_in_failure (
    -- Keyed hash of the address typed in, or of the network address.
    subject bytea PRIMARY KEY,
    failures integer NOT NULL,
    last_at timestamptz NOT NULL
  )`,
  `CREATE INDEX sign_in_failure_last ON sign_in_failure (last_at)`,
  `GRANT SELECT, INSERT, UPDATE, DELETE ON sign_in_failure TO ${SYSTEM_ROLE}`,
  `CREATE TABLE password_policy (
    organization_id uuid PRIMARY KEY REFERENCES organization (id) ON DELETE CASCADE,
    -- Only what differs from the default.
    settings jsonb NOT NULL,
    version integer NOT NULL DEFAULT 1,
    updated_at timestamptz NOT NULL DEFAULT now()
  )`,
  ...tenantTableSql('password_policy'),
];
