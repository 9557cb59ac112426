import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { GroupCreated, MembershipAdded, UserCreated, UserUpdated } from '@rollcall/contracts';
import { ImportWorld, type ListRow, type TestOrganization } from './import.fixture.js';

let world: ImportWorld;
let office: TestOrganization;
beforeAll(async () => {
  world = await ImportWorld.open();
});
afterAll(() => world.end());
beforeEach(async () => {
  office = await world.organization();
});

const seed: ListRow[] = [
  {
    lastName: 'Brooy',
    firstName: 'Jan',
    email: 'J.Brooy@cw.nl',
    initials: 'JB',
    title: 'Senior',
    phone: '416-555-5117 Ext: 128',
    groups: ['G1'],
  },
  {
    lastName: 'de Graaf',
    firstName: 'Nicole',
    email: 'NGra@cw.nl',
    initials: 'NG',
    title: 'Teamleider',
    phone: '416-555-5117 Ext: 176',
    groups: ['G1', 'G2'],
  },
  {
    lastName: 'Holt',
    firstName: 'Ben',
    email: 'ben.holt@cw.nl',
    initials: 'BH',
    title: 'Senior',
    phone: '416-555-2115',
    groups: ['G2'],
  },
  {
    lastName: 'Hartman',
    firstName: 'Ron',
    email: 'Ron.Hartman@cw.nl',
    initials: 'NN',
    title: 'Stagiair',
    phone: '416-555-1956',
    groups: ['G2'],
  },
];

describe('the list of the help page', () => {
  it('T-001 makes four people and two groups, with an event and an invitation each', async () => {
    const { planned, applied } = await office.import(seed);
    expect(planned.map(({ state, invitation }) => [state, invitation])).toEqual(Array(4).fill(['create', true]));
    expect(applied.map(({ outcome, invitation }) => [outcome, invitation])).toEqual(Array(4).fill(['created', true]));
    expect(await office.groupsOf('NGra@cw.nl')).toEqual(['G1', 'G2']);
    expect((await office.events(UserCreated)).map(({ values }) => values.lastName).sort()).toEqual([
      'Brooy',
      'Hartman',
      'Holt',
      'de Graaf',
    ]);
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

  it('T-103 shows and changes only the title', async () => {
    await office.import(seed);
    const list = seed.map((row, index) => (index === 0 ? { ...row, title: 'Partner' } : row));
    const { planned, applied } = await office.import(list);
    expect(planned.filter(({ state }) => state === 'update')).toEqual([
      expect.objectContaining({
        record: 1,
        matchedBy: 'email',
        changes: [{ property: 'title', before: 'Senior', after: 'Partner' }],
      }),
    ]);
    expect(applied).toEqual([expect.objectContaining({ record: 1, outcome: 'updated' })]);
    expect(await office.person('j.brooy@cw.nl')).toMatchObject({
      title: 'Partner',
      version: 2,
      email: 'J.Brooy@cw.nl',
    });
    expect((await office.events(UserUpdated))[0]).toMatchObject({ changedProperties: ['title'] });
  });
});
