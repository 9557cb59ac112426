import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  ImportService,
  type Answer,
  type Client,
  type ImportJson,
  type ProblemJson,
  type RowJson,
} from '../spec/import-service.fixture.js';

let service: ImportService;
let client: Client;

beforeAll(async () => {
  service = await ImportService.start();
});
afterAll(async () => {
  await service.stop();
});
beforeEach(async () => {
  client = await service.client();
});

const HEADER = 'Achternaam;Voornaam;E-mail;Telefoon;Groep';
const EMAIL = 2;

async function correct<Body = RowJson>(
  by: Client,
  job: Pick<ImportJson, 'id'>,
  record: number,
  cells: readonly (readonly [column: number, value: string])[],
  headers: Record<string, string> = {},
): Promise<Answer<Body>> {
  const body = { cells: cells.map(([column, value]) => ({ column, value })) };
  return by.request<Body>('PATCH', `/v1/imports/${job.id}/rows/${record}`, body, headers);
}

async function replan(job: Pick<ImportJson, 'id'>): Promise<ImportJson> {
  await client.request('POST', `/v1/imports/${job.id}/plan`);
  return client.until(job.id, 'planned', 'held', 'failed');
}

const codesOf = (row: RowJson | undefined) => row?.problems.map(({ code }) => code) ?? [];

