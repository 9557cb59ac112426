import { request as httpRequest } from 'node:http';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@rollcall/testing';
import { ImportService, SEED, type Client, type ProblemJson } from '../spec/import-service.fixture.js';

let service: ImportService;
let client: Client;
let spool: string;

beforeAll(async () => {
  spool = await mkdtemp(join(tmpdir(), 'spool-'));
  service = await ImportService.start({ SPOOL_DIR: spool, MAX_SOURCE_BYTES: '2000000' });
});
afterAll(async () => {
  await service.stop();
  await rm(spool, { recursive: true });
});
beforeEach(async () => {
  client = await service.client();
});

const codes = (problems: readonly { code: string }[]): string[] => problems.map((problem) => problem.code);

describe('a list that is handed over', () => {
  it('may be pasted text', async () => {
    const { status, body } = await client.request('POST', '/v1/imports', {
      kind: 'contacts',
      text: 'Achternaam\tE-mail\nJansen\tjansen@example.nl\n',
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      kind: 'contacts',
      source: { delimiter: '\t', records: 1 },
      mapping: ['lastName', 'email'],
    });
  });

  it('is kept nowhere but in the database', async () => {
    await client.upload(SEED);
    expect(await readdir(spool)).toEqual([]);
  });

  it('goes on by itself with approve: auto', async () => {
    const { body } = await client.upload(SEED, { approve: 'auto' });
    const done = await client.until(body.id, 'completed');
    expect(done.result).toMatchObject({ usersAdded: 4, groupsAdded: 2 });
  });

  it('T-013 is refused with the better delimiter when it was split with the wrong one', async () => {
    const { body } = await client.upload(SEED.replaceAll(', ', ';'), { delimiter: ',' });
    expect(codes(body.problems)).toContain('F_WRONG_DELIMITER');
    await client.request('POST', `/v1/imports/${body.id}/plan`);
    expect((await client.until(body.id, 'failed')).problems[0]).toMatchObject({ code: 'F_WRONG_DELIMITER' });
    expect(await client.rows(body.id)).toEqual([]);
    const patched = await client.request('PATCH', `/v1/imports/${body.id}`, { options: { delimiter: ';' } });
    expect(patched.body).toMatchObject({ status: 'draft', problems: [], source: { records: 4 } });
  });

  it('T-019 is left to the administrator when two delimiters split it equally well', async () => {
    const { body } = await client.upload('a,b;c,d;e\nf,g;h,i;j\n', { hasHeader: false });
    expect(codes(body.problems)).toContain('F_DELIMITER_TIE');
    expect(body.source['delimiterCandidates']).toHaveLength(2);
  });

  it.each([
    ['nothing', ''],
    ['only a mark', '\ufeff'],
    ['only blank lines', '\n\n  \n'],
  ])('T-034 is F_EMPTY when it has %s', async (_, text) => {
    const { status, body } = await client.upload(text);
    expect(status).toBe(201);
    expect(codes(body.problems)).toEqual(['F_EMPTY']);
    await client.request('POST', `/v1/imports/${body.id}/plan`);
    expect((await client.until(body.id, 'failed')).plan).toBeNull();
  });

  it('T-035 plans nothing when it has only a header, and is refused as a full list', async () => {
    const header = SEED.split('\n')[0] ?? '';
    const planned = await client.planned(`${header}\n`);
    expect(planned).toMatchObject({ status: 'planned', source: { records: 0 }, plan: { create: 0 } });
    const full = await client.planned(`${header}\n`, { absent: 'deactivate' });
    expect(full.status).toBe('failed');
    expect(codes(full.problems)).toContain('F_EMPTY_FULL_LIST');
  });

  it('T-044 maps no two columns to one property by itself', async () => {
    const { body } = await client.upload('Achternaam,E-mail,Groep,Groep\nJansen,j@example.nl,A,B\n');
    expect(codes(body.problems)).toContain('F_DUPLICATE_COLUMN');
    const mapping = ['lastName', 'email', null, 'groups'];
    const patched = await client.request('PATCH', `/v1/imports/${body.id}`, { mapping });
    expect(patched.body).toMatchObject({ mapping, problems: [] });
    expect(patched.body.columns[3]).toMatchObject({ property: 'groups' });
  });

  it('T-048 is blocked when no column says who somebody is', async () => {
    const { body } = await client.upload('Achternaam,Voornaam\nJansen,Jan\n');
    expect(codes(body.problems)).toContain('F_NO_KEY');
    await client.request('POST', `/v1/imports/${body.id}/plan`);
    expect(codes((await client.until(body.id, 'failed')).problems)).toContain('F_NO_KEY');
  });

  it('is not text: says so and keeps nothing of it', async () => {
    const { body } = await client.upload(Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(50_000, 1)]));
    expect(codes(body.problems)).toEqual(['F_NOT_TEXT']);
    expect(await readdir(spool)).toEqual([]);
  });

  it('past the cap is refused while it is read, and leaves nothing behind', async () => {
    const { status, body } = await client.upload<ProblemJson>('a,b\n'.repeat(600_000));
    expect(status).toBe(413);
    expect(body.code).toBe('F_TOO_LARGE');
    expect((await client.request<{ items: [] }>('GET', '/v1/imports')).body.items).toEqual([]);
    expect(await readdir(spool)).toEqual([]);
  });

  it('T-165 whose connection drops leaves nothing behind', async () => {
    const url = new URL(`${await service.url()}/v1/imports`);
    const boundary = 'x-boundary';
    const upload = httpRequest(url, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${client.token}`,
        'content-type': `multipart/form-data; boundary=${boundary}`,
        'content-length': 1_000_000,
      },
    });
    upload.on('error', () => undefined);
    upload.write(`--${boundary}\r\ncontent-disposition: form-data; name="kind"\r\n\r\nstaff\r\n`);
    upload.write(
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\n${SEED.repeat(1000)}`,
    );
    await eventually(async () => expect(await readdir(spool)).toHaveLength(1));
    upload.destroy();
    await eventually(async () => expect(await readdir(spool)).toEqual([]));
    expect((await client.request<{ items: [] }>('GET', '/v1/imports')).body.items).toEqual([]);
  });
});

