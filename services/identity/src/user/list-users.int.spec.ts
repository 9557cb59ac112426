import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runMigrations, type SqlExecutor } from '@rollcall/service-defaults';
import { testDatabase, type TestDatabase } from '@rollcall/testing';
import { v7 as uuid } from 'uuid';
import { migrations } from '../migrations/migrations.js';
import { countUsers } from './count-users.sql.js';
import { listUserIds } from './list-users.sql.js';
import type { UserFilter, UserPosition } from './user-filter.sql.js';

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
async function planOf(filter: Partial<UserFilter>, isMeant: (text: string) => boolean = () => true): Promise<string> {
  let plan = '';
  const client = await system.connect();
  await client.query('BEGIN');
  const explaining: SqlExecutor = {
    async query<Row>(text: string, values?: unknown[]) {
      if (text.includes('set_config')) await client.query(text, values);
      if (text.includes('set_config') || !isMeant(text)) return { rows: [] as Row[] };
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, values);
      plan = rows.map((row) => row['QUERY PLAN']).join('\n');
      return { rows: [] as Row[] };
    },
  };
  await listUserIds(explaining, organizationId, { kinds, ...filter }, { limit: 51 });
  await client.query('ROLLBACK');
  client.release();
  return plan;
}

describe('a page of many people', () => {
  it('is read along the index of names, with both kinds too', async () => {
    const plan = await planOf({});
    expect(plan).toContain('app_user_sorted');
    expect(plan).not.toContain('Seq Scan');
  });

  it('of a search is found with the index of word parts', async () => {
    for (const search of ['c4ca4238a', 'qqqqq', 'qq', 'voornaam']) {
      const plan = await planOf({ search }, (text) => text.includes('candidate'));
      expect([search, plan]).toEqual([search, expect.stringContaining('app_user_search')]);
      expect([search, plan]).toEqual([search, expect.not.stringContaining('Seq Scan')]);
    }
    const found = await listUserIds(system, organizationId, { kinds, search: 'C4CA4238A p1@' }, { limit: 51 });
    expect(found).toHaveLength(1);
  });

  it('is the same whether few or many people match, with every filter and at every depth', async () => {
    const all = await listUserIds(system, organizationId, { kinds }, { limit: PEOPLE });
    const { rows } = await system.query<{ id: string; email: string; kind: string }>(
      'SELECT id, email, kind FROM app_user WHERE organization_id = $1',
      [organizationId],
    );
    const people = new Map(rows.map((row) => [row.id, row]));
    for (const [search, filter] of [
      ['p1', {}],
      ['p12', { kinds: ['contact'] }],
      ['p1 voornaam', { status: 'active' }],
      ['p1', { status: 'inactive' }],
    ] as const) {
      const [part] = search.split(' ');
      const asked = { kinds, ...filter };
      const expected = all.filter(({ id }) => {
        const { email, kind } = people.get(id)!;
        return (
          email.startsWith(part!) &&
          (asked.kinds as readonly string[]).includes(kind) &&
          !('status' in filter && filter.status !== 'active')
        );
      });
      const found: UserPosition[] = [];
      for (let after: UserPosition | undefined; ;) {
        const page = await listUserIds(system, organizationId, { ...asked, search }, { after, limit: 3_000 });
        found.push(...page);
        after = page.at(-1);
        if (page.length < 3_000) break;
      }
      expect(found).toEqual(expected);
    }
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
