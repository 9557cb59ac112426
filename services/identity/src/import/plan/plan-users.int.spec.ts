import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { GroupCreated, MembershipAdded, UserCreated, UserUpdated } from '@rollcall/contracts';
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

const jan: ListRow = { lastName: 'Brooy', firstName: 'Jan', email: 'J.Brooy@cw.nl', title: 'Senior', phone: '416-555' };
const seed: ListRow[] = [
  { ...jan, groups: ['G1'] },
  { lastName: 'de Graaf', firstName: 'Nicole', email: 'NGra@cw.nl', title: 'Teamleider', groups: ['G1', 'G2'] },
  { lastName: 'Holt', firstName: 'Ben', email: 'ben.holt@cw.nl', title: 'Senior', groups: ['G2'] },
  { lastName: 'Hartman', firstName: 'Ron', email: 'Ron.Hartman@cw.nl', title: 'Stagiair', groups: ['G2'] },
];
/** Applies a list and takes it back. */
async function importAndUndo(rows: ListRow[]) {
  const done = await office.import(rows);
  return { ...done, undone: (await office.undo(done)).rows };
}
const codes = (row: { problems?: { code: string }[] } | undefined) => (row?.problems ?? []).map(({ code }) => code);

describe('the list of the help page', () => {
  it('T-001 makes four people and two groups, with an event and an invitation each', async () => {
    const { planned, applied } = await office.import(seed);
    expect(planned.map(({ state, invitation }) => [state, invitation])).toEqual(Array(4).fill(['create', true]));
    expect(applied.map(({ outcome, invitation }) => [outcome, invitation])).toEqual(Array(4).fill(['created', true]));
    expect(await office.groupsOf('NGra@cw.nl')).toEqual(['G1', 'G2']);
    const names = (await office.events(UserCreated)).map(({ values }) => values.lastName);
    expect(names.sort()).toEqual(['Brooy', 'Hartman', 'Holt', 'de Graaf']);
    expect((await office.events(GroupCreated)).map(({ name }) => name)).toEqual(['G1', 'G2']);
    expect((await office.events(MembershipAdded)).map(({ userIds }) => userIds.length).sort()).toEqual([2, 3]);
  });

  it('T-002 changes nothing when it comes again', async () => {
    await office.import(seed);
    await office.clearOutbox();
    const { planned, applied } = await office.import(seed);
    expect(planned.map(({ state }) => state)).toEqual(Array(4).fill('unchanged'));
    expect(applied).toEqual([]);
    expect(await office.events(UserUpdated)).toEqual([]);
  });
});

