/**
 * How fast identity plans, applies and takes back a list, handler by handler, beside the same work in plain SQL.
 *
 *   npm run build -w services/identity && DATABASE_URL=postgres://postgres@127.0.0.1:5432/bench node bench/identity-import.mjs [rows]
 *
 * The database must be empty: it is migrated first. Nothing is relayed; the outbox only fills.
 */
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { v7 } from 'uuid';

const service = new URL(`../services/identity/${process.env.IDENTITY_DIST ?? 'dist'}/`, import.meta.url);
const load = (path) => import(new URL(path, service).href);
const { migrations } = await load('migrations/migrations.js');
const { createOrganization } = await load('organization/create-organization.js');
const { PlanUsersService } = await load('import/plan/plan-users.service.js');
const { ApplyUsersService } = await load('import/apply/apply-users.service.js');
const { UndoUsersService } = await load('import/undo/undo-users.service.js');
const { SessionRevoker } = await load('session/session-revoker.service.js');
const { runMigrations } = await import('@rollcall/service-defaults');
const { Broker, Outbox } = await import('@rollcall/messaging');

const url = process.env.DATABASE_URL;
if (!url) throw new Error('DATABASE_URL must name an empty database.');
const ROWS = Number(process.argv[2] ?? 100_000);
const CHUNK = 5_000;
const IN_FLIGHT = 2;

await runMigrations({ name: 'identity', migrations, url });
const app = new URL(url);
app.searchParams.set('options', '-c role=rollcall_identity_app');
const pool = new pg.Pool({ connectionString: app.href, max: IN_FLIGHT });
const settings = { name: 'identity', natsUrl: 'nats://127.0.0.1:1' };
const outbox = new Outbox(settings, new Broker(settings));
const sessions = new SessionRevoker(outbox);
const planning = new PlanUsersService(outbox);
const applying = new ApplyUsersService(outbox, sessions);
const undoing = new UndoUsersService(outbox, sessions);

const organizationId = v7();
await inOrganization((tx) => createOrganization(tx, { id: organizationId, name: 'Bench', locale: 'nl' }));

const results = [];
const actor = { id: v7(), type: 'user', permissions: ['staff:import', 'roles:assign'] };
const options = { existing: 'update', blankCells: 'keep', groups: 'add', absent: 'keep', invitations: 'send' };
const importId = v7();
const people = list(ROWS, 'Senior');

await step('plan: all new', (chunk, rows, runId) =>
  planning.plan(tx(), organizationId, { ...head(chunk, runId), rows }),
);
const applied = v7();
await step('apply: all new', (chunk, rows) =>
  applying.apply(tx(), organizationId, {
    ...head(chunk, applied),
    rows: rows.map(({ record, values, groups }) => ({
      record,
      action: 'create',
      values,
      groups: { add: groups, remove: [] },
    })),
  }),
);
await step('plan: unchanged', (chunk, rows, runId) =>
  planning.plan(tx(), organizationId, { ...head(chunk, runId), rows }),
);
const changed = list(ROWS, 'Partner');
await step(
  'plan: all changed',
  (chunk, rows, runId) => planning.plan(tx(), organizationId, { ...head(chunk, runId), rows }),
  changed,
);
const ids = await idsByAddress();
await step(
  'apply: all changed',
  (chunk, rows, runId) =>
    applying.apply(tx(), organizationId, {
      ...head(chunk, runId),
      rows: rows.map(({ record, values }) => ({
        record,
        action: 'update',
        userId: ids.get(values.email),
        expectedVersion: 1,
        values: { title: values.title },
      })),
    }),
  changed,
);
await inOrganization((client) => client.query('UPDATE app_user SET version = 1'));
const undoId = v7();
await step('undo: all new', (chunk) => {
  const { importId, runId } = head(chunk, applied);
  return undoing.undo(tx(), organizationId, {
    importId,
    runId,
    chunk,
    undoId,
    actor,
    removeGroups: false,
    dryRun: false,
  });
});
await reference();
console.table(results);
await pool.end();

