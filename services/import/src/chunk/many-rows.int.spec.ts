import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aList } from '@rollcall/testing';
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

describe('a row that makes the handler of a chunk fail', () => {
  it('is found by cutting up the chunk, and fails alone', async () => {
    service.identity.ignores = (name, { rows }) => name === 'PlanUsers' && has(rows, 137);
    const { body } = await client.upload(aList(300));
    const askedAt = performance.now();
    await client.request('POST', `/v1/imports/${body.id}/plan`);
    await service.patiently(() => client.until(body.id, 'planned'), 3);
    expect(performance.now() - askedAt).toBeLessThan(45_000);
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
    await client.request('POST', `/v1/imports/${large.id}/apply`, { planHash: large.plan.hash });
    await client.until(large.id, 'applying');
    expect((await other.apply(small)).result).toMatchObject({ usersAdded: 100 });
    const meanwhile = await client.get(large.id);
    expect(meanwhile.status).toBe('applying');
    expect(meanwhile.progress?.['done']).toBeLessThan(4_000);
    await client.request('POST', `/v1/imports/${large.id}/cancel`);
    await client.until(large.id, 'cancelled');
  }, 60_000);
});

describe('a large list', () => {
  it('T-160 is read and planned in memory that does not grow with it, and its last page is as near as its first', async () => {
    await service.startProcess({
      CHUNK_ROWS: '5000',
      ANSWER_TIMEOUT_SECONDS: '60',
      NODE_OPTIONS: '--max-old-space-size=128 --max-semi-space-size=8',
    });
    const mostKiB = async (): Promise<number> =>
      Number(/VmHWM:\s+(\d+)/.exec(await readFile(`/proc/${service.processId}/status`, 'utf8'))?.[1]);
    // The process alone does the work; what it needs once, however long the list, shows with the first one.
    for (const app of [...service.apps]) await service.stopReplica(app);
    const planOf = async (rows: number) => {
      const { body } = await client.upload(aList(rows));
      await client.request('POST', `/v1/imports/${body.id}/plan`);
      return service.patiently(() => client.until(body.id, 'planned'), 3);
    };
    await planOf(10_000);
    const before = await mostKiB();
    const planned = await planOf(50_000);
    expect(planned.plan).toMatchObject({ create: 50_000, error: 0 });
    expect((await mostKiB()) - before).toBeLessThan(64 * 1024);
    const page = (record: number) =>
      client.rows(planned.id, `&cursor=${Buffer.from(JSON.stringify({ record })).toString('base64url')}`);
    expect((await page(49_990)).map(({ record }) => record)).toHaveLength(10);
    const startedAt = performance.now();
    await page(49_000);
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  }, 180_000);
});