describe('matching', () => {
  it('T-078 finds a person by another spelling of the address, which stays as it was', async () => {
    await office.import([jan]);
    const [row] = await office.plan([{ ...jan, email: 'j.brooy@CW.NL' }]);
    expect(row).toMatchObject({ state: 'unchanged', matchedBy: 'email' });
    expect(row).not.toHaveProperty('invitation');
    expect(await office.person('j.brooy@cw.nl')).toMatchObject({ email: 'J.Brooy@cw.nl' });
  });

  it('T-083 takes addresses that differ in a dot for two people', async () => {
    const { applied } = await office.import([
      { lastName: 'A', email: 'a.b@gmail.com' },
      { lastName: 'B', email: 'ab@gmail.com' },
    ]);
    expect(applied.map(({ outcome }) => outcome)).toEqual(['created', 'created']);
  });

  it.each([
    ['T-084', 'mıke@x.nl'],
    ['T-085', '\u212Aim@x.nl'],
  ])('%s refuses letters outside ASCII before the @, which match nobody', async (_id, email) => {
    await office.import([
      { lastName: 'Mike', email: 'mike@x.nl' },
      { lastName: 'Kim', email: 'kim@x.nl' },
    ]);
    const [row] = await office.plan([{ lastName: 'X', email }]);
    expect(row).toMatchObject({ state: 'error', problems: [{ code: 'E_EMAIL_NONASCII', property: 'email' }] });
    expect(row).not.toHaveProperty('userId');
  });

  const contacts: ListRow[] = [
    { lastName: 'Jansen', firstName: 'Jan', email: null, phone: '1' },
    { lastName: 'Jansen', firstName: 'Piet', email: null, phone: null },
    { lastName: 'Visser', email: null },
  ];

  it('T-093 makes a contact of each blank address, without account and mail', async () => {
    const { planned } = await office.import(contacts, { kind: 'contact' });
    expect(planned.map(({ state, invitation }) => [state, invitation])).toEqual(Array(3).fill(['create', false]));
    expect(await office.person('Visser')).toMatchObject({ account: 'none', email: null });
  });

  it('T-094 knows contacts without an address again by name and phone', async () => {
    await office.import(contacts, { kind: 'contact' });
    const planned = await office.plan(contacts, { kind: 'contact' });
    expect(planned.map(({ state, matchedBy }) => [state, matchedBy])).toEqual(Array(3).fill(['unchanged', 'identity']));
  });

  it('takes a contact with another phone for somebody else, and does not compare a phone that is not in the list', async () => {
    await office.import(contacts, { kind: 'contact' });
    const planned = await office.plan(
      [
        { lastName: 'Jansen', firstName: 'Jan', email: null, phone: '2' },
        { lastName: 'Jansen', firstName: 'Jan', email: null },
      ],
      { kind: 'contact' },
    );
    expect(planned.map(({ state }) => state)).toEqual(['create', 'unchanged']);
  });

  it('T-095 does not choose between two contacts that fit, and names both', async () => {
    const twins = [1, 2].map((n): ListRow => ({
      lastName: 'Jansen',
      firstName: 'Jan',
      phone: '1',
      externalId: `x${n}`,
    }));
    await office.import(twins, { kind: 'contact' });
    const [row] = await office.plan([{ lastName: 'Jansen', firstName: 'Jan', phone: '1' }], { kind: 'contact' });
    expect(row).toMatchObject({ state: 'error', problems: [{ code: 'E_AMBIGUOUS', params: { count: 2 } }] });
    const ids = await office.sql<{ id: string }>('SELECT id FROM app_user ORDER BY id');
    expect(row?.problems?.[0]?.params?.['candidates']).toBe(ids.map(({ id }) => id).join(','));
  });

  it('T-098 does not make a contact a member of staff', async () => {
    await office.import([jan], { kind: 'contact' });
    const [row] = await office.plan([jan]);
    expect(row).toMatchObject({ state: 'error', problems: [{ code: 'E_KIND_CONFLICT', property: 'email' }] });
  });

  it('T-099 brings an inactive person back, or skips them if people are not to be updated', async () => {
    await office.import([jan]);
    await office.import([{ ...jan, status: 'inactive' }]);
    const [skipped] = await office.plan([jan], { existing: 'fill-blanks' });
    expect(skipped).toMatchObject({ state: 'skip', problems: [{ code: 'W_INACTIVE' }] });
    const { planned, applied } = await office.import([{ ...jan, title: 'Partner' }]);
    expect(planned[0]).toMatchObject({
      state: 'reactivate',
      changes: [
        { property: 'title', before: 'Senior', after: 'Partner' },
        { property: 'status', before: 'inactive', after: 'active' },
      ],
    });
    expect(applied[0]).toMatchObject({ outcome: 'reactivated' });
    expect(await office.count('app_user')).toBe(1);
    expect(await office.person('j.brooy@cw.nl')).toMatchObject({ status: 'active', title: 'Partner', version: 4 });
  });

  it('matches by external id first, and then changes the address', async () => {
    await office.import([{ ...jan, externalId: '7' }]);
    const list = [{ ...jan, email: 'jan@cw.nl', externalId: '7' }];
    const { planned } = await office.import(list);
    expect(planned[0]).toMatchObject({
      state: 'update',
      matchedBy: 'externalId',
      changes: [{ property: 'email', before: 'J.Brooy@cw.nl', after: 'jan@cw.nl' }],
    });
    expect(await office.person('jan@cw.nl')).toMatchObject({ external_id: '7' });
    expect((await office.plan(list))[0]).toMatchObject({ state: 'unchanged' });
  });

  it('gives somebody who is found by address the external id of the row', async () => {
    await office.import([jan]);
    const [row] = await office.plan([{ ...jan, externalId: '7' }]);
    expect(row).toMatchObject({ state: 'update', changes: [{ property: 'externalId', before: null, after: '7' }] });
  });

  it('does not give a person the address of somebody else', async () => {
    await office.import([
      { ...jan, externalId: '7' },
      { lastName: 'Holt', email: 'ben@cw.nl', externalId: '8' },
    ]);
    const planned = await office.plan([
      { lastName: 'Brooy', email: 'BEN@cw.nl', externalId: '7' },
      { lastName: 'Nieuw', email: 'ben@cw.nl', externalId: '9' },
    ]);
    expect(planned.map(codes)).toEqual([['E_EMAIL_TAKEN'], ['E_EMAIL_TAKEN']]);
  });

  it('lets people of one list swap addresses, and undo gives everybody their own again', async () => {
    await office.import([
      { ...jan, externalId: '7' },
      { lastName: 'Holt', email: 'ben@cw.nl', externalId: '8' },
      { lastName: 'Graaf', email: 'nicole@cw.nl', externalId: '9' },
    ]);
    const { planned, applied, undone } = await importAndUndo([
      { ...jan, email: 'ben@cw.nl', externalId: '7' },
      { lastName: 'Holt', email: 'nicole@cw.nl', externalId: '8' },
      { lastName: 'Graaf', email: 'J.Brooy@cw.nl', externalId: '9' },
    ]);
    expect(planned.map(({ state }) => state)).toEqual(['update', 'update', 'update']);
    expect(applied.map(({ outcome }) => outcome)).toEqual(['updated', 'updated', 'updated']);
    expect(undone.map(({ outcome }) => outcome)).toEqual(['reverted', 'reverted', 'reverted']);
    expect(await office.person('j.brooy@cw.nl')).toMatchObject({ external_id: '7' });
    expect(await office.person('ben@cw.nl')).toMatchObject({ external_id: '8' });
  });

  it('gives the address of somebody who gets another one to a successor', async () => {
    await office.import([{ ...jan, email: 'info@cw.nl', externalId: '7' }]);
    const { planned, applied, undone } = await importAndUndo([
      { lastName: 'Nieuw', email: 'info@cw.nl', externalId: '8' },
      { ...jan, email: 'jan@cw.nl', externalId: '7' },
    ]);
    expect(planned.map(({ state }) => state)).toEqual(['create', 'update']);
    expect(applied.map(({ outcome }) => outcome)).toEqual(['created', 'updated']);
    expect(undone.map(({ outcome }) => outcome)).toEqual(['reverted', 'reverted']);
    expect(await office.person('info@cw.nl')).toMatchObject({ external_id: '7' });
  });

  it('refuses everybody who counts on an address that its holder keeps', async () => {
    await office.import([
      { ...jan, externalId: '7' },
      { lastName: 'Holt', email: 'ben@cw.nl', externalId: '8' },
      { lastName: 'Graaf', email: 'nicole@cw.nl', externalId: '9' },
    ]);
    const { id } = await office.person('nicole@cw.nl');
    const planned = await office.plan(
      [
        { ...jan, email: 'ben@cw.nl', externalId: '7' },
        { lastName: 'Holt', email: 'nicole@cw.nl', externalId: '8' },
        { lastName: 'Graaf', email: 'new@cw.nl', externalId: '9' },
      ],
      // Whose own address an import does not change.
      { actor: { id } },
    );
    expect(planned.map(codes)).toEqual([['E_EMAIL_TAKEN'], ['E_EMAIL_TAKEN'], ['E_SELF']]);
    const filling = await office.plan(
      [
        { ...jan, email: 'ben@cw.nl', externalId: '7' },
        { lastName: 'Holt', email: 'j.brooy@cw.nl', externalId: '8' },
      ],
      { existing: 'fill-blanks' },
    );
    expect(filling.map(codes)).toEqual([['E_EMAIL_TAKEN'], ['E_EMAIL_TAKEN']]);
  });

  it('finds rows of two chunks that are about one person', async () => {
    await office.import([{ ...jan, externalId: '7' }]);
    const runId = v7();
    await office.plan([{ ...jan, externalId: '7', title: 'A' }], {}, { runId, chunk: 0 });
    const [row] = await office.plan([], {}, { runId, chunk: 1, rows: [{ record: 5, values: { ...jan, title: 'B' } }] });
    expect(row).toMatchObject({ state: 'error', problems: [{ code: 'E_DUPLICATE_CONFLICT', params: { record: 1 } }] });
  });

  it('finds rows of one chunk that are about one person', async () => {
    await office.import([{ ...jan, externalId: '7' }]);
    const planned = await office.plan([{ lastName: 'Brooy', externalId: '7', email: null }, jan]);
    expect(planned.map((row) => row.problems)).toEqual([
      [{ code: 'E_DUPLICATE_CONFLICT', params: { record: 2 } }],
      [{ code: 'E_DUPLICATE_CONFLICT', params: { record: 1 } }],
    ]);
  });
});

