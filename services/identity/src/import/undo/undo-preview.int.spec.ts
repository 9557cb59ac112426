import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { v7 } from 'uuid';
import {
  applyCommand,
  applyRows,
  ImportWorld,
  type ListRow,
  type TestOrganization,
  type UndoReport,
} from '../import.fixture.js';

let world: ImportWorld;
beforeAll(async () => {
  world = await ImportWorld.open();
});
afterAll(() => world.end());

/** An import in chunks of a few rows, as large ones are. */
interface Done {
  importId: string;
  runId: string;
  chunks: number;
}

async function importInChunks(office: TestOrganization, list: ListRow[], size: number): Promise<Done> {
  const importId = v7();
  const runId = v7();
  const planned = await office.plan(list, { groups: 'replace' }, { importId });
  const chunks = Math.ceil(list.length / size);
  const rows = applyRows(list, planned);
  for (let chunk = 0; chunk < chunks; chunk += 1) {
    const part = rows.filter(({ record }) => Math.floor((record - 1) / size) === chunk);
    const command = { ...applyCommand(part, { groups: 'replace' }), importId, runId, chunk };
    await office.tx((tx) => world.applying.apply(tx, office.id, command));
  }
  return { importId, runId, chunks };
}

/** Chunk by chunk, the last one with the groups. */
async function undo(
  office: TestOrganization,
  { importId, runId, chunks }: Done,
  dryRun: boolean,
): Promise<UndoReport[]> {
  const undoId = v7();
  const reports: UndoReport[] = [];
  for (let chunk = 0; chunk < chunks; chunk += 1)
    reports.push(await office.undo({ importId, runId }, { chunk, undoId, dryRun, removeGroups: chunk === chunks - 1 }));
  return reports;
}

async function state(office: TestOrganization) {
  const tables = ['app_user', 'user_group', 'membership', 'user_history', 'import_before'];
  return Promise.all(
    tables.map((table) => office.sql(`SELECT to_jsonb(t) AS row FROM ${table} t ORDER BY to_jsonb(t)::text`)),
  );
}

const touches: Record<string, (office: TestOrganization, n: number) => Promise<unknown>> = {
  nothing: () => Promise.resolve(),
  'signs in': (office, n) => office.sql(`UPDATE app_user SET account = 'active' WHERE email_key = $1`, [mail(n)]),
  'is renamed': (office, n) =>
    office.sql(`UPDATE app_user SET last_name = 'Anders', version = version + 1 WHERE email_key = $1`, [mail(n)]),
  'is removed': (office, n) => office.sql(`DELETE FROM app_user WHERE email_key = $1`, [mail(n)]),
  'gets a role': (office, n) =>
    office.sql(
      `INSERT INTO user_role (organization_id, user_id, role_id)
       SELECT organization_id, id, $2 FROM app_user WHERE email_key = $1 ON CONFLICT DO NOTHING`,
      [mail(n), office.created.roleIds.auditor],
    ),
  'joins every group': (office, n) =>
    office.sql(
      `INSERT INTO membership (organization_id, group_id, user_id)
       SELECT u.organization_id, g.id, u.id FROM app_user u, user_group g
        WHERE u.email_key = $1 AND g.organization_id = u.organization_id AND NOT g.is_system ON CONFLICT DO NOTHING`,
      [mail(n)],
    ),
  'leaves every group': (office, n) =>
    office.sql(`DELETE FROM membership m USING app_user u WHERE u.email_key = $1 AND u.id = m.user_id`, [mail(n)]),
};
const mail = (n: number) => `p${n}@cw.nl`;

const group = fc.constantFrom('Audit', 'Tax', 'Lonen', 'G1');
const row = fc.record({
  n: fc.integer({ min: 0, max: 7 }),
  lastName: fc.constantFrom('Brooy', 'Holt'),
  status: fc.constantFrom('active', 'inactive', null),
  groups: fc.array(group, { maxLength: 3 }),
});
const list = fc
  .uniqueArray(row, { minLength: 1, maxLength: 8, selector: ({ n }) => n })
  .map((rows) => rows.map(({ n, ...values }): ListRow => ({ ...values, email: mail(n) })));
const touch = fc.record({ n: fc.integer({ min: 0, max: 7 }), what: fc.constantFrom(...Object.keys(touches)) });

describe('the dry run of an undo', () => {
  it('changes nothing, and says word for word what the undo then says, whatever happened to the people before', async () => {
    await fc.assert(
      fc.asyncProperty(
        list,
        list,
        fc.integer({ min: 1, max: 4 }),
        fc.array(touch, { maxLength: 4 }),
        async (first, second, size, happened) => {
          const office = await world.organization();
          await office.import(first);
          const done = await importInChunks(office, second, size);
          for (const { n, what } of happened) await touches[what]!(office, n);
          const before = await state(office);
          const preview = await undo(office, done, true);
          expect(await state(office)).toEqual(before);
          expect(await undo(office, done, false)).toEqual(preview);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('is not what the undo says about somebody who changed in between', async () => {
    const office = await world.organization();
    const people = [1, 2, 3].map((n): ListRow => ({ lastName: 'Brooy', email: mail(n), groups: [`G${n}`] }));
    const done = await importInChunks(office, people, 1);
    const preview = await undo(office, done, true);
    expect(preview.flatMap(({ rows }) => rows.map(({ effect }) => effect))).toEqual(['removed', 'removed', 'removed']);
    await touches['signs in']!(office, 2);
    const undone = await undo(office, done, false);
    expect(undone.flatMap(({ rows }) => rows.map(({ effect, keptBecause }) => keptBecause ?? effect))).toEqual([
      'removed',
      ['signed-in'],
      'removed',
    ]);
    expect(undone.at(-1)).toMatchObject({ groupsRemoved: ['G1', 'G3'], groupsKept: 1 });
  });

  it('keeps the groups of people whom the undo keeps, whichever chunk they are in', async () => {
    const office = await world.organization();
    const people = [1, 2].map((n): ListRow => ({ lastName: 'Brooy', email: mail(n), groups: ['Samen', `G${n}`] }));
    const done = await importInChunks(office, people, 1);
    await touches['signs in']!(office, 1);
    const preview = await undo(office, done, true);
    expect(preview.at(-1)).toMatchObject({ groupsRemoved: ['G2'], groupsKept: 2 });
  });
});
