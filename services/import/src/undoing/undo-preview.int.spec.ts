import { once } from 'node:events';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aList, eventually } from '@rollcall/testing';
import { ImportService, SEED, type Client, type ImportJson, type ProblemJson } from '../spec/import-service.fixture.js';
import type { UndoPreviewView } from './undo-preview.view.js';

let service: ImportService;
let client: Client;

beforeAll(async () => {
  service = await ImportService.start({ CHUNK_ROWS: '200', CHUNKS_IN_FLIGHT: '2', ANSWER_TIMEOUT_SECONDS: '2' });
});
afterAll(async () => {
  await service.stop();
});
beforeEach(async () => {
  client = await service.client();
  service.identity.ignores = () => false;
  service.identity.keeps = () => [];
  service.identity.forgets = () => false;
});

const pathOf = ({ id }: ImportJson) => `/v1/imports/${id}/undo-preview`;
const questions = (job: ImportJson) =>
  service.identity.received.filter(
    ({ importId, name, data }) => importId === job.id && name === 'UndoUsers' && data['dryRun'],
  );

async function ready(job: ImportJson, by = client): Promise<UndoPreviewView> {
  return eventually(
    async () => {
      const { body } = await by.request<UndoPreviewView>('GET', pathOf(job));
      expect(body.status).toBe('ready');
      return body;
    },
    { timeoutMs: 20_000 },
  );
}

async function previewed(job: ImportJson, by = client): Promise<UndoPreviewView> {
  expect((await by.request('POST', pathOf(job))).status).toBe(202);
  return ready(job, by);
}

async function undone(job: ImportJson): Promise<ImportJson> {
  await client.request('POST', `/v1/imports/${job.id}/undo`);
  return client.until(job.id, 'undone');
}

/** How often each state of an undo stands beside the rows. */
async function states(job: ImportJson): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { undo } of await client.rows(job.id))
    counts[undo?.state ?? 'none'] = (counts[undo?.state ?? 'none'] ?? 0) + 1;
  return counts;
}