describe('existing people', () => {
  beforeEach(() => office.import([{ ...jan, groups: ['G1'] }]));

  it('T-103 shows and changes only the title', async () => {
    const { planned, applied } = await office.import([{ ...jan, title: 'Partner' }]);
    expect(planned).toEqual([
      expect.objectContaining({
        state: 'update',
        changes: [{ property: 'title', before: 'Senior', after: 'Partner' }],
      }),
    ]);
    expect(applied).toEqual([expect.objectContaining({ record: 1, outcome: 'updated' })]);
    expect(await office.person('j.brooy@cw.nl')).toMatchObject({ title: 'Partner', version: 2, account: 'invited' });
    expect((await office.events(UserUpdated))[0]).toMatchObject({ changedProperties: ['title'] });
  });

  it('T-104 keeps or clears what is blank in the list', async () => {
    const [kept] = await office.plan([{ ...jan, title: null }]);
    expect(kept).toMatchObject({ state: 'unchanged' });
    const { planned } = await office.import([{ ...jan, title: null }], { blankCells: 'clear' });
    expect(planned[0]).toMatchObject({ changes: [{ property: 'title', before: 'Senior', after: null }] });
    expect(await office.person('j.brooy@cw.nl')).toMatchObject({ title: null });
  });

  it.each(['keep', 'clear'] as const)('T-105 does not touch what is not in the list (%s)', async (blankCells) => {
    const [row] = await office.plan([{ lastName: 'Brooy', email: 'j.brooy@cw.nl' }], { blankCells });
    expect(row).toMatchObject({ state: 'unchanged' });
  });

  it('T-108 leaves nobody without a last name', async () => {
    const [row] = await office.plan([{ ...jan, lastName: null }], { blankCells: 'clear' });
    expect(row).toMatchObject({ state: 'error', problems: [{ code: 'E_REQUIRED', property: 'lastName' }] });
  });

  it('fills only what is empty, or leaves people alone', async () => {
    const list: ListRow[] = [{ ...jan, title: 'Partner', mobile: '06' }];
    const [filled] = await office.plan(list, { existing: 'fill-blanks' });
    expect(filled).toMatchObject({ state: 'update', changes: [{ property: 'mobile', before: null, after: '06' }] });
    const [left] = await office.plan([{ ...list[0]!, groups: ['G9'] }], { existing: 'skip' });
    expect(left).toMatchObject({ state: 'skip' });
    expect(left).not.toHaveProperty('groups');
  });

  it('compares tags and days as they are stored', async () => {
    const list: ListRow[] = [{ ...jan, tags: ' b ~a~b~c\\~d', startDate: '2026-02-28', locale: 'en-GB' }];
    await office.import(list);
    expect(await office.person('j.brooy@cw.nl')).toMatchObject({ tags: ['b', 'a', 'c~d'], locale: 'en-GB' });
    expect((await office.plan(list))[0]).toMatchObject({ state: 'unchanged' });
  });

  it('refuses a day that does not exist and an unknown status', async () => {
    const [row] = await office.plan([{ ...jan, startDate: '2026-02-30', status: 'asleep' }]);
    expect(codes(row)).toEqual(['E_VALUE', 'E_VALUE']);
  });

  it.each([
    ['whoever plans it', (id: string) => ({ id })],
    ['a colleague who handed it over', (id: string) => ({ colleagues: ['somebody', id] })],
  ])('does not change the own address and status of %s', async (_who, actorWith) => {
    await office.import([{ ...jan, externalId: '7' }]);
    const { id } = await office.person('j.brooy@cw.nl');
    const actor = actorWith(id);
    const planned = [
      ...(await office.plan([{ ...jan, email: 'other@cw.nl', externalId: '7' }], { actor })),
      ...(await office.plan([{ ...jan, status: 'inactive' }], { actor })),
      ...(await office.plan([{ ...jan, title: 'Partner' }], { actor })),
    ];
    expect(planned.map(codes)).toEqual([['E_SELF'], ['E_SELF'], []]);
  });

  it('does not let a list make the last Admin inactive', async () => {
    const { id } = await office.person('j.brooy@cw.nl');
    await office.giveRole(id, 'admin');
    const [row] = await office.plan([{ ...jan, status: 'inactive' }]);
    expect(row).toMatchObject({ state: 'error', problems: [{ code: 'E_LAST_ADMIN' }] });
  });
});

