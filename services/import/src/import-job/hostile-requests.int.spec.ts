import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anId } from '@rollcall/testing';
import { ImportService, SEED, type Client, type ProblemJson } from '../spec/import-service.fixture.js';

let service: ImportService;
let client: Client;
let planned: string;

beforeAll(async () => {
  service = await ImportService.start();
  client = await service.client();
  planned = (await client.planned(SEED)).id;
});
afterAll(async () => {
  await service.stop();
});

const cursor = (position: unknown) => Buffer.from(JSON.stringify(position)).toString('base64url');
const codeOf = async (method: string, path: string, body?: unknown) => {
  const answer = await client.request<ProblemJson>(method, path, body);
  return [answer.status, answer.body.code];
};

describe('a cursor that no list has given out', () => {
  it.each([
    ['nothing in it', cursor(null)],
    ['no JSON', 'x'],
    ['an id that is none', cursor({ id: 'x' })],
    ['an id of another kind', cursor({ id: 7 })],
    ['an id with a NUL', cursor({ id: '\0' })],
    ['an id with more behind it', cursor({ id: `${anId()}'` })],
    ['a list', cursor([anId()])],
    ['half a character', cursor({ id: '\ud800' })],
  ])('is refused by the list of imports: %s', async (_what, text) => {
    expect(await codeOf('GET', `/v1/imports?cursor=${text}`)).toEqual([400, 'invalid-cursor']);
  });

  it.each([
    ['no number', { record: 'x' }],
    ['a number in a text', { record: '1' }],
    ['half a number', { record: 1.5 }],
    ['less than nothing', { record: -1 }],
    ['more than fits', { record: 2 ** 31 }],
    ['much more', { record: 1e300 }],
    ['nothing', {}],
  ])('is refused by the list of rows: %s', async (_what, position) => {
    const path = `/v1/imports/${planned}/rows?cursor=${cursor(position)}`;
    expect(await codeOf('GET', path)).toEqual([400, 'invalid-cursor']);
  });
});

describe('text that cannot be stored', () => {
  it.each([
    ['NUL as a delimiter', { kind: 'staff', text: SEED, options: { delimiter: '\0' } }],
    ['half a character as a delimiter', { kind: 'staff', text: SEED, options: { delimiter: '\ud800' } }],
    ['half a character in the list', { kind: 'staff', text: `${SEED}\udc00` }],
    ['half a character in a name', { kind: 'staff', text: SEED, ['\ud800']: 1 }],
  ])('is refused in a body: %s', async (_what, body) => {
    expect((await client.request('POST', '/v1/imports', body)).status).toBe(400);
  });

  it('is a problem of its row where it stands in the list', async () => {
    const { body } = await client.request('POST', '/v1/imports', { kind: 'staff', text: SEED.replace('Jan', 'J\0n') });
    await client.request('POST', `/v1/imports/${body.id}/plan`);
    const job = await client.until(body.id, 'planned');
    expect(job.plan).toMatchObject({ create: 3, error: 1 });
    expect((await client.rows(job.id, '&code=E_NUL')).map(({ record }) => record)).toEqual([1]);
  });

  it.each([['a\0b.csv'], ['a\u0007.csv'], ['\ud800.csv']])('does not stay in the name of a file: %j', async (name) => {
    const { status, body } = await client.upload(SEED, {}, { name });
    expect(status).toBe(201);
    expect(String(body.source['name'])).toMatch(/^[^\p{Cc}\p{Cs}]+\.csv$/u);
  });

  it.each(['kind=%00', 'status=%00', 'cursor=%00', 'limit=%00', 'kind=%ED%A0%80'])(
    'is refused in a query of imports: %s',
    async (query) => {
      expect((await client.request('GET', `/v1/imports?${query}`)).status).toBe(400);
    },
  );

  it.each(['state=%00', 'code=%00', 'undo=%00', 'offset=1e9', 'cursor=%00', 'undo=all'])(
    'is refused in a query of rows: %s',
    async (query) => {
      expect((await client.request('GET', `/v1/imports/${planned}/rows?${query}`)).status).toBe(400);
    },
  );

  it.each([
    ['plan-changed', { planHash: '\0' }, 409],
    ['ill-formed-text', { planHash: '\ud800' }, 400],
    ['validation-failed', { planHash: 'x', confirm: { deactivate: 1.5 } }, 400],
  ])('is %s when a plan is approved', async (code, body, status) => {
    expect(await codeOf('POST', `/v1/imports/${planned}/apply`, body)).toEqual([status, code]);
  });

  it.each(['%00', '%ED%A0%80', `${anId()}%00`])('is no id: %s', async (id) => {
    expect((await client.request('GET', `/v1/imports/${id}`)).status).toBe(400);
  });

  it.each(['-1', '9'.repeat(30), "1'", 'NaN'])('does no harm as the event seen last: %s', async (seen) => {
    const { id } = await client.apply(await client.planned(SEED));
    const answer = await client.request('GET', `/v1/imports/${id}/events`, undefined, { 'last-event-id': seen });
    expect([answer.status, answer.text.includes('"completed"')]).toEqual([200, true]);
  });
});
