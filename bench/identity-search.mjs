/**
 * How fast a list of people answers at a million: searching, filtering, paging, exporting.
 *
 *   npm run build -w services/identity && node bench/identity-search.mjs [people]
 *
 * Starts a PostgreSQL of its own, unless DATABASE_URL names an empty database.
 */
import pg from 'pg';
import { v7 } from 'uuid';
import { runMigrations } from '@rollcall/service-defaults';
import { startPostgres } from '@rollcall/testing';

const service = new URL('../services/identity/dist/', import.meta.url);
const load = (path) => import(new URL(path, service).href);
const { migrations } = await load('migrations/migrations.js');
const { createOrganization } = await load('organization/create-organization.js');
const { listUserIds } = await load('user/list-users.sql.js');
const { exportUsers } = await load('user/export-users.sql.js');

const PEOPLE = Number(process.argv[2] ?? 1_000_000);
const RUNS = 20;
const own = process.env.DATABASE_URL ? undefined : await startPostgres();
const url = process.env.DATABASE_URL ?? own.url;

await runMigrations({ name: 'identity', migrations, url });
const owner = new pg.Client({ connectionString: url });
await owner.connect();
const organizationId = v7();
await createOrganization(owner, { id: organizationId, name: 'Bench', locale: 'nl' });
const FIRST = ['Jan', 'Nicole', 'Ben', 'Ron', 'Fatima', 'Zoë', 'Łukasz', 'Anne', 'Piet', 'Sanne'];
const LAST = ['Brooy', 'de Graaf', 'Holt', 'Hartman', 'Jansen', 'Bakker', 'Visser', 'Smit', 'Müller', 'Yılmaz'];
for (let from = 1; from <= PEOPLE; from += 100_000)
  await owner.query(
    `INSERT INTO app_user (organization_id, id, kind, last_name, first_name, email, email_key, external_id)
     SELECT $1, uuidv7(), 'staff', ($4::text[])[1 + n % 10] || ' ' || substr(md5(n::text), 1, 4), ($5::text[])[1 + (n / 10) % 10],
            'p' || n || '@bench.example', 'p' || n || '@bench.example', 'E' || n
       FROM generate_series($2::int, $3::int) AS n`,
    [organizationId, from, Math.min(from + 99_999, PEOPLE), LAST, FIRST],
  );
await owner.query('VACUUM ANALYZE app_user');

const as = async (role) => {
  const client = new pg.Client({ connectionString: url, options: `-c role=rollcall_identity_${role}` });
  await client.connect();
  await client.query(`SELECT set_config('app.organization_id', $1, false)`, [organizationId]);
  return client;
};
const [app, system] = [await as('app'), await as('system')];
const nth = (run) => Math.floor((run * PEOPLE) / RUNS) + 1;
const list = (tx, filter, after) =>
  listUserIds(tx, organizationId, { kinds: ['staff', 'contact'], ...filter }, { after, limit: 51 });

const groupOf = async (name, people) => {
  const id = v7();
  await owner.query(
    `INSERT INTO user_group (organization_id, id, kind, name, name_key) VALUES ($1, $2, 'staff', $3, lower($3))`,
    [organizationId, id, name],
  );
  await owner.query(
    `INSERT INTO membership (organization_id, group_id, user_id)
     SELECT $1, $2, id FROM app_user WHERE organization_id = $1 ORDER BY id LIMIT $3`,
    [organizationId, id, people],
  );
  return id;
};
const [small, large] = [await groupOf('Small', 200), await groupOf('Large', Math.floor(PEOPLE / 3))];
await owner.query('VACUUM ANALYZE membership');
const nowhere = { name: 'visser', id: v7() };

/** As the service does it: in a transaction that sees all organisations. */
const search = async (filter, after) => {
  await system.query('BEGIN');
  const found = await list(system, filter, after);
  await system.query('COMMIT');
  return found;
};

await measure('first page, by name', () => list(app, {}));
await measure('page in the middle', () => list(app, {}, { name: 'jansen', id: v7() }));
await measure('one e-mail address', (run) => list(app, { emailKey: `p${nth(run)}@bench.example` }));
await measure('group of 200', () => list(app, { groupId: small }));
await measure('group of a third', () => list(app, { groupId: large }));
await measure('search: nothing found', () => search({ search: 'qqqqq' }));
await measure('search: nothing found, two letters', () => search({ search: 'qq' }));
await measure('search: nothing found, two words', () => search({ search: 'jansen qqqqq' }));
await measure('search: part of an address, one hit', (run) => search({ search: `p${nth(run)}@ben` }));
await measure('search: two words, some hundred hits', () => search({ search: 'zoe brooy a1' }));
await measure('search: some hundred hits, staff, active', () =>
  search({ kinds: ['staff'], status: 'active', search: 'zoe brooy a1' }),
);
await measure('search: 2,000 hits, page in the middle', () => search({ search: 'zoe brooy 4' }, nowhere));
await measure('search: a name that a tenth has', () => search({ search: 'jansen' }));
await measure('search: a name that a tenth has, deep page', () =>
  search({ search: 'jansen' }, { name: 'jansen c', id: v7() }),
);
await measure('search: a first name that a tenth has', () => search({ search: 'fatima' }));
await measure('search: a word that all have', () => search({ search: 'bench' }));
await measure('search: a word that all have, deep page', () => search({ search: 'bench' }, nowhere));
await measure('search: a word that all have, inactive', () => search({ search: 'bench', status: 'inactive' }));
await measure('search: a common word in a group of 200', () => search({ search: 'bench', groupId: small }));
await measure('search: two letters', () => search({ search: 'br' }));
await measure('search: two letters, deep page', () => search({ search: 'br' }, { name: 'brooy c', id: v7() }));
let after;
await measure('export: 1,000 people', async () => {
  const people = await exportUsers(app, organizationId, { kind: 'staff', after, limit: 1000 });
  after = people.at(-1)?.id;
  return people;
});

await Promise.all([owner.end(), app.end(), system.end()]);
await own?.stop();

/** Prints the median and the slowest of some runs, in milliseconds. */
async function measure(name, work) {
  const times = [];
  let found = 0;
  for (let run = 0; run < RUNS; run += 1) {
    const start = performance.now();
    found = (await work(run)).length;
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const [median, slowest] = [times[RUNS / 2], times[RUNS - 1]].map((time) => time.toFixed(1));
  console.log(`| ${name.padEnd(38)} | ${String(found).padStart(5)} | ${median.padStart(7)} | ${slowest.padStart(7)} |`);
}