describe('correcting a cell', () => {
  it('validates the row at once, keeps what was handed over, and makes the import a draft', async () => {
    const job = await client.planned(`${HEADER}\nJansen;Jan;jan@@example.nl;;G1\nPuk;Piet;p@example.nl;;\n`);
    expect(job.plan).toMatchObject({ create: 1, error: 1 });
    const { status, body, headers } = await correct(client, job, 1, [[EMAIL, 'jan@example.nl']]);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      record: 1,
      line: 2,
      state: null,
      raw: ['Jansen', 'Jan', 'jan@@example.nl', '', 'G1'],
      values: { email: 'jan@example.nl', lastName: 'Jansen', groups: ['G1'] },
      edited: [{ column: EMAIL, original: 'jan@@example.nl', value: 'jan@example.nl' }],
      version: 1,
      problems: [],
    });
    expect(headers['etag']).toBe('"1"');
    expect(await client.get(job.id)).toMatchObject({ status: 'draft', plan: null });
    expect((await client.rows(job.id)).map(({ record }) => record)).toEqual([1, 2]);
    expect((await client.rows(job.id, '&edited=true')).map(({ record }) => record)).toEqual([1]);
    const again = await replan(job);
    expect(again.plan).toMatchObject({ create: 2, error: 0 });
    expect((await client.rows(job.id))[0]).toMatchObject({
      state: 'create',
      raw: ['Jansen', 'Jan', 'jan@@example.nl', '', 'G1'],
      edited: [{ column: EMAIL, original: 'jan@@example.nl', value: 'jan@example.nl' }],
      version: 1,
    });
    const done = await client.apply(again);
    expect(done.result).toMatchObject({ usersAdded: 2, rowsFailed: 0 });
    expect(service.identity.of(client.organizationId).map(({ values }) => values.email)).toContain('jan@example.nl');
  });

  it('says what is wrong with the new value', async () => {
    const job = await client.planned(`${HEADER}\nJansen;Jan;jan@@example.nl;;\n`);
    const { body } = await correct(client, job, 1, [
      [EMAIL, 'jan@example'],
      [0, 'x'.repeat(101)],
    ]);
    expect(body.state).toBe('error');
    expect(codesOf(body).sort()).toEqual(['E_EMAIL', 'E_TOO_LONG']);
    expect(body.edited.map(({ column }) => column)).toEqual([0, EMAIL]);
  });

  it('finds duplicates inside the list anew when it is planned', async () => {
    const job = await client.planned(`${HEADER}\nA;A;a@example.nl;1;\nB;B;a@example.nl;2;\nC;C;c@example.nl;3;\n`);
    expect(job.plan).toMatchObject({ create: 1, error: 2 });
    await correct(client, job, 2, [[EMAIL, 'b@example.nl']]);
    expect((await replan(job)).plan).toMatchObject({ create: 3, error: 0 });
    await correct(client, job, 3, [[EMAIL, 'b@example.nl']]);
    const conflicting = await replan(job);
    expect(conflicting.plan).toMatchObject({ create: 1, error: 2 });
    expect(codesOf((await client.rows(job.id))[2])).toContain('E_DUPLICATE_CONFLICT');
  });

  it('changes nothing, and leaves the plan, if the cell reads so anyway', async () => {
    const job = await client.planned(`${HEADER}\nJansen;Jan;jan@example.nl;;\n`);
    const { body } = await correct(client, job, 1, [[0, 'Jansen']]);
    expect(body).toMatchObject({ edited: [], version: 0, state: 'create' });
    expect(await client.get(job.id)).toMatchObject({ status: 'planned', plan: { hash: job.plan.hash } });
  });

  it('frees a row of values that are too many, and of a quote in the wrong place', async () => {
    const job = await client.planned(`${HEADER}\nA;A;a@example.nl;1;G;te veel\nB;"B"x;b@example.nl;;\n`);
    expect((await client.rows(job.id)).map(codesOf)).toEqual([['E_TOO_MANY_CELLS'], ['E_QUOTE']]);
    expect((await correct(client, job, 1, [[5, '']])).body.problems).toEqual([]);
    const { body } = await correct(client, job, 2, [[1, 'B']]);
    expect(body).toMatchObject({ problems: [], values: { firstName: 'B' } });
    const taken = await client.request<RowJson>('DELETE', `/v1/imports/${job.id}/rows/2/edits`);
    expect(codesOf(taken.body)).toEqual(['E_QUOTE']);
    expect((await replan(job)).plan).toMatchObject({ create: 1, error: 1 });
  });

  it('supplies a cell that a short row does not have, and none of those before it', async () => {
    const job = await client.planned(`${HEADER}\nJansen;Jan;jan@example.nl\n`, { blankCells: 'clear' });
    const { body } = await correct(client, job, 1, [[4, 'G1']]);
    expect(body.values).toEqual({ lastName: 'Jansen', firstName: 'Jan', email: 'jan@example.nl', groups: ['G1'] });
    expect(body.edited).toMatchObject([{ column: 4, original: null, value: 'G1' }]);
    await replan(job);
    expect((await client.rows(job.id))[0]).toMatchObject({
      values: { lastName: 'Jansen', firstName: 'Jan', email: 'jan@example.nl', groups: ['G1'] },
      edited: [{ column: 4, original: null }],
    });
  });

  it('lets a list go on that was refused because all rows or none were to be applied', async () => {
    const job = await client.planned(`${HEADER}\nA;A;a@@example.nl;;\nB;B;b@example.nl;;\n`, {
      onError: 'all-or-nothing',
    });
    expect(job.status).toBe('failed');
    await correct(client, job, 1, [[EMAIL, 'a@example.nl']]);
    const again = await replan(job);
    expect(again).toMatchObject({ status: 'planned', plan: { create: 2, error: 0 }, problems: [] });
  });
});

