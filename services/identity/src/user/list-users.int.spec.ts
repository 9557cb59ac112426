import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runMigrations, type SqlExecutor } from '@rollcall/service-defaults';
import { testDatabase, type TestDatabase } from '@rollcall/testing';
import { v7 as uuid } from 'uuid';
import { migrations } from '../migrations/migrations.js';
import { countUsers } from './count-users.sql.js';
import { listUserIds, type UserFilter } from './list-users.sql.js';

const PEOPLE = 20_000;
const organizationId = uuid();
const other = uuid();
const kinds = ['staff', 'contact'];

let database: TestDatabase;
let system: ReturnType<TestDatabase['pool']>;

beforeAll(async () => {
  database = await testDatabase({
    service: 'identity',
    template: 'people',
    migrate: ({ url }) => runMigrations({ name: 'identity', migrations, url }),
  });
  system = database.pool('system');
  for (const organization of [organizationId, other])
    await system.query(
      `INSERT INTO app_user (organization_id, id, kind, last_name, first_name, email, email_key)
       SELECT $1, uuidv7(), CASE WHEN n % 4 = 0 THEN 'contact' ELSE 'staff' END,
              md5(n::text), 'Voornaam', 'p' || n || '@example.nl', 'p' || n || '@example.nl'
         FROM generate_series(1, $2::int) n`,
      [organization, PEOPLE],
    );
  await database.pool().query('VACUUM ANALYZE app_user');
});

afterAll(() => database.drop());

/** The plan that the database makes for a page, as text. */
async function planOf(filter: Partial<UserFilter>): Promise<string> {
  let plan = '';
  const explaining: SqlExecutor = {
    async query<Row>(text: string, values?: unknown[]) {
      const { rows } = await system.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, values);
      plan = rows.map((row) => row['QUERY PLAN']).join('\n');
      return { rows: [] as Row[] };
    },
  };
  await listUserIds(explaining, organizationId, { kinds, ...filter }, { limit: 51 });
  return plan;
}

describe('a page of many people', () => {
  it('is read along the index of names, with both kinds too', async () => {
    const plan = await planOf({});
    expect(plan).toContain('app_user_sorted');
    expect(plan).not.toContain('Seq Scan');
  });

  it('of a search is found with the index of word parts', async () => {
    expect(await planOf({ search: 'c4ca4238a' })).toContain('app_user_search');
    const found = await listUserIds(system, organizationId, { kinds, search: 'C4CA4238A p1@' }, { limit: 51 });
    expect(found).toHaveLength(1);
  });

  it('begins where somebody leaps to, also over both kinds', async () => {
    const all = await listUserIds(system, organizationId, { kinds }, { limit: PEOPLE });
    for (const offset of [0, 7, PEOPLE - 3, PEOPLE]) {
      const page = await listUserIds(system, organizationId, { kinds }, { limit: 5, offset });
      expect(page).toEqual(all.slice(offset, offset + 5));
    }
  });

  it('is one of as many as there are', async () => {
    const search = 'voornaam';
    const numbers = [{}, { search, status: 'active' }, { kinds: ['contact'] }, { search: 'nobody at all' }].map(
      (filter) => countUsers(system, organizationId, { kinds, ...filter }),
    );
    expect(await Promise.all(numbers)).toEqual([PEOPLE, PEOPLE, PEOPLE / 4, 0]);
  });

  it('holds nobody of another organisation, whatever is asked', async () => {
    const filters: Partial<UserFilter>[] = [
      {},
      { search: 'voornaam' },
      { emailKey: 'p1@example.nl' },
      { status: 'active' },
    ];
    const pages = await Promise.all(
      filters.map((filter) => listUserIds(system, organizationId, { kinds, ...filter }, { limit: PEOPLE * 3 })),
    );
    const ids = new Set(pages.flat().map(({ id }) => id));
    const { rows } = await system.query<{ organization: string }>(
      `SELECT DISTINCT organization_id AS organization FROM app_user WHERE id = ANY($1::uuid[])`,
      [[...ids]],
    );
    expect(rows).toEqual([{ organization: organizationId }]);
    expect(pages.map((page) => page.length)).toEqual([PEOPLE, PEOPLE, 1, PEOPLE]);
  });
});
