import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aList } from '@rollcall/testing';
import { rowsPage } from '../row/rows-page.sql.js';
import { ImportService, type Client } from '../spec/import-service.fixture.js';

let service: ImportService;
let client: Client;

beforeAll(async () => {
  service = await ImportService.start({ CHUNK_ROWS: '100', CHUNKS_IN_FLIGHT: '2', ANSWER_TIMEOUT_SECONDS: '1' });
});
afterAll(() => service.stop());
beforeEach(async () => {
  client = await service.client();
});
afterEach(() => {
  service.identity.ignores = () => false;
});

const has = (rows: readonly { record: number }[] | undefined, record: number): boolean =>
  rows?.some((row) => row.record === record) ?? false;

/** How many rows each question had that held this record, in the order in which they were asked. */
const questionsWith = (importId: string, record: number): number[] =>
  service.identity.received.flatMap((command) => {
    const { rows } = command.data as { rows?: { record: number }[] };
    return command.importId === importId && command.name === 'PlanUsers' && has(rows, record) ? [rows!.length] : [];
  });

describe('a row that makes the handler of a chunk fail', () => {
  it('is found by cutting up the chunk, and fails alone', async () => {
    service.identity.ignores = (name, { rows }) => name === 'PlanUsers' && has(rows, 137);
    const { body } = await client.upload(aList(300));
    await client.request('POST', `/v1/imports/${body.id}/plan`);
    await service.patiently(() => client.until(body.id, 'planned'), 3);
    // However often each was asked: four questions that hold the row, each an eighth of the one before.
    expect([...new Set(questionsWith(body.id, 137))]).toEqual([100, 12, 2, 1]);
    const planned = await client.get(body.id);
    expect(planned.plan).toMatchObject({ create: 299, error: 1 });
    expect(await client.rows(body.id, '&state=error')).toMatchObject([
      { record: 137, problems: [{ code: 'E_REFUSED' }] },
    ]);
    service.identity.ignores = () => false;
    expect((await client.apply(planned)).result).toMatchObject({ usersAdded: 299, rowsFailed: 1 });
  }, 90_000);

  it('fails nothing while nobody answers at all: the import waits', async () => {
    service.identity.ignores = (name) => name === 'PlanUsers';
    const { body } = await client.upload(aList(150));
    await client.request('POST', `/v1/imports/${body.id}/plan`);
    const asked = () => service.identity.received.filter(({ importId }) => importId === body.id).length;
    await service.patiently(() => (asked() > 12 ? Promise.resolve() : Promise.reject(new Error(`${asked()}`))), 2);
    service.identity.ignores = () => false;
    const planned = await service.patiently(() => client.until(body.id, 'planned'), 2);
    expect(planned.plan).toMatchObject({ create: 150, error: 0 });
  }, 90_000);
});

describe('a small import', () => {
  it('is done while a large one of another organisation is being applied', async () => {
    const other = await service.client();
    const large = await client.planned(aList(4_000));
    const small = await other.planned(aList(100));
    // The large one gets so far and no farther: the small one is done although all its chunks in flight wait.
    service.identity.ignores = (name, { importId, chunk }) =>
      name === 'ApplyUsers' && importId === large.id && Number(chunk) >= 5;
    await client.request('POST', `/v1/imports/${large.id}/apply`, { planHash: large.plan.hash });
    await client.until(large.id, 'applying');
    expect((await other.apply(small)).result).toMatchObject({ usersAdded: 100 });
    expect((await client.get(large.id)).status).toBe('applying');
    await client.request('POST', `/v1/imports/${large.id}/cancel`);
    await client.until(large.id, 'cancelled');
  }, 60_000);
});

describe('a large list', () => {
  it('T-160 is planned in chunks that do not grow with it, and its last page is as near as its first', async () => {
    for (const app of [...service.apps]) await service.stopReplica(app);
    await service.startReplica({ CHUNK_ROWS: '5000', ANSWER_TIMEOUT_SECONDS: '60' });
    const { body } = await client.upload(aList(50_000));
    await client.request('POST', `/v1/imports/${body.id}/plan`);
    const planned = await service.patiently(() => client.until(body.id, 'planned'), 3);
    expect(planned.plan).toMatchObject({ create: 50_000, error: 0 });
    const asked = service.identity.received.filter(({ importId }) => importId === body.id);
    const sizes = asked.map(({ data }) => (data['rows'] as unknown[]).length);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(5_000);
    const page = (record: number) =>
      client.rows(planned.id, `&cursor=${Buffer.from(JSON.stringify({ record })).toString('base64url')}`);
    expect((await page(49_990)).map(({ record }) => record)).toHaveLength(10);
    await service.database.pool().query('ANALYZE import_row');
    expect(await rowsLookedAt(planned.id, 49_000)).toBe(await rowsLookedAt(planned.id, 0));
  }, 180_000);
});

/** How many rows the database looks at for a page of ten rows. */
async function rowsLookedAt(id: string, afterRecord: number): Promise<number> {
  let looked = 0;
  const explaining = {
    query: async (text: string, values?: unknown[]) => {
      const { rows } = await service.database
        .pool()
        .query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(`EXPLAIN (ANALYZE, FORMAT JSON) ${text}`, values);
      looked = rows[0]?.['QUERY PLAN'].map(({ Plan }) => lookedAt(Plan)).reduce((sum, rows) => sum + rows) ?? 0;
      return { rows: [] };
    },
  };
  await rowsPage(explaining, { organizationId: client.organizationId, id }, { afterRecord, limit: 10 });
  return looked;
}

interface PlanNode {
  readonly 'Actual Rows': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly PlanNode[];
}

function lookedAt({ 'Actual Rows': actual, 'Rows Removed by Filter': removed = 0, Plans = [] }: PlanNode): number {
  return actual + removed + Plans.reduce((sum, plan) => sum + lookedAt(plan), 0);
}
