/**
 * The reference: the same list in plain set-based SQL on the same server, as somebody would write it by hand. COPY into
 * a staging table, then one transaction with upserts of people, groups and memberships, one outbox row and one e-mail
 * log row per person that is new or changed. No validation, no plan, no history, no before-images, no progress.
 */
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { from } from 'pg-copy-streams';

const schema = `
  CREATE TABLE app_user (
    id uuid PRIMARY KEY DEFAULT uuidv7(), last_name text NOT NULL, first_name text, email text NOT NULL UNIQUE,
    initials text, title text, phone text, version integer NOT NULL DEFAULT 1);
  CREATE TABLE user_group (id uuid PRIMARY KEY DEFAULT uuidv7(), name text NOT NULL, name_key text NOT NULL UNIQUE);
  CREATE TABLE membership (
    group_id uuid NOT NULL REFERENCES user_group, user_id uuid NOT NULL REFERENCES app_user,
    PRIMARY KEY (group_id, user_id));
  CREATE TABLE outbox (id uuid PRIMARY KEY DEFAULT uuidv7(), subject text NOT NULL, message jsonb NOT NULL,
    published_at timestamptz);
  CREATE TABLE email_log (id uuid PRIMARY KEY DEFAULT uuidv7(), user_id uuid NOT NULL, recipient text NOT NULL,
    status text NOT NULL, created_at timestamptz NOT NULL DEFAULT now());`;

const staging = `
  CREATE TEMPORARY TABLE staged (
    last_name text, first_name text, email text, initials text, title text, phone text, groups text)`;

const steps = {
  people: `
    CREATE TEMPORARY TABLE touched ON COMMIT DROP AS
    WITH upserted AS (
      INSERT INTO app_user AS u (last_name, first_name, email, initials, title, phone)
      SELECT last_name, first_name, lower(email), initials, title, phone FROM staged
      ON CONFLICT (email) DO UPDATE SET last_name = excluded.last_name, first_name = excluded.first_name,
        initials = excluded.initials, title = excluded.title, phone = excluded.phone, version = u.version + 1
        WHERE (u.last_name, u.first_name, u.initials, u.title, u.phone) IS DISTINCT FROM
              (excluded.last_name, excluded.first_name, excluded.initials, excluded.title, excluded.phone)
      RETURNING *)
    SELECT * FROM upserted`,
  groups: `
    INSERT INTO user_group (name, name_key)
    SELECT DISTINCT ON (lower(group_name)) group_name, lower(group_name) FROM staged, string_to_table(groups, '~') AS named (group_name)
    ON CONFLICT (name_key) DO NOTHING`,
  memberships: `
    INSERT INTO membership (group_id, user_id)
    SELECT DISTINCT g.id, u.id
      FROM staged s CROSS JOIN string_to_table(s.groups, '~') AS named (group_name)
      JOIN user_group g ON g.name_key = lower(group_name) JOIN app_user u ON u.email = lower(s.email)
     ORDER BY 1, 2
    ON CONFLICT DO NOTHING`,
  outbox: `
    INSERT INTO outbox (subject, message)
    SELECT CASE version WHEN 1 THEN 'user.created' ELSE 'user.updated' END, to_jsonb(touched) FROM touched`,
  mails: `INSERT INTO email_log (user_id, recipient, status) SELECT id, email, 'held' FROM touched WHERE version = 1`,
};

/** Makes a database for the reference on the system's own server. */
export async function prepareReference(system) {
  const admin = await system.connect('postgres');
  await admin.query('CREATE DATABASE reference');
  await admin.end();
  const client = await system.connect('reference');
  await client.query(schema);
  return client;
}

/** Imports a list; answers with the seconds that it took, and those of each step. */
export async function runReference(client, list) {
  await client.query('DROP TABLE IF EXISTS staged');
  const parts = {};
  const startedAt = performance.now();
  const timed = async (name, work) => {
    const before = performance.now();
    await work();
    parts[name] = Number(((performance.now() - before) / 1000).toFixed(3));
  };
  await client.query('BEGIN');
  await client.query(staging);
  await timed('copy', () =>
    pipeline(
      createReadStream(list),
      client.query(from(`COPY staged FROM STDIN WITH (FORMAT csv, DELIMITER ';', HEADER)`)),
    ),
  );
  await client.query('ANALYZE staged');
  for (const [name, sql] of Object.entries(steps)) await timed(name, () => client.query(sql));
  await timed('commit', () => client.query('COMMIT'));
  return { seconds: (performance.now() - startedAt) / 1000, parts };
}

/**
 * The read side of the reference: the staged list joined with the people who exist, and a state per row.
 * What a plan is compared with.
 */
export async function runReferencePlan(client, list) {
  await client.query('DROP TABLE IF EXISTS staged; DROP TABLE IF EXISTS planned');
  const startedAt = performance.now();
  await client.query('BEGIN');
  await client.query(staging);
  await pipeline(
    createReadStream(list),
    client.query(from(`COPY staged FROM STDIN WITH (FORMAT csv, DELIMITER ';', HEADER)`)),
  );
  await client.query('ANALYZE staged');
  await client.query(`
    CREATE TABLE planned AS
    SELECT s.*, u.id AS user_id, u.version,
           CASE WHEN u.id IS NULL THEN 'create'
                WHEN (u.last_name, u.first_name, u.initials, u.title, u.phone) IS DISTINCT FROM
                     (s.last_name, s.first_name, s.initials, s.title, s.phone) THEN 'update'
                ELSE 'unchanged' END AS state,
           (SELECT array_agg(group_name) FROM string_to_table(s.groups, '~') AS named (group_name)
              LEFT JOIN user_group g ON g.name_key = lower(group_name)
              LEFT JOIN membership m ON m.group_id = g.id AND m.user_id = u.id WHERE m.user_id IS NULL) AS to_join
      FROM staged s LEFT JOIN app_user u ON u.email = lower(s.email)`);
  await client.query('COMMIT');
  return { seconds: (performance.now() - startedAt) / 1000 };
}
