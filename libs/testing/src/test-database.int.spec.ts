import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type TestDatabase, testDatabase } from './test-database.js';

let migrations = 0;
async function migrate({ url }: { url: string }): Promise<void> {
  migrations++;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`
    DO $$ BEGIN CREATE ROLE rollcall_sample_app NOLOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
    CREATE TABLE thing (organization_id int, name text);
    ALTER TABLE thing ENABLE ROW LEVEL SECURITY;
    GRANT SELECT ON thing TO rollcall_sample_app;
    CREATE POLICY organization ON thing TO rollcall_sample_app
      USING (organization_id = nullif(current_setting('app.organization_id', true), '')::int);
    INSERT INTO thing VALUES (1, 'of one'), (2, 'of two')`);
  await client.end();
}

describe('a test database', () => {
  let first: TestDatabase;
  let second: TestDatabase;

  beforeAll(async () => {
    [first, second] = await Promise.all([
      testDatabase({ service: 'sample', migrate }),
      testDatabase({ service: 'sample', migrate }),
    ]);
  });
  afterAll(async () => {
    await first.drop();
    await second.drop();
  });

  it('is migrated once and belongs to one spec alone', async () => {
    await first.pool().query('DELETE FROM thing');
    const { rowCount } = await second.pool().query('SELECT FROM thing');
    expect(migrations).toBe(1);
    expect(rowCount).toBe(2);
  });

  it('gives connections in the role of the service, to which row-level security applies', async () => {
    const pool = second.pool('app');
    expect((await pool.query('SELECT name FROM thing')).rows).toEqual([]);
    const client = await pool.connect();
    await client.query("BEGIN; SELECT set_config('app.organization_id', '2', true)");
    expect((await client.query('SELECT name FROM thing')).rows).toEqual([{ name: 'of two' }]);
    await client.query('ROLLBACK');
    client.release();
  });

  it('names the connections that a spec has left open', async () => {
    const database = await testDatabase({ service: 'sample', migrate });
    const client = new pg.Client({ connectionString: database.url, application_name: 'the-forgotten-one' });
    client.on('error', () => undefined);
    await client.connect();
    await expect(database.drop()).rejects.toThrow('the-forgotten-one');
    await client.end().catch(() => undefined);
  });
});
