import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 } from 'uuid';
import { ImportWorld, type ListRow, type TestOrganization } from '../import.fixture.js';

let world: ImportWorld;
let office: TestOrganization;
beforeAll(async () => {
  world = await ImportWorld.open();
});
afterAll(() => world.end());

const staff = Array.from({ length: 100 }, (_, n): ListRow => ({ lastName: `Naam${n}`, email: `naam${n}@cw.nl` }));
const named = (users: { values: { lastName?: string | null } }[]) => users.map(({ values }) => values.lastName);

describe('a full list', () => {
  let runId: string;
  beforeEach(async () => {
    office = await world.organization();
    await office.import(staff);
    runId = v7();
  });

  it('T-130 misses three of a hundred people, and only of its kind', async () => {
    await office.import([{ lastName: 'Klant', email: 'klant@cw.nl' }], { kind: 'contact' });
    await office.import([{ ...staff[99]!, status: 'inactive' }]);
    await office.plan(staff.slice(0, 96), {}, { runId });
    const { users, activeUsers } = await office.absent(runId);
    expect(named(users)).toEqual(['Naam96', 'Naam97', 'Naam98']);
    expect(activeUsers).toBe(99);
    expect(users[0]).toMatchObject({ version: 1, values: { email: 'naam96@cw.nl', firstName: null } });
  });

  it('T-134 counts people of rows with errors as present', async () => {
    const list = staff.map((row, n): ListRow => (n < 20 ? { ...row, presentOnly: true } : row));
    list[30] = { ...staff[30]!, startDate: 'never' };
    await office.plan(list.slice(0, 50), {}, { runId, chunk: 0 });
    await office.plan(list.slice(50), {}, { runId, chunk: 1 });
    expect((await office.absent(runId)).users).toEqual([]);
  });

  it('T-135 keeps the last Admin and whoever has a hand in the import', async () => {
    const [boss, me] = [await office.person('naam97@cw.nl'), await office.person('naam98@cw.nl')];
    await office.giveRole(boss.id, 'admin');
    await office.plan(staff.slice(0, 97), {}, { runId });
    for (const actor of [{ id: me.id }, { colleagues: [me.id] }]) {
      await office.clearOutbox();
      await office.sql(`DELETE FROM import_chunk WHERE command = 'absent'`);
      const { users } = await office.absent(runId, { actor });
      expect(users.map(({ keptBecause }) => keptBecause)).toEqual(['last-admin', 'self', undefined]);
    }
  });

  it('keeps somebody who may do more than the importer', async () => {
    await office.giveRole((await office.person('naam99@cw.nl')).id, 'settings-admin');
    await office.plan(staff.slice(0, 98), {}, { runId });
    const { users } = await office.absent(runId, { actor: { permissions: ['staff:import'] } });
    expect(users.map(({ keptBecause }) => keptBecause)).toEqual([undefined, 'more-privileged']);
  });

  it('lets an Admin go while another one stays', async () => {
    for (const name of ['naam1@cw.nl', 'naam99@cw.nl']) await office.giveRole((await office.person(name)).id, 'admin');
    await office.plan(staff.slice(0, 99), {}, { runId });
    const { users } = await office.absent(runId);
    expect(users.map(({ keptBecause }) => keptBecause)).toEqual([undefined]);
  });

  it('T-138 does not miss somebody who was added after the list was planned', async () => {
    await office.plan(staff, {}, { runId });
    await office.import([{ lastName: 'Nieuw', email: 'nieuw@cw.nl' }]);
    expect((await office.absent(runId)).users).toEqual([]);
  });
});