describe('groups', () => {
  it('T-113 finds a group by another spelling', async () => {
    await office.import([{ ...jan, groups: ['Audit'] }]);
    const [row] = await office.plan([{ lastName: 'Holt', email: 'b@cw.nl', groups: ['AUDIT', ' audit '] }]);
    expect(row).toMatchObject({ groups: { add: ['Audit'], create: [] } });
  });

  it('T-114 makes one group of two spellings, in the first one, whichever chunk is applied first', async () => {
    const importId = v7();
    const runId = v7();
    const list = [{ ...jan, groups: ['TAX'] }];
    const early = await office.plan(
      list,
      {},
      { importId, runId, chunk: 1, rows: [{ record: 9, values: jan, groups: ['TAX'] }] },
    );
    const [late] = await office.plan(
      [{ lastName: 'Holt', email: 'b@cw.nl', groups: ['Tax'] }],
      {},
      { importId, runId },
    );
    expect(late).toMatchObject({ groups: { create: ['Tax'] } });
    await office.apply(Array<ListRow>(9).fill(list[0]!), early, {}, { importId, chunk: 1 });
    expect(await office.groupsOf('j.brooy@cw.nl')).toEqual(['Tax']);
  });

  it('T-114 warns about the other spelling within a chunk', async () => {
    const planned = await office.plan([
      { ...jan, groups: ['Tax'] },
      { lastName: 'Holt', email: 'b@cw.nl', groups: ['TAX'] },
    ]);
    expect(planned.map(({ groups }) => groups?.create)).toEqual([['Tax'], ['Tax']]);
    expect(planned.map(codes)).toEqual([[], ['W_GROUP_SPELLING']]);
  });

  it('T-115 warns about a new name that is one edit from an existing one', async () => {
    await office.import([{ ...jan, groups: ['Audit', 'Team 1'] }]);
    const planned = await office.plan([
      { lastName: 'Holt', email: 'b@cw.nl', groups: ['Aduit'] },
      { lastName: 'Mol', email: 'm@cw.nl', groups: ['Team 2'] },
    ]);
    expect(planned.map(codes)).toEqual([['W_GROUP_SIMILAR'], []]);
    expect(planned[0]?.problems?.[0]).toMatchObject({ value: 'Aduit', suggestion: 'Audit' });
    expect(planned[0]).toMatchObject({ state: 'create', groups: { create: ['Aduit'] } });
  });

  it('T-119, T-120 adds a membership, or replaces those that the cell does not name', async () => {
    await office.import([{ ...jan, groups: ['G1'] }]);
    const [added] = await office.plan([{ ...jan, groups: ['G2'] }]);
    expect(added).toMatchObject({ state: 'update', groups: { add: ['G2'], remove: [], create: ['G2'] } });
    const { planned } = await office.import([{ ...jan, groups: ['G2'] }], { groups: 'replace' });
    expect(planned[0]).toMatchObject({ groups: { add: ['G2'], remove: ['G1'] } });
    expect(await office.groupsOf('j.brooy@cw.nl')).toEqual(['G2']);
    await office.import([{ ...jan, groups: ['G3'] }]);
    expect(await office.groupsOf('j.brooy@cw.nl')).toEqual(['G2', 'G3']);
    expect((await office.plan([jan], { groups: 'replace' }))[0]).toMatchObject({ state: 'unchanged' });
    expect(await office.person('j.brooy@cw.nl')).toMatchObject({ version: 1 });
  });

  it('T-123 takes the system group for granted, and refuses it for contacts', async () => {
    const [staff] = await office.plan([{ ...jan, groups: ['All Staff', 'all staff', 'G1'] }]);
    expect(staff).toMatchObject({ state: 'create', groups: { add: ['G1'], create: ['G1'] } });
    const [contact] = await office.plan([{ ...jan, groups: ['All Staff'] }], { kind: 'contact' });
    expect(contact).toMatchObject({ state: 'error', problems: [{ code: 'E_SYSTEM_GROUP', property: 'groups' }] });
  });

  it('T-124 keeps groups of staff and of contacts apart', async () => {
    await office.import([{ lastName: 'Klant', groups: ['Audit'] }], { kind: 'contact' });
    const { planned } = await office.import([{ ...jan, groups: ['Audit'] }]);
    expect(planned[0]).toMatchObject({ groups: { create: ['Audit'] } });
    expect(await office.sql('SELECT kind FROM user_group WHERE NOT is_system ORDER BY kind')).toEqual([
      { kind: 'contact' },
      { kind: 'staff' },
    ]);
  });

  it('T-125 does not let an importer give rights that they may not give', async () => {
    await office.import([{ ...jan, groups: ['Beheer'] }]);
    await office.sql(
      `INSERT INTO group_role (organization_id, group_id, role_id)
       SELECT $1, id, $2 FROM user_group WHERE name = 'Beheer'`,
      [office.id, office.created.roleIds['staff-admin']],
    );
    const list: ListRow[] = [
      { ...jan, title: 'Partner', groups: ['Beheer'] },
      { lastName: 'Holt', email: 'b@cw.nl', groups: ['Beheer'] },
    ];
    const actor = { permissions: ['staff:import'] };
    const planned = await office.plan(list, { actor });
    expect(planned.map(codes)).toEqual([[], ['E_PRIVILEGE']]);
    const allowed = await office.plan(list);
    expect(allowed.map(({ state }) => state)).toEqual(['update', 'create']);
    const [, refused] = await office.apply(list, allowed, { actor });
    expect(refused).toMatchObject({ outcome: 'failed', problems: [{ code: 'E_PRIVILEGE' }] });
  });

  it('lets an importer neither give nor take rights beyond their own, even with the right to assign roles', async () => {
    await office.import([{ ...jan, groups: ['Beheer'] }]);
    await office.sql(
      `INSERT INTO group_role (organization_id, group_id, role_id)
       SELECT $1, id, $2 FROM user_group WHERE organization_id = $1 AND name = 'Beheer'`,
      [office.id, office.created.roleIds['admin']],
    );
    const actor = { permissions: ['staff:import', 'roles:assign'] };
    const joins = await office.plan([{ lastName: 'Holt', email: 'b@cw.nl', groups: ['Beheer'] }], { actor });
    expect(joins.map(codes)).toEqual([['E_PRIVILEGE']]);
    const leaves = await office.plan([{ ...jan, groups: ['Audit'] }], { actor, groups: 'replace' });
    expect(leaves.map(codes)).toEqual([['E_PRIVILEGE']]);
    const list: ListRow[] = [{ ...jan, groups: ['Audit'] }];
    const [refused] = await office.apply(list, await office.plan(list, { groups: 'replace' }), {
      actor,
      groups: 'replace',
    });
    expect(refused).toMatchObject({ outcome: 'failed', problems: [{ code: 'E_PRIVILEGE' }] });
  });

  it('decides nothing about the account of somebody who may do more than the importer', async () => {
    const boss: ListRow = { lastName: 'Baas', email: 'baas@cw.nl', externalId: '1', title: 'Directeur' };
    await office.import([boss]);
    await office.giveRole((await office.person('baas@cw.nl')).id, 'admin');
    const other = await office.person('baas@cw.nl');
    expect(other.email).toBe('baas@cw.nl');
    const actor = { permissions: ['staff:import', 'staff:write'] };
    const takeover = await office.plan([{ ...boss, email: 'dief@cw.nl' }], { actor });
    expect(takeover).toMatchObject([{ state: 'error', problems: [{ code: 'E_MORE_PRIVILEGED', property: 'email' }] }]);
    const removal = await office.plan([{ ...boss, status: 'inactive' }], { actor });
    expect(removal.map(codes)).toEqual([['E_MORE_PRIVILEGED']]);
    expect(await office.plan([{ ...boss, title: 'Partner' }], { actor })).toMatchObject([{ state: 'update' }]);
    expect(await office.plan([{ ...boss, email: 'baas@nieuw.nl' }])).toMatchObject([{ state: 'update' }]);
  });

  it('fails a row alone that the database cannot even be asked about', async () => {
    const rows: ListRow[] = Array.from({ length: 20 }, (_, index) => ({ lastName: 'x', email: `naam${index}@cw.nl` }));
    rows[13] = { ...rows[13]!, groups: ['a\0b'] };
    const planned = await office.plan(rows);
    expect(planned.filter(({ state }) => state === 'create')).toHaveLength(19);
    expect(planned[13]).toMatchObject({ record: 14, state: 'error', problems: [{ code: 'E_REFUSED' }] });
    expect(planned.map(({ record }) => record)).toEqual(rows.map((_, index) => index + 1));
  });

  it('creates no group that only rows with errors name', async () => {
    const { planned } = await office.import([{ ...jan, email: 'nobody', groups: ['G1'] }]);
    expect(planned[0]).toMatchObject({ state: 'error', problems: [{ code: 'E_EMAIL' }] });
    expect(await office.count('import_group')).toBe(0);
  });
});

describe('a question that comes again', () => {
  it('gets the first answer, whatever has happened since', async () => {
    const runId = v7();
    const first = await office.plan([jan], {}, { runId });
    await office.import([jan]);
    await office.clearOutbox();
    expect(await office.plan([jan], {}, { runId })).toEqual(first);
  });
});
