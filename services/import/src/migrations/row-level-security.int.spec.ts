import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runMigrations } from '@rollcall/service-defaults';
import { anId, testDatabase, type TestDatabase } from '@rollcall/testing';
import type pg from 'pg';
import { migrations } from './migrations.js';

let database: TestDatabase;
let app: pg.Pool;
const ours = anId();

beforeAll(async () => {
  database = await testDatabase({
    service: 'import',
    migrate: ({ url }) => runMigrations({ name: 'import', migrations, url }),
  });
  app = database.pool('app');
  const owner = database.pool();
  const importId = anId();
  const key = [ours, importId];
  await owner.query(
    `INSERT INTO import_job (organization_id, id, kind, status, version, options, source, analysis, mapping, actor, created_at)
     VALUES ($1, $2, 'staff', 'draft', 1, '{}', '{}', '{}', '[]', '{}', now())`,
    key,
  );
  for (const sql of [
    `INSERT INTO import_source VALUES ($1, $2, 0, '')`,
    `INSERT INTO import_row (organization_id, import_id, record, line, raw, values) VALUES ($1, $2, 1, 1, '{}', '{}')`,
    `INSERT INTO import_chunk (organization_id, import_id, phase, run_id, chunk, first_record, last_record, row_count)
     VALUES ($1, $2, 'plan', $2, 0, 1, 1, 1)`,
    `INSERT INTO import_group VALUES ($1, $2, $2, 'g', 'G', 1, 'create')`,
    `INSERT INTO import_absent VALUES ($1, $2, $2, $2, 1, '{}')`,
    `INSERT INTO import_mail VALUES ($1, $2, $2, 'sent')`,
    `INSERT INTO import_event (organization_id, import_id, type, data, at) VALUES ($1, $2, 'status', '{}', now())`,
    `INSERT INTO import_row_edit (organization_id, import_id, line, column_index, value, edited_by, edited_at)
     VALUES ($1, $2, 1, 0, 'x', 'somebody', now())`,
  ])
    await owner.query(sql, key);
  await owner.query(`INSERT INTO remembered_mapping VALUES ($1, 'staff', 'naam', 'lastName', now())`, [ours]);
});
afterAll(async () => {
  await database.drop();
});

/** Rows that a transaction for an organisation (or none) sees. */
async function seen(table: string, organizationId: string | undefined): Promise<number> {
  const client = await app.connect();
  try {
    await client.query('BEGIN');
    if (organizationId) await client.query(`SELECT set_config('app.organization_id', $1, true)`, [organizationId]);
    const { rowCount } = await client.query(`SELECT FROM ${table}`);
    await client.query('COMMIT');
    return rowCount ?? 0;
  } finally {
    client.release();
  }
}

const TABLES = [
  'import_job',
  'import_source',
  'import_row',
  'import_row_edit',
  'import_chunk',
  'import_group',
  'import_absent',
  'import_mail',
  'import_event',
  'remembered_mapping',
];

describe('row-level security', () => {
  it.each(TABLES)('shows rows of %s to their organisation alone', async (table) => {
    expect(await seen(table, ours)).toBe(1);
    expect(await seen(table, anId())).toBe(0);
    expect(await seen(table, undefined)).toBe(0);
  });

  it.each(TABLES)('refuses rows of another organisation in %s', async (table) => {
    const client = await app.connect();
    try {
      await client.query('BEGIN');
      await client.query(`SELECT set_config('app.organization_id', $1, true)`, [ours]);
      await expect(client.query(`UPDATE ${table} SET organization_id = $1`, [anId()])).rejects.toThrow(
        // Logs are never updated at all.
        table === 'import_row_edit' ? 'permission denied' : 'row-level security',
      );
    } finally {
      await client.query('ROLLBACK');
      client.release();
    }
  });

  it('is on for every table with data of organisations', async () => {
    const { rows } = await database.pool().query<{ relname: string }>(
      `SELECT c.relname FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attname = 'organization_id'
        WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
          AND NOT (c.relrowsecurity AND c.relforcerowsecurity)`,
    );
    expect(rows).toEqual([]);
  });

  it('hides the keys of receipts from what acts for organisations', async () => {
    await expect(app.query('SELECT FROM receipt_key')).rejects.toThrow('permission denied');
  });
});