/** Chunks of a list through one handler, as many in flight as in a service. */
async function step(name, handle, rows = people) {
  const runId = v7();
  const chunks = [];
  for (let start = 0; start < rows.length; start += CHUNK) chunks.push(rows.slice(start, start + CHUNK));
  const queue = chunks.map((part, chunk) => ({ part, chunk }));
  const started = performance.now();
  await Promise.all(
    Array.from({ length: IN_FLIGHT }, async () => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        const { part, chunk } = next;
        await inOrganization((client) => {
          current = client;
          return handle(chunk, part, runId);
        });
      }
    }),
  );
  note(name, rows.length, performance.now() - started);
  await pause(500);
}

/** The connection of the chunk that a handler is being called for. */
var current;
function tx() {
  return current;
}

async function inOrganization(work) {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query(`SELECT set_config('app.organization_id', $1, true)`, [organizationId]);
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

function head(chunk, runId) {
  return { importId, runId, chunk, kind: 'staff', options, actor };
}

function list(count, title) {
  return Array.from({ length: count }, (_, n) => ({
    record: n + 1,
    values: {
      lastName: `Achternaam${n}`,
      firstName: `Voornaam${n}`,
      email: `persoon${n}@example.com`,
      initials: 'AB',
      title,
      phone: `020-${n}`,
    },
    groups: Array.from({ length: 1 + (n % 3) }, (_, m) => `Groep ${(n * 7 + m * 13) % 200}`),
  }));
}

async function idsByAddress() {
  const { rows } = await inOrganization((client) => client.query('SELECT id, email FROM app_user'));
  return new Map(rows.map(({ id, email }) => [email, id]));
}

/** Staging table, people, groups, memberships and one outbox row each, by set, in the server: nothing from Node. */
async function reference() {
  const organization = v7();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('INSERT INTO organization (id, name) VALUES ($1, $2)', [organization, 'Reference']);
  await client.query(`CREATE TEMP TABLE staged AS
    SELECT n, gen_random_uuid() AS id, 'reference' || n || '@example.com' AS email,
           ARRAY(SELECT 'Groep ' || (n * 7 + m * 13) % 200 FROM generate_series(0, n % 3) m) AS groups
      FROM generate_series(0, ${ROWS - 1}) n`);
  const started = performance.now();
  for (let start = 0; start < ROWS; start += CHUNK) {
    const range = `n >= ${start} AND n < ${start + CHUNK}`;
    await client.query('BEGIN');
    await client.query(`INSERT INTO app_user (organization_id, id, kind, last_name, first_name, email, email_key, initials, title, phone, account)
      SELECT '${organization}', id, 'staff', 'Achternaam' || n, 'Voornaam' || n, email, email, 'AB', 'Senior', '020-' || n, 'invited' FROM staged WHERE ${range}`);
    await client.query(`INSERT INTO user_group (organization_id, id, kind, name, name_key)
      SELECT DISTINCT ON (g) '${organization}'::uuid, uuidv7(), 'staff', g, lower(g) FROM staged, unnest(groups) g WHERE ${range} ON CONFLICT DO NOTHING`);
    await client.query(`INSERT INTO membership (organization_id, group_id, user_id)
      SELECT '${organization}', ug.id, s.id FROM staged s, unnest(groups) g
        JOIN user_group ug ON ug.organization_id = '${organization}' AND ug.name_key = lower(g) WHERE ${range} ORDER BY 2, 3`);
    await client.query(`INSERT INTO outbox (organization_id, id, stream, wire_subject, aggregate, message)
      SELECT '${organization}', uuidv7(), 'IDENTITY', 'evt.identity.user.created.v1', id::text,
             json_build_object('id', id, 'lastName', 'Achternaam' || n, 'firstName', 'Voornaam' || n, 'email', email, 'title', 'Senior')::text FROM staged WHERE ${range}`);
    await client.query('COMMIT');
  }
  note(
    'plain SQL in the server: people, groups, memberships, outbox; one chunk at a time',
    ROWS,
    performance.now() - started,
  );
  await client.end();
}

function note(step, rows, milliseconds) {
  results.push({
    step,
    rows,
    seconds: +(milliseconds / 1000).toFixed(2),
    'rows/s': Math.round(rows / (milliseconds / 1000)),
  });
  console.log(results.at(-1));
}
