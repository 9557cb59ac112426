import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { aList, eventually } from '@rollcall/testing';
import { Clock } from '../clock/clock.js';
import { ImportService, SEED, type Client } from '../spec/import-service.fixture.js';
import { OpenStreams } from './open-streams.service.js';

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

  it('is forgotten when its reader leaves', async () => {
    const { body } = await client.upload(SEED);
    const streams = service.apps[0]!.get(OpenStreams);
    const abort = new AbortController();
    await fetch(`${await service.url()}/v1/imports/${body.id}/events`, {
      headers: { authorization: `Bearer ${client.token}` },
      signal: abort.signal,
    });
    await eventually(() => expect(streams.size).toBe(1));
    abort.abort();
    await eventually(() => expect(streams.size).toBe(0));
  });

  it('ends with a word when the process does, and goes on in another one', async () => {
    const { body } = await client.upload(SEED);
    const first = await service.startReplica();
    const url = await first.getUrl();
    const headers = { authorization: `Bearer ${client.token}` };
    const response = await fetch(`${url.replace('[::1]', '127.0.0.1')}/v1/imports/${body.id}/events`, { headers });
    await service.stopReplica(first);
    const seen = await readAll(response);
    expect(seen.at(-1)).toMatchObject({ event: 'status', data: { status: 'draft', closing: 'shutdown' } });
    await client.request('POST', `/v1/imports/${body.id}/plan`);
    const planned = await client.until(body.id, 'planned');
    await client.apply(planned);
    const next = await readAll(await open(body.id, { 'last-event-id': seen.at(-1)!.id }));
    const statuses = next.filter(({ event }) => event === 'status').map(({ data }) => data['status']);
    expect(statuses).toEqual(['planning', 'planned', 'queued', 'applying', 'completed']);
  });

  it('ends with the access token of its reader', async () => {
    const { body } = await client.upload(SEED);
    const clock = service.apps[0]!.get(Clock);
    const response = await open(body.id);
    const now = jest.spyOn(clock, 'now').mockImplementation(() => new Date(Date.now() + 3_600_000));
    try {
      const seen = await readAll(response);
      expect(seen.at(-1)).toMatchObject({ event: 'status', data: { status: 'draft', closing: 'token-expired' } });
    } finally {
      now.mockRestore();
    }
  });
});
