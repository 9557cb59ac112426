import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  GroupCreated,
  MembershipAdded,
  SessionRevoked,
  UserCreated,
  UserDeactivated,
  UsersApplied,
  UserUpdated,
} from '@rollcall/contracts';
import { v7 } from 'uuid';
import { applyCommand, applyRows, ImportWorld, type ListRow, type TestOrganization } from '../import.fixture.js';
import type { ApplyCommand, ApplyRow } from '../import-messages.js';

let world: ImportWorld;
let office: TestOrganization;
beforeAll(async () => {
  world = await ImportWorld.open();
});
afterAll(() => world.end());
beforeEach(async () => {
  office = await world.organization();
});

const jan: ListRow = { lastName: 'Brooy', firstName: 'Jan', email: 'J.Brooy@cw.nl', title: 'Senior' };
const ben: ListRow = { lastName: 'Holt', firstName: 'Ben', email: 'ben@cw.nl', title: 'Senior' };
const creation = (record: number, values: ListRow, groups?: string[]): ApplyRow => ({
  record,
  action: 'create',
  values,
  ...(groups ? { groups: { add: groups, remove: [] } } : {}),
});
const people = (count: number, groups: string[], from = 1) =>
  Array.from({ length: count }, (_, index) => {
    const record = from + index;
    return creation(record, { lastName: `Naam${record}`, email: `naam${record}@cw.nl` }, groups);
  });
const run = (command: ApplyCommand) => office.tx((tx) => world.applying.apply(tx, office.id, command));
const outcomes = async (command: ApplyCommand) => {
  const rows = await office.answers(UsersApplied, command.runId, command.chunk);
  return rows.map(({ outcome, problems }) => [outcome, ...(problems ?? []).map(({ code }) => code)]);
};

describe('a chunk that is applied', () => {
  it('T-129 puts 2,500 people into one new group with one event for the group and at most 1,000 people each', async () => {
    await run(applyCommand(people(2_500, ['Kantoor'])));
    expect(await office.events(GroupCreated)).toHaveLength(1);
    const added = await office.events(MembershipAdded);
    expect(added.map(({ userIds }) => userIds.length)).toEqual([1_000, 1_000, 500]);
    expect(await office.count('membership')).toBe(2_500);
    expect(await office.events(UserCreated)).toHaveLength(2_500);
    const versions = await office.sql<{ version: number }>(
      `SELECT (message::json->>'aggregateversion')::int AS version FROM outbox
        WHERE wire_subject = $1 ORDER BY position`,
      [MembershipAdded.type],
    );
    expect(versions.map(({ version }) => version)).toEqual(
      versions.map(({ version }) => version).toSorted((a, b) => a - b),
    );
  });

  it('answers in parts that fit a message', async () => {
    const command = applyCommand(people(7_000, []));
    await run(command);
    const answers = await office.events(UsersApplied);
    expect(answers.length).toBeGreaterThan(1);
    expect(answers.map(({ part, parts }) => [part, parts])).toEqual(answers.map((_, part) => [part, answers.length]));
    expect(answers.flatMap(({ rows }) => rows.map(({ record }) => record))).toEqual(
      command.rows.map(({ record }) => record),
    );
  });

  it('says which groups it created and which others it changed', async () => {
    await run(applyCommand([creation(1, jan, ['Audit'])]));
    const importId = v7();
    const command = { ...applyCommand([creation(1, ben, ['Audit', 'Tax'])]), importId };
    await run(command);
    await run({ ...applyCommand([creation(2, { ...ben, email: 'x@cw.nl' }, ['Tax'])]), importId, chunk: 1 });
    const [, first, second] = await office.events(UsersApplied);
    expect(first).toMatchObject({ groupsCreated: [{ name: 'Tax' }], groupsChanged: [expect.any(String)] });
    expect(second).toMatchObject({ groupsCreated: [], groupsChanged: [] });
  });

  it.each([
    [{ invitations: 'send' }, 'invited', 'send', true],
    [{ invitations: 'hold' }, 'invited', 'hold', true],
    [{ invitations: 'none' }, 'none', 'none', undefined],
  ] as const)('invites new people as the options say (%o)', async (options, account, invitation, flag) => {
    const command = applyCommand([creation(1, jan)], options);
    await run(command);
    expect(await office.events(UserCreated)).toMatchObject([{ account, invitation }]);
    const [row] = await office.answers(UsersApplied, command.runId, 0);
    expect(row?.invitation).toBe(flag);
  });

  it('T-150 gives a contact with an address an account whose mail waits', async () => {
    await run(applyCommand([creation(1, jan)], { kind: 'contact', invitations: 'hold' }));
    expect(await office.person('j.brooy@cw.nl')).toMatchObject({ kind: 'contact', account: 'invited' });
    expect(await office.events(UserCreated)).toMatchObject([{ kind: 'contact', invitation: 'hold' }]);
  });

  it('adds somebody inactive without account and mail', async () => {
    await run(applyCommand([creation(1, { ...jan, status: 'inactive' })]));
    expect(await office.person('j.brooy@cw.nl')).toMatchObject({ status: 'inactive', account: 'none' });
    expect(await office.events(UserCreated)).toMatchObject([{ account: 'none', invitation: 'none' }]);
  });

  it('keeps a history of what it filled and changed', async () => {
    const { importId } = await office.import([jan]);
    await office.import([{ ...jan, title: 'Partner' }]);
    const history = await office.sql(
      'SELECT version, through, actor_id, import_id, changes FROM user_history ORDER BY version',
    );
    expect(history[0]).toMatchObject({ version: 1, through: 'import', actor_id: 'importer', import_id: importId });
    expect(history[1]).toMatchObject({ changes: [{ property: 'title', before: 'Senior', after: 'Partner' }] });
  });
});

