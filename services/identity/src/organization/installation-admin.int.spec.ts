import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runMigrations } from '@rollcall/service-defaults';
import { anId, testDatabase, type TestDatabase } from '@rollcall/testing';
import { migrations } from '../migrations/migrations.js';
import { effectivePermissions } from '../role/effective-permissions.sql.js';
import { createOrganization } from './create-organization.js';
import { ensureInstallationAdmin } from './installation-admin.sql.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase({
    service: 'identity',
    migrate: ({ url }) => runMigrations({ name: 'identity', migrations, url }),
  });
});
afterAll(() => database.drop());

async function anOrganizationWithAdmin(): Promise<{ id: string; admin: string }> {
  const [pool, id, admin] = [database.pool(), anId(), anId()];
  await createOrganization(pool, { id, name: 'Kantoor', locale: 'nl' });
  await pool.query(
    `INSERT INTO app_user (organization_id, id, kind, last_name, email, email_key, account)
     VALUES ($1, $2, 'staff', 'Brooy', $3, $3, 'active')`,
    [id, admin, `${admin}@x.nl`],
  );
  return { id, admin };
}

describe('running the installation', () => {
  it('is the right of the first organisation only, however often it is asked for', async () => {
    const pool = database.pool();
    const [first, second] = [await anOrganizationWithAdmin(), await anOrganizationWithAdmin()];
    expect(await ensureInstallationAdmin(pool, first.id, first.admin)).toBe(true);
    expect(await ensureInstallationAdmin(pool, second.id, second.admin)).toBe(false);
    expect(await ensureInstallationAdmin(pool, first.id, first.admin)).toBe(true);

    const rightsOf = async ({ id, admin }: typeof first) =>
      (await effectivePermissions(pool, id, admin)).map(({ permission }) => permission);
    expect(await rightsOf(first)).toContain('installation:operate');
    expect(await rightsOf(second)).not.toContain('installation:operate');
    const { rows } = await pool.query(`SELECT organization_id FROM role WHERE key = 'installation-admin'`);
    expect(rows).toEqual([{ organization_id: first.id }]);
  });
});