describe('the preview of an undo', () => {
  it('says what the undo then does, row by row and in sums, and changes nothing itself', async () => {
    const done = await client.apply(await client.planned(SEED));
    service.identity.keeps = ({ values }) => (values.lastName === 'Holt' ? ['title', 'memberships'] : []);
    const preview = await previewed(done);
    expect(preview).toMatchObject({
      counts: { revert: 3, keep: 1, fail: 0 },
      users: { remove: 3, restore: 0, reactivate: 0, deactivate: 0, keep: 1 },
      groups: { remove: 2, keep: 0 },
      memberships: { end: 3, restore: 0 },
      invitations: { cancel: 0, alreadySent: 4 },
    });
    expect(preview.preparedAt).not.toBeNull();
    expect(service.identity.of(client.organizationId)).toHaveLength(4);
    expect(await client.get(done.id)).toMatchObject({ status: 'completed', undo: null, undoneBy: null });
    const [kept] = await client.rows(done.id, '&undo=keep');
    expect(kept).toMatchObject({
      state: 'create',
      keptBecause: [],
      values: { lastName: 'Holt' },
      undo: { state: 'keep', effect: 'none', reason: 'memberships', fields: ['title'] },
    });
    expect(await states(done)).toEqual({ revert: 3, keep: 1 });

    const after = await undone(done);
    expect(after.undo).toMatchObject({
      reverted: 3,
      kept: 1,
      failed: 0,
      usersRemoved: 3,
      usersKept: 1,
      groupsRemoved: 2,
      membershipsEnded: 3,
    });
    expect(await states(done)).toEqual({ reverted: 3, kept: 1 });
    expect((await client.rows(done.id, '&undo=kept')).map(({ record }) => record)).toEqual([kept?.record]);
    expect((await client.rows(done.id, '&undo=keep')).map(({ undo }) => undo?.state)).toEqual(['kept']);
  });

  it('can be asked for again, and then says what is true by then', async () => {
    const done = await client.apply(await client.planned(SEED));
    expect((await previewed(done)).counts).toEqual({ revert: 4, keep: 0, fail: 0 });
    service.identity.keeps = ({ values }) => (values.lastName === 'Brooy' ? ['signed-in'] : []);
    expect((await previewed(done)).counts).toEqual({ revert: 3, keep: 1, fail: 0 });
    expect(await states(done)).toEqual({ revert: 3, keep: 1 });
    service.identity.keeps = () => [];
    expect((await undone(done)).undo).toMatchObject({ reverted: 4, kept: 0 });
    expect(await states(done)).toEqual({ reverted: 4 });
  });

  it('counts as failed what identity no longer knows, and so does the undo', async () => {
    const done = await client.apply(await client.planned(SEED));
    service.identity.forgets = (user) => user.values.lastName === 'Holt';
    expect((await previewed(done)).counts).toEqual({ revert: 3, keep: 0, fail: 1 });
    expect((await client.rows(done.id, '&undo=fail')).map(({ values }) => values.lastName)).toEqual(['Holt']);
    expect((await undone(done)).undo).toMatchObject({ reverted: 3, kept: 0, failed: 1 });
    expect((await client.rows(done.id, '&state=failed')).map(({ undo }) => undo?.state)).toEqual(['failed']);
  });

  it('asks chunk by chunk, the last one alone and about the groups', async () => {
    const done = await client.apply(await client.planned(aList(1000)));
    expect((await previewed(done)).counts).toEqual({ revert: 1000, keep: 0, fail: 0 });
    const asked = questions(done);
    expect(asked.map(({ chunk }) => chunk)).toEqual([0, 1, 2, 3, 4]);
    expect(asked.map(({ data }) => data['removeGroups'])).toEqual([false, false, false, false, true]);
  });

  it('goes on when the process is killed', async () => {
    const [app] = service.apps;
    await service.stopReplica(app!);
    let child = await service.startProcess({ WORKER_LEASE_SECONDS: '2' });
    const done = await client.apply(await client.planned(aList(2000)));
    let answered = 0;
    service.identity.ignores = (name) => name === 'UndoUsers' && (answered += 1) > 3;
    await client.request('POST', pathOf(done));
    await eventually(() => expect(questions(done).length).toBeGreaterThan(3));
    child.kill('SIGKILL');
    await once(child, 'exit');
    service.identity.ignores = () => false;
    child = await service.startProcess({ WORKER_LEASE_SECONDS: '2' });
    expect((await ready(done)).counts).toEqual({ revert: 2000, keep: 0, fail: 0 });
    child.kill('SIGTERM');
    await once(child, 'exit');
    service.processUrl = undefined;
    await service.startReplica();
  }, 120_000);

  it('is asked about once while it is being found out, and given up when the import is undone', async () => {
    const done = await client.apply(await client.planned(SEED));
    service.identity.ignores = (name, data) => name === 'UndoUsers' && (data as { dryRun?: boolean }).dryRun === true;
    await client.request('POST', pathOf(done));
    await eventually(() => expect(questions(done)).not.toHaveLength(0));
    const ids = async () => {
      await client.request('POST', pathOf(done));
      return new Set(questions(done).map(({ data }) => data['undoId']));
    };
    expect((await ids()).size).toBe(1);
    await undone(done);
    expect((await client.request('GET', pathOf(done))).body).toMatchObject({ status: 'failed', counts: null });
    expect(await states(done)).toEqual({ reverted: 4 });
  });

  it('is about an import that was applied, and not about one of somebody else', async () => {
    const planned = await client.planned(SEED);
    const early = await client.request<ProblemJson>('POST', pathOf(planned));
    expect([early.status, early.body.code]).toEqual([409, 'wrong-status']);
    const unasked = await client.request<ProblemJson>('GET', pathOf(planned));
    expect([unasked.status, unasked.body.code]).toEqual([404, 'undo-preview-not-found']);
    const done = await client.apply(planned);
    const stranger = await service.client();
    expect((await stranger.request('POST', pathOf(done))).status).toBe(404);
    const { organizationId } = client;
    const other = await service.client({ organizationId, permissions: ['contacts:import'] });
    expect((await other.request('POST', pathOf(done))).status).toBe(403);
    expect((await other.request('GET', pathOf(done))).status).toBe(403);
    await undone(done);
    expect((await client.request('POST', pathOf(done))).status).toBe(409);
  });

  it('says what would happen with the rights that are left to whoever asks', async () => {
    const { organizationId } = client;
    const admin = await service.client({ organizationId, permissions: ['staff:import', 'roles:assign'] });
    const planned = await admin.planned(SEED);
    const done = await admin.apply(planned);
    const asker = await service.client({ organizationId, permissions: ['staff:import'], subject: 'asker' });
    await previewed(done, asker);
    await previewed(done, admin);
    const permissions = questions(done).map(({ data }) => (data['actor'] as { permissions: string[] }).permissions);
    expect(permissions).toEqual([['staff:import'], ['roles:assign', 'staff:import']]);
  });
});