describe('rows that cannot be done as planned', () => {
  it('T-139 holds a person who changed in between and goes on with the rest', async () => {
    await office.import([jan, ben]);
    const list = [jan, ben].map((row) => ({ ...row, title: 'Partner' }));
    const planned = await office.plan(list);
    await office.sql(`UPDATE app_user SET phone = '1', version = version + 1 WHERE last_name = 'Brooy'`);
    const applied = await office.apply(list, planned);
    expect(applied).toMatchObject([{ outcome: 'held', problems: [{ code: 'H_CHANGED' }] }, { outcome: 'updated' }]);
    expect(await office.person('j.brooy@cw.nl')).toMatchObject({ title: 'Senior', phone: '1' });
  });

  it('holds a person who was removed, and a new one whom somebody else has added', async () => {
    await office.import([jan]);
    const list = [{ ...jan, title: 'Partner' }, ben];
    const planned = await office.plan(list);
    await office.sql(`DELETE FROM app_user`);
    await office.import([ben]);
    const applied = await office.apply(list, planned);
    expect(applied).toMatchObject([
      { outcome: 'held', problems: [{ code: 'H_GONE' }] },
      { outcome: 'held', problems: [{ code: 'H_EXISTS' }] },
    ]);
  });

  it('holds a new address that somebody else has by now', async () => {
    await office.import([{ ...jan, externalId: '7' }]);
    const list = [{ ...jan, externalId: '7', email: 'ben@cw.nl' }];
    const planned = await office.plan(list);
    await office.import([ben]);
    expect(await office.apply(list, planned)).toMatchObject([{ outcome: 'held', problems: [{ code: 'H_EXISTS' }] }]);
  });

  it('finds the rows that the database refuses and does all others', async () => {
    const rows = people(40, ['G1']);
    for (const index of [3, 4, 29])
      rows[index] = creation(index + 1, { lastName: 'x', email: null, externalId: `e${index}` }, ['Bad']);
    const command = applyCommand(rows);
    await run(command);
    const done = await outcomes(command);
    expect(done.filter(([outcome]) => outcome === 'created')).toHaveLength(37);
    expect([3, 4, 29].map((index) => done[index])).toEqual(Array(3).fill(['failed', 'E_REFUSED']));
    expect((await office.events(GroupCreated)).map(({ name }) => name)).toEqual(['G1']);
    expect(await office.events(UserCreated)).toHaveLength(37);
    expect(await office.count('import_before')).toBe(37);
  });

  it('fails a value that cannot be stored without asking the database', async () => {
    const command = applyCommand([creation(1, { ...jan, title: 'a\0b' }), creation(2, ben)]);
    await run(command);
    expect(await outcomes(command)).toEqual([['failed', 'E_VALUE'], ['created']]);
  });

  it.each([
    ['whoever applies it', (id: string) => ({ id })],
    ['a colleague who handed it over', (id: string) => ({ colleagues: [id] })],
  ])('never deactivates %s, or the last Admin', async (_who, actorWith) => {
    await office.import([jan, ben]);
    const [boss, me] = [await office.person('j.brooy@cw.nl'), await office.person('ben@cw.nl')];
    await office.giveRole(boss.id, 'admin');
    const command = applyCommand(
      [boss, me].map(({ id }, index) => ({
        record: 10 + index,
        action: 'deactivate' as const,
        userId: id,
        expectedVersion: 1,
        values: {},
      })),
      { actor: actorWith(me.id) },
    );
    await run(command);
    expect(await outcomes(command)).toEqual([
      ['failed', 'E_LAST_ADMIN'],
      ['failed', 'E_SELF'],
    ]);
  });

  it('makes links invalid that were sent to an address that is another now', async () => {
    await office.import([{ ...jan, externalId: '7' }]);
    const { id } = await office.person('j.brooy@cw.nl');
    await office.sql(
      `INSERT INTO one_time_token (organization_id, user_id, purpose, message_id, digest, issued_at, expires_at)
       VALUES ($1, $2, 'invitation', uuidv7(), $3, now(), now() + interval '1 day')`,
      [office.id, id, Buffer.from(id)],
    );
    await office.import([{ ...jan, externalId: '7', email: 'jan@cw.nl' }]);
    expect(await office.sql('SELECT revoked_at FROM one_time_token')).toEqual([{ revoked_at: expect.any(Date) }]);
  });

  it('deactivates people, ends their sessions and says so', async () => {
    await office.import([jan, ben]);
    const { id } = await office.person('j.brooy@cw.nl');
    await office.sql(`INSERT INTO credential (organization_id, user_id, password_hash) VALUES ($1, $2, 'x')`, [
      office.id,
      id,
    ]);
    const command = applyCommand([{ record: 3, action: 'deactivate', userId: id, expectedVersion: 1, values: {} }]);
    await run(command);
    expect(await outcomes(command)).toEqual([['deactivated']]);
    expect(await office.person('j.brooy@cw.nl')).toMatchObject({ status: 'inactive', version: 2 });
    expect(await office.events(UserDeactivated)).toMatchObject([{ userId: id }]);
    expect(await office.events(SessionRevoked)).toMatchObject([{ userId: id, reason: 'deactivated' }]);
    expect(await office.events(UserUpdated)).toEqual([]);
    const { importId, actor } = command;
    expect(await office.sql('SELECT action, actor_id, subject_id, details FROM audit_entry')).toEqual([
      { action: 'user.deactivated', actor_id: actor.id, subject_id: id, details: { through: 'import', importId } },
    ]);
  });
});

