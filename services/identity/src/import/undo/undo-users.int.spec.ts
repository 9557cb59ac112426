import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  GroupDeleted,
  MembershipAdded,
  MembershipRemoved,
  UserDeactivated,
  UserDeleted,
  UserReactivated,
  UserUpdated,
} from '@rollcall/contracts';
import { PERMISSIONS } from '@rollcall/service-defaults';
import { v7 } from 'uuid';
import { ImportWorld, type ListRow, type TestOrganization } from '../import.fixture.js';

let world: ImportWorld;
let office: TestOrganization;
beforeAll(async () => {
  world = await ImportWorld.open();
});
afterAll(() => world.end());
beforeEach(async () => {
  office = await world.organization();
});

const jan: ListRow = { lastName: 'Brooy', firstName: 'Jan', email: 'J.Brooy@cw.nl', title: 'Senior', groups: ['G1'] };
const ben: ListRow = { lastName: 'Holt', firstName: 'Ben', email: 'ben@cw.nl', title: 'Senior', groups: ['G1', 'G2'] };
const touch = (name: string, change: string) =>
  office.sql(`UPDATE app_user SET ${change}, version = version + 1 WHERE last_name = $1`, [name]);

describe('people whom the import added', () => {
  it('T-145 go, and so do its groups', async () => {
    const done = await office.import([jan, ben]);
    const { rows, groupsRemoved } = await office.undo(done);
    expect(rows.map(({ outcome }) => outcome)).toEqual(['reverted', 'reverted']);
    expect(groupsRemoved).toEqual(['G1', 'G2']);
    expect([await office.count('app_user'), await office.count('membership')]).toEqual([0, 0]);
    expect(await office.events(UserDeleted)).toHaveLength(2);
    expect(await office.events(GroupDeleted)).toHaveLength(2);
    expect(await office.events(MembershipRemoved)).toEqual([]);
  });

  it('T-148 are taken back once, however often', async () => {
    const done = await office.import([jan, ben]);
    const undoId = v7();
    const first = await office.undo(done, { undoId });
    await office.clearOutbox();
    expect(await office.undo(done, { undoId })).toEqual(first);
    const again = await office.undo(done);
    expect(again.rows.map(({ outcome, effect }) => [outcome, effect])).toEqual([
      ['reverted', 'none'],
      ['reverted', 'none'],
    ]);
    expect(again).toMatchObject({ groupsRemoved: [], groupsKept: 0, memberships: { ended: 0, restored: 0 } });
    expect([...(await office.events(UserDeleted)), ...(await office.events(GroupDeleted))]).toEqual([]);
  });

  it.each([
    ['sign in', (id: string) => office.sql(`UPDATE app_user SET account = 'active' WHERE id = $1`, [id]), 'signed-in'],
    ['are given a role', (id: string) => office.giveRole(id, 'auditor'), 'roles'],
    [
      'join another group',
      (id: string) =>
        office.sql(
          `INSERT INTO membership (organization_id, group_id, user_id)
           SELECT $1, id, $2 FROM user_group WHERE name = 'G2'`,
          [office.id, id],
        ),
      'memberships',
    ],
  ])('stay when they %s', async (_what, use, because) => {
    const done = await office.import([jan, ben]);
    await use((await office.person('Brooy')).id);
    const { rows, groupsRemoved } = await office.undo(done);
    expect(rows).toMatchObject([{ outcome: 'kept', keptBecause: [because] }, { outcome: 'reverted' }]);
    expect(groupsRemoved).toEqual(because === 'memberships' ? [] : ['G2']);
  });

  it('stay when they changed, and the answer names the properties', async () => {
    const done = await office.import([jan]);
    await office.import([{ ...jan, title: 'Partner', phone: '1' }]);
    const { rows } = await office.undo(done);
    expect(rows).toMatchObject([{ outcome: 'kept', keptBecause: ['phone', 'title'] }]);
  });

  it('are gone already if somebody removed them', async () => {
    const done = await office.import([jan]);
    await office.sql('DELETE FROM app_user');
    expect((await office.undo(done)).rows).toMatchObject([{ outcome: 'reverted' }]);
    expect(await office.events(UserDeleted)).toEqual([]);
  });
});

