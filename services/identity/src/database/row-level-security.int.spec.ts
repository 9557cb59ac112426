import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runMigrations } from '@rollcall/service-defaults';
import { testDatabase, type TestDatabase } from '@rollcall/testing';
import type pg from 'pg';
import { v7 as uuid } from 'uuid';
import { migrations } from '../migrations/migrations.js';

/** Tables without anything of an organisation, each with the reason. */
const WITHOUT_ORGANIZATION = new Map([
  ['migration', 'what has run in this database'],
  ['signing_key', 'keys of the issuer, the same for everybody'],
  ['outbox_stream', 'what the relay knows about streams'],
  ['sign_in_failure', 'keyed hashes of addresses that somebody typed in, whose organisation is not known'],
]);

/** Unique keys that find the organisation instead of starting with it. */
const LOOKED_UP_WITHOUT_ORGANIZATION = [
  'api_client (client_id)',
  'oidc_artifact (model)',
  'oidc_artifact (uid)',
  'one_time_token (digest)',
];

interface Table {
  name: string;
  column: string | null;
  isForced: boolean;
  policies: string[];
  keys: string[];
  appMayRead: boolean;
}

let database: TestDatabase;
let owner: pg.Pool;
let app: pg.Pool;
let tables: Table[];

beforeAll(async () => {
  database = await testDatabase({
    service: 'identity',
    template: 'people',
    migrate: ({ url }) => runMigrations({ name: 'identity', migrations, url }),
  });
  owner = database.pool();
  app = database.pool('app');
  tables = await readTables(owner);
});

afterAll(() => database.drop());

describe('every table', () => {
  it('is either known to hold nothing of an organisation or names the organisation', () => {
    const nameless = tables.filter(({ name, column }) => column === null && !WITHOUT_ORGANIZATION.has(name));
    expect(nameless.map(({ name }) => name)).toEqual([]);
    expect(tables.length).toBeGreaterThan(10);
  });

  it('that names the organisation has forced row-level security and a policy for the app', () => {
    const open = tables.filter(({ column, isForced, policies }) => column && !(isForced && policies.length > 0));
    expect(open.map(({ name }) => name)).toEqual([]);
  });

  it('that names the organisation starts its primary and unique keys with it', () => {
    const others = tables.flatMap(({ name, column, keys }) =>
      column === 'organization_id' ? keys.filter((first) => first !== column).map((first) => `${name} (${first})`) : [],
    );
    // What is looked up before anybody knows the organisation: by who signs in, or by the provider's own key.
    expect(others.sort()).toEqual(LOOKED_UP_WITHOUT_ORGANIZATION);
  });
});

describe('a row of an organisation', () => {
  it.each([
    ['no organisation', (): string => '', 0],
    ['the wrong one', (): string => uuid(), 0],
    ['the right one', (right: string): string => right, 1],
  ])('is seen with %s as it should be, in each table', async (_, chosen, expected) => {
    const client = await owner.connect();
    const seen: [string, number][] = [];
    try {
      for (const { name, column, appMayRead } of tables) {
        if (!column || !appMayRead) continue;
        await client.query('BEGIN');
        const right = uuid();
        await insertAnything(client, name, column, right);
        await client.query(`SET LOCAL ROLE rollcall_identity_app`);
        await client.query(`SELECT set_config('app.organization_id', $1, true)`, [chosen(right)]);
        const { rowCount } = await client.query(`SELECT FROM ${name}`);
        seen.push([name, rowCount ?? -1]);
        await client.query('ROLLBACK');
      }
    } finally {
      client.release();
    }
    expect(seen.length).toBeGreaterThan(10);
    expect(seen.filter(([, rows]) => rows !== expected)).toEqual([]);
  });

  it('is not written for another organisation', async () => {
    const client = await app.connect();
    try {
      await client.query('BEGIN');
      await client.query(`SELECT set_config('app.organization_id', $1, true)`, [uuid()]);
      await expect(
        client.query(
          `INSERT INTO user_group (organization_id, id, kind, name, name_key) VALUES ($1, $2, 'staff', 'a', 'a')`,
          [uuid(), uuid()],
        ),
      ).rejects.toThrow('row-level security');
      await client.query('ROLLBACK');
    } finally {
      client.release();
    }
  });
});

/** From the catalog, so that a table of tomorrow is tested as well. */
async function readTables(pool: pg.Pool): Promise<Table[]> {
  const { rows } = await pool.query<Table>(
    `SELECT c.relname AS name, c.relrowsecurity AND c.relforcerowsecurity AS "isForced",
            CASE WHEN c.relname = 'organization' THEN 'id' ELSE (
              SELECT a.attname FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'organization_id') END AS column,
            ARRAY(SELECT p.polname::text FROM pg_policy p
                   WHERE p.polrelid = c.oid AND 'rollcall_identity_app'::regrole = ANY(p.polroles)) AS policies,
            ARRAY(SELECT a.attname::text FROM pg_index i
                    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
                   WHERE i.indrelid = c.oid AND i.indisunique) AS keys,
            has_table_privilege('rollcall_identity_app', c.oid, 'SELECT') AS "appMayRead"
       FROM pg_class c
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') ORDER BY c.relname`,
  );
  return rows;
}

/** A row with the organisation and, in all columns that need something, whatever their type takes. */
async function insertAnything(client: pg.PoolClient, table: string, column: string, organization: string) {
  await client.query(`SET LOCAL session_replication_role = replica`);
  const { rows: columns } = await client.query<{ name: string; type: string }>(
    `SELECT attname AS name, format_type(atttypid, NULL) AS type FROM pg_attribute
      WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped
        AND (attname = $2 OR attnotnull AND NOT atthasdef AND attidentity = '' AND attgenerated = '')`,
    [table, column],
  );
  await dropChecks(client, table);
  const values = columns.map(({ name, type }) => (name === column ? organization : SAMPLES[type]));
  const missing = columns.find((_, index) => values[index] === undefined);
  if (missing) throw new Error(`SAMPLES needs a value of ${missing.type} for ${table}.${missing.name}`);
  const places = columns.map((_, index) => `$${index + 1}`).join(', ');
  await client.query(`INSERT INTO ${table} (${columns.map(({ name }) => name).join(', ')}) VALUES (${places})`, values);
}

/** Within the transaction only: a row of nonsense is enough to see who sees it. */
async function dropChecks(client: pg.PoolClient, table: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT conname AS name FROM pg_constraint WHERE conrelid = $1::regclass AND contype = 'c'`,
    [table],
  );
  for (const { name } of rows) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT "${name}"`);
}

const SAMPLES: Readonly<Record<string, unknown>> = {
  uuid: uuid(),
  text: 'x',
  integer: 1,
  bigint: 1,
  smallint: 1,
  boolean: true,
  bytea: Buffer.alloc(32),
  date: '2026-01-01',
  jsonb: '{}',
  json: '{}',
  'text[]': ['x'],
  'json[]': ['{}'],
  'uuid[]': [uuid()],
  'timestamp with time zone': '2026-01-01T00:00:00Z',
};