describe('a chunk that comes more than once', () => {
  it('T-140, T-143 has one effect and gets the same answer', async () => {
    const command = applyCommand(people(20, ['G1']));
    await run(command);
    const before = await office.events(UsersApplied);
    await run(command);
    expect(await office.events(UsersApplied)).toEqual([...before, ...before]);
    expect(await office.count('app_user')).toBe(20);
    expect(await office.events(UserCreated)).toHaveLength(20);
  });

  it('T-140 has one effect when both deliveries run at the same time', async () => {
    const command = applyCommand(people(200, ['G1', 'G2']));
    await Promise.all([run(command), run(command), run(command)]);
    expect(await office.count('app_user')).toBe(200);
    expect(await office.events(UserCreated)).toHaveLength(200);
    const [first, ...others] = await office.events(UsersApplied);
    expect(others).toEqual([first, first]);
  });
});

describe('chunks that run side by side', () => {
  it('agree on one group per name and do not block each other', async () => {
    const importId = v7();
    const runId = v7();
    const names = Array.from({ length: 40 }, (_, n) => `Groep ${n}`);
    const commands = [0, 1, 2, 3, 4, 5].map((chunk) => {
      const rows = people(200, [], chunk * 200 + 1).map((row) => ({
        ...row,
        groups: { add: names.toSorted(() => Math.random() - 0.5), remove: [] },
      }));
      return { ...applyCommand(rows), importId, runId, chunk };
    });
    await Promise.all(commands.map(run));
    expect(await office.events(GroupCreated)).toHaveLength(40);
    expect(await office.count('membership')).toBe(6 * 200 * 40);
    const answers = await office.events(UsersApplied);
    expect(answers.flatMap(({ groupsCreated }) => groupsCreated)).toHaveLength(40);
    expect(answers.flatMap(({ groupsChanged }) => groupsChanged)).toEqual([]);
  });

  it('do not block each other over the same people and keys in opposite order', async () => {
    const list = people(300, ['A', 'B']);
    const turned = list.toReversed();
    await Promise.all([run(applyCommand(list)), run(applyCommand(turned)), run(applyCommand(list))]);
    expect(await office.count('app_user')).toBe(300);
    const rows: ListRow[] = list.map(({ values }) => ({ ...values, title: 'Partner' }));
    const planned = await office.plan(rows);
    const update = applyRows(rows, planned);
    await Promise.all([run(applyCommand(update)), run(applyCommand(update.toReversed()))]);
    const answers = (await office.events(UsersApplied)).slice(-2).flatMap(({ rows: answered }) => answered);
    expect(answers.filter(({ outcome }) => outcome === 'updated')).toHaveLength(300);
    expect(answers.filter(({ outcome }) => outcome === 'held')).toHaveLength(300);
  });

  it('leaves the account of somebody who came to more rights than the importer after the plan', async () => {
    const boss = { lastName: 'Baas', externalId: 'baas', email: 'oud@cw.nl' };
    await office.import([boss]);
    const list = [{ ...boss, email: 'dief@cw.nl' }];
    const actor = { permissions: ['staff:import'] };
    const planned = await office.plan(list, { actor });
    expect(planned).toMatchObject([{ state: 'update' }]);
    await office.giveRole((await office.person('oud@cw.nl')).id, 'admin');
    const [row] = await office.apply(list, planned, { actor });
    expect(row).toMatchObject({ outcome: 'failed', problems: [{ code: 'E_MORE_PRIVILEGED' }] });
    expect(await office.person('oud@cw.nl')).toMatchObject({ email: 'oud@cw.nl' });
  });
});
