import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readdir, readlink, rm } from 'node:fs/promises';
import { request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@rollcall/testing';
import { ImportService, SEED, type Client } from '../spec/import-service.fixture.js';

const CAP = 300_000;
const TIMES = 20;
const PORTION = Buffer.from('Jansen,Jan,jan@example.nl\n'.repeat(2_500));

let service: ImportService;
let client: Client;
const spool = join(tmpdir(), `abuse-${randomUUID()}`);

beforeAll(async () => {
  await mkdir(spool);
  service = await ImportService.start({ MAX_SOURCE_BYTES: String(CAP), SPOOL_DIR: spool, UPLOAD_IDLE_SECONDS: '2' });
  client = await service.client();
});
afterAll(async () => {
  await service.stop();
  await rm(spool, { recursive: true });
});

/** An upload whose file is still to be sent. */
async function begun(): Promise<ClientRequest> {
  const upload = httpRequest(`${await service.url()}/v1/imports`, {
    method: 'POST',
    headers: { authorization: `Bearer ${client.token}`, 'content-type': 'multipart/form-data; boundary=b' },
  });
  upload.on('error', () => undefined);
  upload.write('--b\r\ncontent-disposition: form-data; name="kind"\r\n\r\nstaff\r\n');
  upload.write('--b\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\n');
  return upload;
}

/** Files of the spool that this process has open. */
async function openSources(): Promise<string[]> {
  const handles = await readdir('/proc/self/fd').catch(() => []);
  const targets = await Promise.all(handles.map((handle) => readlink(`/proc/self/fd/${handle}`).catch(() => '')));
  return targets.filter((target) => target.startsWith(spool));
}

async function rowsOf(table: string): Promise<number> {
  const { rows } = await service.database
    .pool()
    .query<{ count: number }>(`SELECT count(*)::int AS count FROM ${table}`);
  return rows[0]?.count ?? -1;
}

async function expectNothingLeft(): Promise<void> {
  await eventually(async () => expect([await readdir(spool), await openSources()]).toEqual([[], []]));
  for (const table of ['import_job', 'import_source', 'import_row'])
    expect([table, await rowsOf(table)]).toEqual([table, 0]);
}

describe('uploads that are not meant well, again and again', () => {
  it('are refused as soon as they are past the cap, however much would come, and leave nothing behind', async () => {
    for (let time = 0; time < TIMES; time += 1) {
      const upload = await begun();
      const answered = once(upload, 'response') as Promise<[IncomingMessage]>;
      let answer: IncomingMessage | undefined;
      void answered.then(([response]) => (answer = response));
      // An endless list: only the answer ends it.
      while (answer === undefined) if (!upload.write(PORTION)) await Promise.race([once(upload, 'drain'), answered]);
      expect(answer.statusCode).toBe(413);
      upload.destroy();
    }
    await expectNothingLeft();
  });

  it('break off in the middle of a row and leave nothing behind', async () => {
    const uploads = await Promise.all(Array.from({ length: TIMES }, begun));
    for (const upload of uploads) upload.write(SEED.repeat(50));
    await eventually(async () => expect(await readdir(spool)).toHaveLength(TIMES));
    for (const upload of uploads) upload.destroy();
    await expectNothingLeft();
  });

  it('trickle until nothing comes any more, are given up, and keep nobody else waiting', async () => {
    const uploads = await Promise.all(Array.from({ length: TIMES }, begun));
    const answers = uploads.map((upload) => once(upload, 'response') as Promise<[IncomingMessage]>);
    for (const upload of uploads) upload.write('Achternaam,');
    await eventually(async () => expect(await readdir(spool)).toHaveLength(TIMES));
    expect((await client.request('GET', '/v1/imports')).status).toBe(200);
    for (const [response] of await Promise.all(answers)) {
      expect(response.statusCode).toBe(400);
      expect(await textOf(response)).toContain('upload-stalled');
    }
    for (const upload of uploads) upload.destroy();
    await expectNothingLeft();
  });

  it('leave a service that takes the next list as ever', async () => {
    expect((await client.planned(SEED)).plan).toMatchObject({ create: 4 });
    expect(await readdir(spool)).toEqual([]);
  });
});

async function textOf(response: IncomingMessage): Promise<string> {
  let text = '';
  for await (const portion of response) text += String(portion);
  return text;
}