describe('taking corrections back', () => {
  it('makes the row what was handed over', async () => {
    const job = await client.planned(`${HEADER}\nJansen;Jan;jan@@example.nl;;\n`);
    await correct(client, job, 1, [
      [EMAIL, 'jan@example.nl'],
      [1, 'Johan'],
    ]);
    const one = await correct(client, job, 1, [[1, 'Jan']]);
    expect(one.body.edited.map(({ column }) => column)).toEqual([EMAIL]);
    const { body, headers } = await client.request<RowJson>('DELETE', `/v1/imports/${job.id}/rows/1/edits`);
    expect(body).toMatchObject({ edited: [], state: 'error', values: { firstName: 'Jan' }, version: 4 });
    expect(headers['etag']).toBe('"4"');
    expect((await replan(job)).plan).toMatchObject({ create: 0, error: 1 });
  });

  it('leaves a log of who did what when', async () => {
    const job = await client.planned(`${HEADER}\nJansen;Jan;jan@@example.nl;;\n`);
    const colleague = await service.client({ organizationId: client.organizationId });
    await correct(client, job, 1, [[EMAIL, 'j@example.nl']]);
    await correct(colleague, job, 1, [[EMAIL, 'jan@example.nl']]);
    await client.request('DELETE', `/v1/imports/${job.id}/rows/1/edits`);
    const log = await client.request<{ items: { value: string; by: string; at: string }[]; nextCursor: string | null }>(
      'GET',
      `/v1/imports/${job.id}/edits?limit=2`,
    );
    const rest = await client.request<typeof log.body>(
      'GET',
      `/v1/imports/${job.id}/edits?limit=2&cursor=${log.body.nextCursor}`,
    );
    const entries = [...log.body.items, ...rest.body.items];
    expect(entries.map(({ value }) => value)).toEqual(['j@example.nl', 'jan@example.nl', null]);
    expect(new Set(entries.map(({ by }) => by)).size).toBe(2);
    expect(rest.body.nextCursor).toBeNull();
  });
});

describe('two administrators who correct one list', () => {
  it('notice each other in a row, and do not get into each other’s way in two', async () => {
    const job = await client.planned(`${HEADER}\nA;A;a@@example.nl;;\nB;B;b@@example.nl;;\n`);
    const colleague = await service.client({ organizationId: client.organizationId });
    const seen = { 'if-match': '"0"' };
    const answers = await Promise.all([
      correct<ProblemJson>(client, job, 1, [[EMAIL, 'a1@example.nl']], seen),
      correct<ProblemJson>(colleague, job, 1, [[EMAIL, 'a2@example.nl']], seen),
      correct<ProblemJson>(colleague, job, 2, [[EMAIL, 'b@example.nl']], seen),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 412]);
    expect(answers[2].status).toBe(200);
    expect(answers.find(({ status }) => status === 412)?.body.code).toBe('precondition-failed');
    expect((await correct(client, job, 1, [[EMAIL, 'a3@example.nl']], { 'if-match': '"1"' })).status).toBe(200);
  });

  it('of whom one may less lends the import no rights', async () => {
    const admin = await service.client({
      organizationId: client.organizationId,
      permissions: ['staff:import', 'roles:assign'],
    });
    const job = await admin.planned(`${HEADER}\nA;A;a@@example.nl;;\n`);
    await correct(client, job, 1, [[EMAIL, 'a@example.nl']]);
    const { rows } = await service.database
      .pool()
      .query<{ permissions: string[] }>(`SELECT actor -> 'permissions' AS permissions FROM import_job WHERE id = $1`, [
        job.id,
      ]);
    expect(rows[0]?.permissions).toEqual(['staff:import']);
  });
});

