/** Channel on which the database tells the relay that something waits in the outbox. */
export const OUTBOX_CHANNEL = 'rollcall_outbox';

/**
 * Statements that create outbox, inbox and dead letters, for the first migration of a service.
 * The roles must exist. Safe to run once per database.
 */
export function messagingSchemaSql(options: { appRole: string; systemRole: string }): string[] {
  const app = identifier(options.appRole);
  const system = identifier(options.systemRole);
  return [
    ...outboxSql(),
    ...inboxSql(),
    ...deadLetterSql(),
    ...['outbox', 'inbox', 'dead_letter'].flatMap((table) => [
      `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`,
      `ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`,
      `CREATE POLICY organization ON ${table} TO ${app}
         USING (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid)
         WITH CHECK (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid)`,
      `CREATE POLICY system ON ${table} TO ${system} USING (true) WITH CHECK (true)`,
      `GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO ${app}, ${system}`,
    ]),
    `GRANT SELECT, INSERT, UPDATE, DELETE ON outbox_stream TO ${system}`,
  ];
}

function outboxSql(): string[] {
  return [
    `CREATE TABLE outbox (
       organization_id uuid NOT NULL,
       id uuid NOT NULL,
       -- Order of writing. A slow transaction's lower position appears late, so nobody may read "position > last".
       position bigint GENERATED ALWAYS AS IDENTITY,
       stream text NOT NULL,
       wire_subject text NOT NULL,
       aggregate text NOT NULL,
       message text NOT NULL,
       created_at timestamptz NOT NULL DEFAULT now(),
       published_at timestamptz,
       refused_at timestamptz,
       PRIMARY KEY (organization_id, id)
     ) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 5000)`,
    `CREATE INDEX outbox_pending ON outbox (position) WHERE published_at IS NULL AND refused_at IS NULL`,
    // Rows are published in about the order in which they lie on disk, so a block range index finds the old ones.
    `CREATE INDEX outbox_published ON outbox USING brin (published_at)`,
    `CREATE FUNCTION outbox_wake() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN PERFORM pg_notify('${OUTBOX_CHANNEL}', ''); RETURN NULL; END $$`,
    `CREATE TRIGGER outbox_wake AFTER INSERT ON outbox FOR EACH STATEMENT EXECUTE FUNCTION outbox_wake()`,
    // What the relay last knew about a stream: how it notices that a stream was created anew or went backwards.
    `CREATE TABLE outbox_stream (
       stream text PRIMARY KEY,
       created text NOT NULL,
       last_sequence bigint NOT NULL
     )`,
  ];
}

function inboxSql(): string[] {
  return [
    `CREATE TABLE inbox (
       organization_id uuid NOT NULL,
       consumer text NOT NULL,
       message_id text NOT NULL,
       handled_at timestamptz NOT NULL DEFAULT now(),
       PRIMARY KEY (organization_id, consumer, message_id)
     )`,
    `CREATE INDEX inbox_handled ON inbox USING brin (handled_at)`,
  ];
}

function deadLetterSql(): string[] {
  return [
    `CREATE TABLE dead_letter (
       organization_id uuid NOT NULL,
       consumer text NOT NULL,
       message_id text NOT NULL,
       wire_subject text NOT NULL,
       message text NOT NULL,
       reason text NOT NULL,
       deliveries integer NOT NULL,
       state text NOT NULL DEFAULT 'parked' CHECK (state IN ('parked', 'handled', 'discarded')),
       parked_at timestamptz NOT NULL DEFAULT now(),
       resolved_at timestamptz,
       PRIMARY KEY (organization_id, consumer, message_id)
     )`,
    `CREATE INDEX dead_letter_parked ON dead_letter (parked_at, message_id) WHERE state = 'parked'`,
  ];
}

function identifier(role: string): string {
  if (!/^[a-z_][a-z0-9_]*$/.test(role)) throw new Error(`'${role}' is not a role name.`);
  return role;
}
