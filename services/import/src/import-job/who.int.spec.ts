import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ImportService, SEED, type Client } from '../spec/import-service.fixture.js';

let service: ImportService;
let admin: Client;
const [ADMIN, PLANNER, APPLIER, UNDOER] = ['admin', 'planner', 'applier', 'undoer'];

beforeAll(async () => {
  service = await ImportService.start();
  admin = await service.client({ permissions: ['staff:import', 'roles:assign'], subject: ADMIN });
});
afterAll(async () => {
  await service.stop();
});

const colleague = (subject: string) =>
  service.client({ organizationId: admin.organizationId, permissions: ['staff:import'], subject });

/** Who the commands of an import are from, each name once, in the order in which they came. */
const actorsOf = (id: string) =>
  service.identity.received
    .filter(({ importId, data }) => importId === id && 'actor' in data)
    .map(({ name, data }) => ({ name, actor: data['actor'] }));

async function announced(id: string): Promise<unknown[]> {
  const { rows } = await service.database
    .pool()
    .query<{ message: string }>(
      `SELECT message FROM outbox WHERE aggregate = $1 AND wire_subject LIKE 'evt.%' ORDER BY position`,
      [id],
    );
  return rows.map(({ message }) => (JSON.parse(message) as { data: { by?: unknown } }).data.by);
}

describe('whoever carries an import further', () => {
  it('stands in the import, the commands, the events and the receipt, step by step', async () => {
    const { body } = await admin.upload(SEED);
    expect(body).toMatchObject({ createdBy: ADMIN, plannedBy: null, appliedBy: null, undoneBy: null });
    const [planner, applier, undoer] = [await colleague(PLANNER), await colleague(APPLIER), await colleague(UNDOER)];
    await planner.request('POST', `/v1/imports/${body.id}/plan`);
    const done = await applier.apply(await planner.until(body.id, 'planned'));
    expect(done).toMatchObject({ createdBy: ADMIN, plannedBy: PLANNER, appliedBy: APPLIER, undoneBy: null });
    await undoer.request('POST', `/v1/imports/${body.id}/undo`);
    const undone = await undoer.until(body.id, 'undone');
    expect(undone).toMatchObject({ createdBy: ADMIN, plannedBy: PLANNER, appliedBy: APPLIER, undoneBy: UNDOER });

    const permissions = ['staff:import'];
    expect(actorsOf(body.id)).toMatchObject([
      { name: 'PlanUsers', actor: { id: PLANNER, permissions, colleagues: [ADMIN] } },
      { name: 'ApplyUsers', actor: { id: APPLIER, permissions, colleagues: [ADMIN, PLANNER] } },
      { name: 'UndoUsers', actor: { id: UNDOER, permissions, colleagues: [ADMIN, PLANNER, APPLIER] } },
    ]);
    expect(await announced(body.id)).toMatchObject([{ id: PLANNER }, { id: APPLIER }, { id: UNDOER }]);
    const receipt = await admin.request<Record<string, unknown>>('GET', `/v1/imports/${body.id}/receipt`);
    expect(receipt.body).toMatchObject({
      createdBy: { id: ADMIN },
      plannedBy: { id: PLANNER },
      approvedBy: { id: APPLIER },
      undoneBy: { id: UNDOER },
      cancelledBy: null,
    });
  });

  it('is whoever handed it over where nobody else is asked', async () => {
    const { body } = await admin.upload(SEED, { approve: 'auto' });
    const done = await admin.until(body.id, 'completed');
    expect(done).toMatchObject({ createdBy: ADMIN, plannedBy: ADMIN, appliedBy: ADMIN });
  });

  it('is not whoever asks a second time for what is under way or done', async () => {
    const done = await admin.apply(await admin.planned(SEED));
    const other = await colleague(APPLIER);
    await other.request('POST', `/v1/imports/${done.id}/apply`, { planHash: done.plan.hash });
    expect((await admin.get(done.id)).appliedBy).toBe(ADMIN);
    await other.request('POST', `/v1/imports/${done.id}/undo`);
    await admin.request('POST', `/v1/imports/${done.id}/undo`);
    expect((await admin.until(done.id, 'undone')).undoneBy).toBe(APPLIER);
  });

  it('is known for an import that was cancelled', async () => {
    const planned = await admin.planned(SEED);
    const other = await colleague(APPLIER);
    const { body } = await other.request('POST', `/v1/imports/${planned.id}/cancel`);
    expect(body).toMatchObject({ status: 'cancelled', cancelledBy: APPLIER, appliedBy: null });
    expect((await announced(planned.id)).at(-1)).toMatchObject({ id: APPLIER });
  });
});