describe('people whom the import changed', () => {
  beforeEach(() => office.import([jan, ben]));

  it('get values, groups and state back', async () => {
    await office.import([{ ...ben, status: 'inactive' }]);
    const list: ListRow[] = [
      { ...jan, title: 'Partner', phone: '1', tags: 'a~b', startDate: '2026-01-01', groups: ['G3'] },
      { ...ben, title: 'Partner' },
    ];
    const done = await office.import(list, { groups: 'replace' });
    expect(await office.groupsOf('Brooy')).toEqual(['G3']);
    await office.clearOutbox();
    const { rows, groupsRemoved } = await office.undo(done);
    expect(rows.map(({ outcome }) => outcome)).toEqual(['reverted', 'reverted']);
    expect(groupsRemoved).toEqual(['G3']);
    expect(await office.person('Brooy')).toMatchObject({ title: 'Senior', phone: null, tags: [], start_date: null });
    expect(await office.groupsOf('Brooy')).toEqual(['G1']);
    expect(await office.person('Holt')).toMatchObject({ title: 'Senior', status: 'inactive' });
    expect(await office.events(UserUpdated)).toHaveLength(2);
    expect(await office.events(UserDeactivated)).toHaveLength(1);
    expect(await office.events(MembershipAdded)).toHaveLength(1);
    expect(await office.events(MembershipRemoved)).toHaveLength(1);
  });

  it('keep what somebody changed since, and lose the rest', async () => {
    const done = await office.import([{ ...jan, title: 'Partner', phone: '1' }]);
    await touch('Brooy', `phone = '2'`);
    const { rows } = await office.undo(done);
    expect(rows).toMatchObject([{ outcome: 'kept', keptBecause: ['phone'] }]);
    expect(await office.person('Brooy')).toMatchObject({ title: 'Senior', phone: '2' });
  });

  it('are not held back by a change of something else', async () => {
    const done = await office.import([{ ...jan, title: 'Partner' }]);
    await touch('Brooy', `mobile = '06'`);
    expect((await office.undo(done)).rows).toMatchObject([{ outcome: 'reverted' }]);
    expect(await office.person('Brooy')).toMatchObject({ title: 'Senior', mobile: '06' });
  });

  it('keep their address if the old one is taken', async () => {
    await office.import([{ ...jan, externalId: '7' }]);
    const done = await office.import([{ ...jan, externalId: '7', email: 'jan@cw.nl' }]);
    await office.import([{ lastName: 'Ander', email: 'j.brooy@cw.nl' }]);
    expect((await office.undo(done)).rows).toMatchObject([{ outcome: 'kept', keptBecause: ['email'] }]);
  });

  it('come back if the import deactivated them', async () => {
    const done = await office.import([{ ...jan, status: 'inactive' }]);
    expect((await office.undo(done)).rows).toMatchObject([{ outcome: 'reverted' }]);
    expect(await office.person('Brooy')).toMatchObject({ status: 'active' });
    expect(await office.events(UserReactivated)).toHaveLength(1);
  });

  it('stay active if nobody else could administer the organisation', async () => {
    await office.import([{ ...jan, status: 'inactive' }]);
    const done = await office.import([jan]);
    await office.giveRole((await office.person('Brooy')).id, 'admin');
    expect((await office.undo(done)).rows).toMatchObject([{ outcome: 'kept', keptBecause: ['last-admin'] }]);
    expect(await office.person('Brooy')).toMatchObject({ status: 'active' });
  });
});

describe('what an undo says about people', () => {
  it('is whether they went, came back, left again, or got values and groups back', async () => {
    const eve: ListRow = { lastName: 'Ende', email: 'eve@cw.nl', status: 'inactive' };
    await office.import([jan, ben, eve]);
    const left: ListRow = { lastName: 'Nieuw', email: 'nel@cw.nl', groups: ['G1', 'G3'] };
    const done = await office.import(
      [
        { ...jan, status: 'inactive' },
        { ...ben, title: 'Partner', groups: ['G3'] },
        { lastName: 'Ende', email: 'eve@cw.nl' },
        left,
      ],
      { groups: 'replace' },
    );
    const { rows, groupsRemoved, groupsKept, memberships } = await office.undo(done);
    expect(rows.map(({ effect }) => effect)).toEqual(['reactivated', 'restored', 'deactivated', 'removed']);
    expect([groupsRemoved, groupsKept]).toEqual([['G3'], 0]);
    expect(memberships).toEqual({ ended: 3, restored: 2 });
  });

  it('leaves colleagues active who had a hand in the import', async () => {
    await office.import([jan]);
    const done = await office.import([{ ...jan, status: 'inactive' }]);
    await office.import([jan]);
    const reactivated = await office.import([{ ...ben, status: 'inactive' }]).then(() => office.import([ben]));
    const { id } = await office.person('Holt');
    const actor = { id: 'importer', type: 'user' as const, permissions: [...PERMISSIONS], colleagues: [id] };
    expect((await office.undo(reactivated, { actor })).rows).toMatchObject([
      { outcome: 'kept', keptBecause: ['status'] },
    ]);
    expect((await office.undo(done, { actor })).rows).toMatchObject([{ outcome: 'reverted' }]);
  });
});

describe('a dry run', () => {
  it('says what would happen and does nothing', async () => {
    const done = await office.import([jan, ben]);
    await office.clearOutbox();
    const dry = await office.undo(done, { dryRun: true });
    expect(dry.rows.map(({ outcome }) => outcome)).toEqual(['reverted', 'reverted']);
    expect(dry.groupsRemoved).toEqual(['G1', 'G2']);
    expect(await office.count('app_user')).toBe(2);
    expect(await office.events(UserDeleted)).toEqual([]);
    expect((await office.undo(done)).rows).toEqual(dry.rows);
  });

  it('leaves the account of somebody who may do more than who undoes', async () => {
    const boss = { lastName: 'Baas', externalId: 'baas', email: 'oud@cw.nl', title: 'Directeur' };
    await office.import([boss]);
    const done = await office.import([{ ...boss, email: 'nieuw@cw.nl', title: 'Partner' }]);
    await office.giveRole((await office.person('nieuw@cw.nl')).id, 'admin');
    const actor = { id: 'importer', type: 'user' as const, permissions: ['staff:import'] };
    const { rows } = await office.undo(done, { actor });
    expect(rows).toMatchObject([{ outcome: 'kept', keptBecause: ['email'] }]);
    expect(await office.person('nieuw@cw.nl')).toMatchObject({ title: 'Directeur' });
  });
});