describe('a request that is not right', () => {
  it.each([
    ['an unknown kind', { kind: 'people', text: 'a' }, '/kind'],
    ['an unknown field', { kind: 'staff', text: 'a', extra: 1 }, '/extra'],
    ['an unknown option', { kind: 'staff', text: 'a', options: { mode: 'fast' } }, '/options/mode'],
    ['a delimiter that is a letter', { kind: 'staff', text: 'a', options: { delimiter: 'x' } }, '/options/delimiter'],
  ])('with %s is 400 and says where', async (_, body, pointer) => {
    const answer = await client.request<ProblemJson>('POST', '/v1/imports', body);
    expect(answer.status).toBe(400);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body.errors?.[0]?.pointer).toBe(pointer);
  });

  it('whose options are no JSON, or whose file comes first, is 400', async () => {
    const form = new FormData();
    form.append('file', new Blob([SEED]), 'a.csv');
    form.append('kind', 'staff');
    expect((await client.request('POST', '/v1/imports', form)).status).toBe(400);
    const other = new FormData();
    other.append('kind', 'staff');
    other.append('options', '{');
    other.append('file', new Blob([SEED]), 'a.csv');
    expect((await client.request('POST', '/v1/imports', other)).status).toBe(400);
  });

  it('without a token is 401, without the permission of the kind 403', async () => {
    expect((await fetch(`${await service.url()}/v1/imports`)).status).toBe(401);
    const contactsOnly = await service.client({ permissions: ['contacts:import'] });
    expect((await contactsOnly.upload(SEED)).status).toBe(403);
    expect((await contactsOnly.request('GET', '/v1/imports?kind=staff')).status).toBe(403);
    expect((await contactsOnly.upload('Naam\nJansen\n', {}, { kind: 'contacts' })).status).toBe(201);
  });

  it("T-158 about another organisation's import is 404, whatever it asks", async () => {
    const { body } = await client.upload(SEED);
    const stranger = await service.client();
    for (const [method, path] of [
      ['GET', ''],
      ['GET', '/rows'],
      ['GET', '/events'],
      ['GET', '/report.csv'],
      ['GET', '/receipt'],
      ['POST', '/plan'],
      ['POST', '/cancel'],
      ['POST', '/undo'],
      ['POST', '/release-invitations'],
    ] as const)
      expect((await stranger.request(method, `/v1/imports/${body.id}${path}`)).status).toBe(404);
    expect((await stranger.request('PATCH', `/v1/imports/${body.id}`, {})).status).toBe(404);
    expect((await stranger.request('POST', `/v1/imports/${body.id}/apply`, { planHash: 'x' })).status).toBe(404);
    expect((await stranger.request<{ items: [] }>('GET', '/v1/imports')).body.items).toEqual([]);
  });
});