describe('taking suggestions', () => {
  it('changes what can be changed by itself, and telephone numbers never', async () => {
    const list = [
      HEADER,
      'MÃ¼ller;Jan;jan@gmial.com;612345678;G1;G2',
      'B;B;B B <b@example.nl>;;"G1;G2~G3"',
      'C;C;c@x.nl; d@x.nl;;',
    ].join('\n');
    const job = await client.planned(list.replace('G1;G2\n', 'G1\n').replace('c@x.nl; d@x.nl', '"c@x.nl; d@x.nl"'));
    const rows = await client.rows(job.id);
    expect(rows[0]?.problems.filter(({ isApplicable }) => isApplicable).map(({ code }) => code)).toEqual([
      'W_MOJIBAKE',
      'W_DOMAIN_TYPO',
    ]);
    const { status, body } = await client.request<{ changed: number }>(
      'POST',
      `/v1/imports/${job.id}/apply-suggestions`,
      {},
    );
    expect([status, body]).toEqual([200, { changed: 4 }]);
    const changed = await client.rows(job.id);
    expect(changed.map(({ values }) => values)).toMatchObject([
      { lastName: 'Müller', email: 'jan@gmail.com', phone: '612345678' },
      { email: 'b@example.nl', groups: ['G1', 'G2', 'G3'] },
      { lastName: 'C' },
    ]);
    expect(changed[1]?.edited).toMatchObject([
      { column: EMAIL, original: 'B B <b@example.nl>', code: 'E_EMAIL' },
      { column: 4, original: 'G1;G2~G3', value: 'G1~G2~G3', code: 'W_GROUP_SEPARATOR' },
    ]);
    expect(codesOf(changed[0])).toEqual(['W_LEADING_ZERO']);
    expect(codesOf(changed[2])).toEqual(['E_EMAIL']);
    expect((await replan(job)).plan).toMatchObject({ create: 2, error: 1 });
    const again = await client.request('POST', `/v1/imports/${job.id}/apply-suggestions`, {});
    expect(again.body).toEqual({ changed: 0 });
    expect(await client.get(job.id)).toMatchObject({ status: 'planned' });
  });

  it('can be limited to a problem and to rows', async () => {
    const list = `${HEADER}\n${['a', 'b', 'c'].map((name) => `Ã‰;${name};${name}@gmial.com;;`).join('\n')}\n`;
    const job = await client.planned(list);
    const take = async (body: object) =>
      (await client.request<{ changed: number }>('POST', `/v1/imports/${job.id}/apply-suggestions`, body)).body.changed;
    expect(await take({ code: 'W_DOMAIN_TYPO', records: [1, 3] })).toBe(2);
    expect(await take({ code: 'W_DOMAIN_TYPO' })).toBe(1);
    expect(await take({ records: [2] })).toBe(1);
    expect((await client.rows(job.id)).map(({ values }) => values.lastName)).toEqual(['Ã‰', 'É', 'Ã‰']);
    const refused = await client.request('POST', `/v1/imports/${job.id}/apply-suggestions`, { code: 'W_LEADING_ZERO' });
    expect(refused.status).toBe(400);
  });
});

describe('a list that is read in another way after it was corrected', () => {
  it('keeps the corrections of cells that are still there, whatever their rows are numbered', async () => {
    const job = await client.planned(`${HEADER}\nA;A;a@@example.nl;1;G1\nB;B;b@@example.nl;2;G1\n`);
    await correct(client, job, 1, [[EMAIL, 'a@example.nl']]);
    await correct(client, job, 2, [[EMAIL, 'b@example.nl']]);
    await client.request('PATCH', `/v1/imports/${job.id}`, {
      options: { skipLines: 2, hasHeader: false },
      mapping: ['lastName', 'firstName', 'email', 'phone', 'groups'],
    });
    expect(await client.rows(job.id)).toEqual([]);
    expect(await replan(job)).toMatchObject({
      plan: { create: 1, error: 0 },
      problems: [{ code: 'W_EDITS_LEFT_OUT', params: { count: 1 } }],
    });
    expect((await client.rows(job.id))[0]).toMatchObject({ record: 1, line: 3, values: { email: 'b@example.nl' } });
  });

  it('leaves out corrections of cells that read otherwise now, says how many, and has them again', async () => {
    const list = 'Achternaam,a;Voornaam,b;E-mail\nA,1;A,2;a@@example.nl\n';
    const job = await client.planned(list, { delimiter: ';', hasHeader: true });
    await correct(client, job, 1, [
      [0, 'A'],
      [EMAIL, 'a@example.nl'],
    ]);
    const change = async (delimiter: string) =>
      client.request('PATCH', `/v1/imports/${job.id}`, {
        options: { delimiter },
        mapping: ['lastName', 'firstName', 'email'],
      });
    await change(',');
    expect((await replan(job)).problems).toContainEqual(
      expect.objectContaining({ code: 'W_EDITS_LEFT_OUT', params: { count: 2 } }),
    );
    expect((await client.rows(job.id))[0]).toMatchObject({ edited: [], values: { firstName: '1;A' } });
    await change(';');
    expect((await replan(job)).problems).toEqual([]);
    expect((await client.rows(job.id))[0]).toMatchObject({ values: { lastName: 'A', email: 'a@example.nl' } });
  });
});

