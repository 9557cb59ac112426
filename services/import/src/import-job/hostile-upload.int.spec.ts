import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ImportService, SEED, type Client } from '../spec/import-service.fixture.js';

let service: ImportService;
let client: Client;
/** Answers by status, to see that not everything was refused for one reason. */
const statuses = new Map<number, number>();

beforeAll(async () => {
  service = await ImportService.start({ MAX_SOURCE_BYTES: '300000' });
  client = await service.client();
});
afterAll(() => service.stop());

const RUNS = 25;
const run = <T>(values: fc.Arbitrary<T>, send: (value: T) => Promise<number>) =>
  fc.assert(
    fc.asyncProperty(values, async (value) => {
      const status = await send(value);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      expect(status).toBeGreaterThanOrEqual(200);
      expect(status).toBeLessThan(500);
    }),
    { numRuns: RUNS, endOnFailure: true },
  );

/** Hands over whatever it is, looks at what came of it, and lets it be planned. */
async function handOver(content: string | Uint8Array, options: object = {}): Promise<number> {
  const { status, body } = await client.upload(content, options);
  if (status !== 201) return status;
  for (const path of ['', '/rows', '/receipt', '/report.csv'])
    expect((await client.request('GET', `/v1/imports/${body.id}${path}`)).status).toBeLessThan(500);
  const planning = await client.request('POST', `/v1/imports/${body.id}/plan`);
  expect(planning.status).toBeLessThan(500);
  const ended = await client.until(body.id, 'planned', 'held', 'failed');
  expect((await client.request('GET', `/v1/imports/${body.id}/rows?limit=5`)).status).toBe(200);
  expect(ended.problems.map(({ message }) => message)).not.toContain('');
  return status;
}

/** Sends bytes as they are under a content type. */
async function post(body: string | Uint8Array, type: string): Promise<number> {
  const response = await fetch(`${await service.url()}/v1/imports`, {
    method: 'POST',
    headers: { authorization: `Bearer ${client.token}`, 'content-type': type },
    body: body as string,
  });
  await response.text();
  return response.status;
}

const part = (name: string, value: string, more = '') =>
  `--b\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;

describe('whatever is handed over', () => {
  it('is answered, be it random bytes', async () => {
    await run(fc.uint8Array({ maxLength: 2_000 }), (bytes) => handOver(bytes));
  });

  it('is answered, be it a list with bytes replaced, taken out and doubled', async () => {
    const seed = Buffer.from(SEED);
    const change = fc.record({
      at: fc.nat(seed.length),
      length: fc.nat(40),
      by: fc.oneof(
        fc.uint8Array({ maxLength: 8 }),
        fc.constantFrom(...['"', '\0', '\r', ';', '~', '\uFEFF', '\u202E', '=1+1'].map((text) => Buffer.from(text))),
      ),
    });
    await run(fc.array(change, { minLength: 1, maxLength: 12 }), (changes) => {
      let list = seed;
      for (const { at, length, by } of changes)
        list = Buffer.concat([list.subarray(0, at), by, list.subarray(at + length)]);
      return handOver(list);
    });
  });

  it('is answered, be it text that claims to be something else', async () => {
    const magic = ['PK\x03\x04', '%PDF-1.7', '\x1f\x8b', '\xff\xfe', '\x00\x00\xfe\xff', 'sep=;\r\n', '<html>'];
    await run(fc.tuple(fc.constantFrom(...magic), fc.string({ maxLength: 500 })), ([start, rest]) =>
      handOver(Buffer.concat([Buffer.from(start, 'latin1'), Buffer.from(rest)])),
    );
  });

  it('is answered, be it a form that breaks the rules of forms', async () => {
    const piece = fc.oneof(
      fc.constantFrom(
        part('kind', 'staff'),
        part('kind', 'robots'),
        part('options', '{"existing":"destroy"}'),
        part('options', '{"__proto__":{"approve":"auto"}}'),
        part('options', '['.repeat(5_000)),
        part('file', SEED, '; filename="../../etc/passwd"'),
        part('file', SEED, `; filename="${'x'.repeat(3_000)}"`),
        part('file', SEED, '; filename="a\u0000b.csv"'),
        part('x'.repeat(2_000), 'y'),
        '--b--\r\n',
        '--b\r\n\r\n',
        '--b\r\nContent-Disposition: form-data\r\n\r\n',
      ),
      fc.string({ maxLength: 60 }),
    );
    await run(fc.array(piece, { maxLength: 8 }), (pieces) => post(pieces.join(''), 'multipart/form-data; boundary=b'));
    for (const type of ['multipart/form-data', 'multipart/form-data; boundary=', 'text/csv', 'application/json;;', 'x'])
      expect(await post(SEED, type)).toBeLessThan(500);
  });

  it('is answered, be it any JSON', async () => {
    await run(fc.json({ maxDepth: 6 }), (body) => post(body, 'application/json'));
    const options = fc.dictionary(
      fc.constantFrom('hasHeader', 'delimiter', 'encoding', 'skipLines', 'existing', 'approve', 'absent', 'x'),
      fc.jsonValue(),
    );
    await run(options, (value) =>
      post(JSON.stringify({ kind: 'staff', text: SEED, options: value }), 'application/json'),
    );
    expect(await post(JSON.stringify({ kind: 'staff', text: '\ud800\u0000,"' }), 'application/json')).toBeLessThan(500);
  });

  it('is refused for several reasons, and sometimes taken', () => {
    expect([...statuses.keys()]).toEqual(expect.arrayContaining([201, 400]));
  });
});
