import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aList } from '@rollcall/testing';
import { ImportService, SEED, type Client } from '../spec/import-service.fixture.js';

let service: ImportService;
let client: Client;

beforeAll(async () => {
  service = await ImportService.start({ CHUNK_ROWS: '200' });
  client = await service.client();
});
afterAll(async () => {
  await service.stop();
});

interface ServerSentEvent {
  id: string;
  event: string;
  data: Record<string, unknown>;
}

async function open(id: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${await service.url()}/v1/imports/${id}/events`, {
    headers: { authorization: `Bearer ${client.token}`, ...headers },
  });
}

/** Everything in a stream up to its end. */
async function readAll(response: Response): Promise<ServerSentEvent[]> {
  const blocks = (await response.text()).split('\n\n').filter((block) => block.startsWith('id: '));
  return blocks.map((block) => {
    const fields = new Map(block.split('\n').map((line) => line.split(/: (.*)/s) as [string, string]));
    return {
      id: fields.get('id') ?? '',
      event: fields.get('event') ?? '',
      data: JSON.parse(fields.get('data') ?? '{}') as Record<string, unknown>,
    };
  });
}

describe('the event stream of an import', () => {
  it('tells every status in order, with progress between, and ends with the import', async () => {
    const { body } = await client.upload(aList(2000), { approve: 'auto' });
    const response = await open(body.id);
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const events = await readAll(response);
    const statuses = events.filter(({ event }) => event === 'status').map(({ data }) => data['status']);
    expect(statuses).toEqual(['planning', 'queued', 'applying', 'completed']);
    const progress = events.filter(({ event }) => event === 'progress');
    expect(progress.length).toBeGreaterThan(0);
    expect(progress.at(-1)?.data).toMatchObject({ total: 2000 });
    const ids = events.map(({ id }) => Number(id));
    expect(ids).toEqual([...ids].sort((one, other) => one - other));
  });

  it('goes on after the event that was seen last', async () => {
    const { body } = await client.upload(SEED, { approve: 'auto' });
    const all = await readAll(await open(body.id));
    const middle = all[1]!;
    expect(await readAll(await open(body.id, { 'last-event-id': middle.id }))).toEqual(all.slice(2));
    expect(await readAll(await open(body.id, { 'last-event-id': all.at(-1)!.id }))).toEqual([]);
  });

  it('can be left at any time', async () => {
    const { body } = await client.upload(SEED);
    const abort = new AbortController();
    const response = await fetch(`${await service.url()}/v1/imports/${body.id}/events`, {
      headers: { authorization: `Bearer ${client.token}` },
      signal: abort.signal,
    });
    const reader = response.body!.getReader();
    await reader.read();
    abort.abort();
    await expect(reader.read()).rejects.toThrow();
  });
});