describe('the same upload again', () => {
  it('with the same Idempotency-Key gives the first answer, with other content 422', async () => {
    const headers = { 'idempotency-key': 'upload-1' };
    const first = await client.upload(SEED, {}, { headers });
    const second = await client.upload(SEED, {}, { headers });
    expect(second.status).toBe(201);
    expect(second.body).toEqual(first.body);
    expect(second.headers['location']).toBe(first.headers['location']);
    expect((await client.upload(`${SEED}x`, {}, { headers })).status).toBe(422);
    expect((await client.request<{ items: [] }>('GET', '/v1/imports')).body.items).toHaveLength(1);
  });
});

describe('settings of a draft', () => {
  it('can be changed under the version that was seen', async () => {
    const { body, headers } = await client.upload(SEED);
    const path = `/v1/imports/${body.id}`;
    const changed = await client.request(
      'PATCH',
      path,
      { options: { existing: 'skip' } },
      { 'if-match': headers['etag'] ?? '' },
    );
    expect(changed.body.options).toMatchObject({ existing: 'skip', groups: 'add' });
    const stale = await client.request(
      'PATCH',
      path,
      { options: { existing: 'update' } },
      { 'if-match': headers['etag'] ?? '' },
    );
    expect(stale.status).toBe(412);
  });

  it('void the plan when they change', async () => {
    const planned = await client.planned(SEED);
    const { body } = await client.request('PATCH', `/v1/imports/${planned.id}`, { options: { invitations: 'none' } });
    expect(body).toMatchObject({ status: 'draft', plan: null });
    expect(await client.rows(planned.id)).toEqual([]);
    const answer = await client.request<ProblemJson>('POST', `/v1/imports/${planned.id}/apply`, {
      planHash: planned.plan.hash,
    });
    expect(answer.status).toBe(409);
  });

  it('are listed by kind and status, page by page', async () => {
    for (let n = 0; n < 3; n += 1) await client.upload(`${SEED}\n`);
    const first = await client.request<{ items: { id: string }[]; nextCursor: string }>(
      'GET',
      '/v1/imports?limit=2&status=draft&kind=staff',
    );
    expect(first.body.items).toHaveLength(2);
    const second = await client.request<{ items: { id: string }[]; nextCursor: null }>(
      'GET',
      `/v1/imports?limit=2&cursor=${first.body.nextCursor}`,
    );
    expect(second.body).toMatchObject({ items: [{ status: 'draft' }], nextCursor: null });
  });

  it('remember how headers were mapped before', async () => {
    const list = 'Familie,Adres,Wat\nJansen,jansen@example.nl,Leider\n';
    const { body } = await client.upload(list);
    const mapping = ['lastName', 'email', 'title'];
    await client.request('PATCH', `/v1/imports/${body.id}`, { mapping });
    await client.request('POST', `/v1/imports/${body.id}/plan`);
    await client.apply(await client.until(body.id, 'planned'));
    const again = await client.upload(list);
    expect(again.body.mapping).toEqual(mapping);
    expect(again.body.columns[2]).toMatchObject({ reason: 'remembered' });
  });
});

describe('what people start from', () => {
  it('is a template per kind and language, which reads back without a question', async () => {
    for (const locale of ['nl', 'en', 'de', 'fr']) {
      const { status, text, headers } = await client.request('GET', `/v1/import-templates/staff.csv?locale=${locale}`);
      expect([status, headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
      const { body } = await client.upload(text);
      expect(body.mapping).toEqual(['lastName', 'firstName', 'email', 'initials', 'title', 'phone', 'groups']);
    }
    expect((await client.request('GET', '/v1/import-templates/animals.csv')).status).toBe(404);
  });

  it('is a list of everything that a column can be', async () => {
    const { body } = await client.request<{ items: { property: string; label: string }[] }>(
      'GET',
      '/v1/import-properties?locale=nl',
    );
    expect(body.items[0]).toMatchObject({ property: 'lastName', label: 'Achternaam' });
    expect(body.items.map((item) => item.property)).toContain('fullName');
  });
});