describe('what cannot be corrected', () => {
  it.each([
    ['an unknown row', 9, [[0, 'x']], 404],
    ['row 0', 0, [[0, 'x']], 404],
    ['a column that no row has', 1, [[7, 'x']], 400],
    ['a value with NUL', 1, [[0, 'a\0b']], 400],
    ['a value with half a character', 1, [[0, 'a\ud800b']], 400],
    ['no cell at all', 1, [], 400],
    [
      'a cell twice',
      1,
      [
        [0, 'x'],
        [0, 'y'],
      ],
      400,
    ],
  ] as const)('%s', async (_, record, cells, status) => {
    const job = await client.planned(`${HEADER}\nA;A;a@example.nl;;\n`);
    expect((await correct(client, job, record, cells)).status).toBe(status);
    expect((await client.get(job.id)).status).toBe('planned');
  });

  it('is a list that was not planned, one of another organisation, and one that was applied', async () => {
    const { body: draft } = await client.upload(`${HEADER}\nA;A;a@example.nl;;\n`);
    expect((await correct<ProblemJson>(client, draft, 1, [[0, 'B']])).body.code).toBe('not-planned');
    const job = await client.planned(`${HEADER}\nA;A;a@example.nl;;\n`);
    expect((await correct(await service.client(), job, 1, [[0, 'B']])).status).toBe(404);
    const other = await service.client({ organizationId: client.organizationId, permissions: ['contacts:import'] });
    expect((await correct(other, job, 1, [[0, 'B']])).status).toBe(403);
    await client.apply(job);
    expect((await correct<ProblemJson>(client, job, 1, [[0, 'B']])).body.code).toBe('wrong-status');
  });

  it('are people who are absent from the list', async () => {
    await client.apply(await client.planned(`${HEADER}\nA;A;a@example.nl;;\nB;B;b@example.nl;;\n`));
    const job = await client.planned(`${HEADER}\nA;A;a@example.nl;;\n`, { absent: 'deactivate' });
    expect(job.plan.deactivate).toBe(1);
    expect((await correct<ProblemJson>(client, job, 2, [[0, 'C']])).body.code).toBe('not-in-list');
  });
});

describe('the account of a corrected import', () => {
  it('says in receipt and report what was corrected and by whom', async () => {
    const job = await client.planned(`${HEADER}\nA;A;a@@example.nl;;\nB;B;b@example.nl;;\n`);
    const { body: row } = await correct(client, job, 1, [[EMAIL, 'a@example.nl']]);
    const by = row.edited[0]?.by ?? '';
    const done = await client.apply(await replan(job));
    expect(done.edits).toMatchObject({ rows: 1, cells: 1, by: [by] });
    const receipt = await client.request<{ edits: object }>('GET', `/v1/imports/${job.id}/receipt`);
    expect(receipt.body.edits).toMatchObject({ rows: 1, cells: 1, by: [by] });
    const { text } = await client.request('GET', `/v1/imports/${job.id}/report.csv`);
    const [header, first, second] = text.split('\r\n');
    expect(header).toContain('rollcall:edited');
    expect(first).toContain('a@@example.nl');
    expect(first).toContain('a@example.nl');
    expect(first).toContain(by);
    expect(second).not.toContain(by);
  });

  it('does not mention corrections where there are none', async () => {
    const job = await client.planned(`${HEADER}\nA;A;a@example.nl;;\n`);
    const { text } = await client.request('GET', `/v1/imports/${job.id}/report.csv`);
    expect(text).not.toContain('rollcall:edited');
    expect(job.edits).toBeNull();
  });
});
