import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Test, type TestingModule } from '@nestjs/testing';
import { ApplyUsers, FindAbsentUsers, PlanUsers, UndoUsers, UsersApplied, UsersPlanned } from '@rollcall/contracts';
import { CommandSender, MessagingModule } from '@rollcall/messaging';
import { Databases } from '@rollcall/service-defaults';
import { eventually, testNats, type TestNats } from '@rollcall/testing';
import { v7 } from 'uuid';
import { SessionRevoker } from '../session/session-revoker.service.js';
import { FindAbsentUsersService } from './absent/find-absent-users.service.js';
import { ApplyUsersService } from './apply/apply-users.service.js';
import { ImportConsumer } from './import.consumer.js';
import { applyCommand, applyRows, ImportWorld, planCommand, type ListRow } from './import.fixture.js';
import { PlanUsersService } from './plan/plan-users.service.js';
import { removeOldTraces } from './remove-old-traces.sql.js';
import { UndoUsersService } from './undo/undo-users.service.js';

let world: ImportWorld;
let nats: TestNats;
let service: TestingModule;
beforeAll(async () => {
  world = await ImportWorld.open();
  nats = await testNats();
  service = await Test.createTestingModule({
    imports: [
      MessagingModule.forRoot({ name: 'identity', useFactory: () => ({ pools: world.databases, natsUrl: nats.url }) }),
    ],
    providers: [
      ImportConsumer,
      PlanUsersService,
      FindAbsentUsersService,
      ApplyUsersService,
      UndoUsersService,
      SessionRevoker,
      { provide: Databases, useFactory: () => ({ ...world.databases, onApplicationShutdown: () => undefined }) },
    ],
  }).compile();
  await service.init();
});
afterAll(async () => {
  await service.close();
  await world.end();
  await nats.stop();
});

describe('commands of the import service', () => {
  it('are answered over the broker, once per chunk, however often they are sent', async () => {
    const office = await world.organization();
    const list = Array.from({ length: 50 }, (_, n): ListRow => ({
      lastName: `Naam${n}`,
      email: `naam${n}@cw.nl`,
      groups: ['G1'],
    }));
    const send = (
      type: typeof PlanUsers | typeof ApplyUsers | typeof UndoUsers | typeof FindAbsentUsers,
      data: object,
    ) =>
      eventually(() =>
        service
          .get(CommandSender)
          .send(type, { id: v7(), organizationId: office.id, subject: v7(), data: data as never })
          .then(() => true),
      );

    const plan = planCommand(list);
    await send(PlanUsers, plan);
    const planned = await eventually(async () => {
      const rows = await office.answers(UsersPlanned, plan.runId, 0);
      return rows.length === 50 && rows;
    });
    const apply = { ...applyCommand(applyRows(list, planned)), importId: plan.importId };
    await Promise.all([send(ApplyUsers, apply), send(ApplyUsers, apply)]);
    await eventually(async () => (await office.answers(UsersApplied, apply.runId, 0)).length === 100);
    expect(await office.count('app_user')).toBe(50);

    const { importId, runId, kind, actor } = apply;
    await send(FindAbsentUsers, { importId, runId: plan.runId, chunk: 1, kind, actor });
    await send(UndoUsers, { importId, runId, chunk: 0, undoId: v7(), actor, removeGroups: true, dryRun: false });
    await eventually(async () => (await office.count('app_user')) === 0);
    await eventually(async () => {
      const [row] = await office.sql<{ waiting: number }>(
        'SELECT count(*)::int AS waiting FROM outbox WHERE published_at IS NULL',
      );
      return row?.waiting === 0;
    });
    const [dead] = await office.sql<{ count: number }>('SELECT count(*)::int AS count FROM dead_letter');
    expect(dead?.count).toBe(0);
  });
});

describe('what is remembered of imports', () => {
  it('is forgotten after the time for taking them back', async () => {
    const office = await world.organization();
    const jan: ListRow = { lastName: 'Brooy', email: 'jan@cw.nl', groups: ['G1'] };
    await office.import([jan]);
    const tables = ['import_chunk', 'import_match', 'import_group', 'import_before'];
    const left = async () => Promise.all(tables.map((table) => office.count(table)));
    await office.import([{ ...jan, title: 'Partner' }]);
    const before = await left();
    await world.databases.inSystem((tx) => removeOldTraces(tx, 30));
    expect(await left()).toEqual(before);
    await office.sql(`UPDATE import_chunk SET handled_at = handled_at - interval '31 days'`);
    expect(await world.databases.inSystem((tx) => removeOldTraces(tx, 30))).toBe(4);
    expect(await left()).toEqual([0, 0, 0, 0]);
  });
});
