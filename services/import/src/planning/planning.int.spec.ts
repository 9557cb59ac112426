import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aList } from '@rollcall/testing';
import fc from 'fast-check';
import { ImportService, SEED, type Client, type ImportJson, type ProblemJson } from '../spec/import-service.fixture.js';

let service: ImportService;
let client: Client;

beforeAll(async () => {
  service = await ImportService.start({ CHUNK_ROWS: '300' });
});
afterAll(async () => {
  await service.stop();
});
beforeEach(async () => {
  client = await service.client();
});

const HEADER = 'Achternaam,Voornaam,E-mail,Titel,Groep';
const list = (...rows: string[]): string => `${[HEADER, ...rows].join('\n')}\n`;
const codes = (problems: readonly { code: string }[]): string[] => problems.map((problem) => problem.code);

/** Puts people into identity whom a list can match, miss or change. */
function existing(count: number, kind = 'staff'): void {
  for (let n = 0; n < count; n += 1)
    service.identity.add(client.organizationId, kind, { lastName: `Bestaand${n}`, email: `bestaand${n}@example.nl` });
}
const row = (n: number): string => `Bestaand${n},,bestaand${n}@example.nl,,`;
const rowsOf = (count: number): string[] => Array.from({ length: count }, (_, n) => row(n));

function sumOf({ plan }: ImportJson): number {
  const { create, update, unchanged, reactivate, deactivate, skip, skippedDuplicate, hold, error } = plan;
  return create + update + unchanged + reactivate + deactivate + skip + skippedDuplicate + hold + error;
}

describe('rows of a plan', () => {
  it('T-054 that are too short say nothing about the missing cells', async () => {
    const planned = await client.planned(list('Jansen,Jan,jan@example.nl'));
    const [short] = await client.rows(planned.id);
    expect(short).toMatchObject({ state: 'create', values: { lastName: 'Jansen', email: 'jan@example.nl' } });
    expect(short?.values).not.toHaveProperty('title');
    expect(codes(short?.problems ?? [])).toEqual(['W_SHORT_ROW']);
  });

  it('T-079 that are identical create one person', async () => {
    const planned = await client.planned(list('Jansen,Jan,jan@example.nl,A,G', 'Jansen,Jan,jan@example.nl,A,G'));
    expect(planned.plan).toMatchObject({ create: 1, skippedDuplicate: 1, error: 0 });
  });

  it('T-080 that contradict each other are all errors, naming each other', async () => {
    const planned = await client.planned(list('Jansen,Jan,jan@example.nl,A,', 'Jansen,Jan,JAN@example.nl,B,'));
    expect(planned.plan).toMatchObject({ create: 0, error: 2 });
    const [first, second] = await client.rows(planned.id, '&state=error');
    expect(first?.problems[0]).toMatchObject({ code: 'E_DUPLICATE_CONFLICT', severity: 'error', line: 2 });
    expect(first?.problems[0]?.message).toContain('3');
    expect(second?.problems[0]?.message).toContain('2');
  });

  it('that give one address to two people contradict each other, however far apart, whatever finds the people', async () => {
    const header = 'Personeelsnummer,Achternaam,E-mail';
    const others = Array.from({ length: 700 }, (_, n) => `,Ander${n},ander${n}@example.nl`);
    const planned = await client.planned(
      [header, '1,Jansen,info@example.nl', ...others, ',Puk,INFO@example.nl', '2,Bos,info@Example.nl', ''].join('\n'),
    );
    expect(planned.plan).toMatchObject({ create: 700, error: 3 });
    const errors = await client.rows(planned.id, '&state=error');
    expect(errors.map(({ line, problems }) => [line, problems[0]?.code, problems[0]?.params?.['lines']])).toEqual([
      [2, 'E_DUPLICATE_CONFLICT', '703, 704'],
      [703, 'E_DUPLICATE_CONFLICT', '2, 704'],
      [704, 'E_DUPLICATE_CONFLICT', '2, 703'],
    ]);
  });

  it('are found by state and code, and keep their place from page to page', async () => {
    const planned = await client.planned(list('A,,a@example.nl,,', 'B,,b@@x,,', 'C,,c@example.nl,,', 'D,,d,,'));
    const failed = await client.rows(planned.id, '&code=E_EMAIL');
    expect(failed.map(({ record, state }) => [record, state])).toEqual([
      [2, 'error'],
      [4, 'error'],
    ]);
    const seen: number[] = [];
    for (let cursor = ''; ;) {
      const path = `/v1/imports/${planned.id}/rows?limit=3${cursor}`;
      const { body } = await client.request<{ items: { record: number }[]; nextCursor: string | null }>('GET', path);
      seen.push(...body.items.map((item) => item.record));
      if (body.nextCursor === null) break;
      cursor = `&cursor=${body.nextCursor}`;
    }
    expect(seen).toEqual([1, 2, 3, 4]);
  });

  it('are counted by problem, and begin where somebody leaps to', async () => {
    const planned = await client.planned(
      list('A,,a@example.nl,,', 'B,,b@@x,,', 'C,,mailto:c@example.nl,,', 'D,,d@gmial.com,,', 'E'),
    );
    const { body } = await client.request<{ items: { code: string }[] }>(
      'GET',
      `/v1/imports/${planned.id}/problem-counts`,
    );
    const rest = { severity: 'error', state: 'error' };
    expect(body.items.filter(({ code }) => !code.startsWith('W_SHORT'))).toEqual([
      { code: 'E_EMAIL', ...rest, rows: 2, suggestions: 1 },
      { code: 'E_REQUIRED', ...rest, rows: 1, suggestions: 0 },
      { code: 'W_DOMAIN_TYPO', severity: 'warning', state: 'create', rows: 1, suggestions: 1 },
    ]);
    const records = async (query: string) => (await client.rows(planned.id, query)).map(({ record }) => record);
    expect(await records('&offset=3')).toEqual([4, 5]);
    expect(await records('&offset=1&code=E_EMAIL')).toEqual([3]);
    expect(await records('&offset=2&state=error')).toEqual([5]);
    expect(await records('&offset=9')).toEqual([]);
  });

  it('speak the language of the reader', async () => {
    const planned = await client.planned(list('A,,b@@x,,'));
    const path = `/v1/imports/${planned.id}/rows`;
    const messages = await Promise.all(
      ['nl', 'en', 'de', 'fr'].map(async (language) => {
        const { body } = await client.request<{ items: { problems: { message: string }[] }[] }>(
          'GET',
          path,
          undefined,
          {
            'accept-language': language,
          },
        );
        return body.items[0]?.problems[0]?.message;
      }),
    );
    expect(new Set(messages).size).toBe(4);
  });
});

describe('the hash of a plan', () => {
  it('is the same when nothing changed, and another when people or options did', async () => {
    const first = await client.planned(SEED);
    const again = await client.planned(SEED);
    expect(again.plan.hash).toBe(first.plan.hash);
    expect((await client.planned(SEED, { invitations: 'none' })).plan.hash).not.toBe(first.plan.hash);
    await client.apply(first);
    expect((await client.planned(SEED)).plan.hash).not.toBe(first.plan.hash);
  });

  it('is what has to be approved', async () => {
    const planned = await client.planned(SEED);
    const answer = await client.request<ProblemJson>('POST', `/v1/imports/${planned.id}/apply`, { planHash: 'other' });
    expect([answer.status, answer.body.code]).toEqual([409, 'plan-changed']);
  });

  it('T-159 is not enough when the plan is too old', async () => {
    const planned = await client.planned(SEED);
    await service.database
      .pool()
      .query(`UPDATE import_job SET planned_at = planned_at - interval '8 days' WHERE id = $1`, [planned.id]);
    const answer = await client.request<ProblemJson>('POST', `/v1/imports/${planned.id}/apply`, {
      planHash: planned.plan.hash,
    });
    expect([answer.status, answer.body.code]).toEqual([409, 'plan-expired']);
    await client.request('POST', `/v1/imports/${planned.id}/plan`);
    expect((await client.apply(await client.until(planned.id, 'planned'))).status).toBe('completed');
  });
});

describe('a full list', () => {
  it('T-130 shows whom it would deactivate, and does it', async () => {
    existing(100);
    const planned = await client.planned(list(...rowsOf(97)), { absent: 'deactivate' });
    expect(planned).toMatchObject({ status: 'planned', holds: [], plan: { unchanged: 97, deactivate: 3 } });
    const absent = await client.rows(planned.id, '&state=deactivate');
    expect(absent.map(({ values }) => values.email).sort()).toEqual([97, 98, 99].map((n) => `bestaand${n}@example.nl`));
    const done = await client.apply(planned);
    expect(done.result).toMatchObject({ usersDeactivated: 3, usersUnchanged: 97, invitations: { queued: 0, sent: 0 } });
    expect(service.identity.of(client.organizationId).filter((user) => !user.isActive)).toHaveLength(3);
  });

  it('T-133 is held when more than 25 people would go, until the number is typed in', async () => {
    existing(1000);
    const planned = await client.planned(list(...rowsOf(974)), { absent: 'deactivate' });
    expect(planned).toMatchObject({
      status: 'held',
      holds: [{ code: 'H_DEACTIVATIONS', confirm: { deactivate: 26 } }],
    });
    const path = `/v1/imports/${planned.id}/apply`;
    const planHash = planned.plan.hash;
    const refused = await client.request<ProblemJson>('POST', path, { planHash });
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({
      code: 'held',
      holds: [{ code: 'H_DEACTIVATIONS', confirm: { deactivate: 26 } }],
    });
    const wrong = await client.request<ProblemJson>('POST', path, { planHash, confirm: { deactivate: 25 } });
    expect(wrong.status).toBe(409);
    expect((await client.apply(planned, { deactivate: 26 })).result.usersDeactivated).toBe(26);
  });

  it('T-134 counts people in rows with errors as present', async () => {
    existing(20);
    const rows = rowsOf(20).map((text, n) => (n === 3 ? text.replace(/,$/, ',,zu viel') : text));
    const planned = await client.planned(list(...rows), { absent: 'deactivate' });
    expect(planned.plan).toMatchObject({ unchanged: 19, error: 1, deactivate: 0 });
  });

  it('is held when it is less than half of the last one', async () => {
    existing(12);
    await client.apply(await client.planned(list(...rowsOf(12)), { absent: 'deactivate' }));
    const planned = await client.planned(list(...rowsOf(5)), { absent: 'deactivate' });
    expect(codes(planned.holds)).toEqual(['H_DEACTIVATIONS', 'H_TRUNCATED']);
  });

  it('is held when it ends inside a row', async () => {
    existing(40);
    const planned = await client.planned(list(...rowsOf(40)).replace(/,,\n$/, ''), { absent: 'deactivate' });
    expect(codes(planned.holds)).toEqual(['H_TRUNCATED']);
  });

  it('goes on by itself only as far as its guards', async () => {
    existing(10);
    const { body } = await client.upload(list(...rowsOf(5)), { absent: 'deactivate', approve: 'auto' });
    expect((await client.until(body.id, 'held', 'completed')).status).toBe('held');
  });
});

describe('guards', () => {
  it('T-128 hold a list whose column of groups is another column', async () => {
    const rows = Array.from({ length: 300 }, (_, n) => `P${n},,p${n}@example.nl,,p${n}@example.nl`);
    const planned = await client.planned(list(...rows));
    expect(planned).toMatchObject({
      status: 'held',
      holds: [{ code: 'H_MANY_GROUPS', confirm: { createGroups: 300 } }],
    });
    expect((await client.apply(planned, { createGroups: 300 })).result.groupsAdded).toBe(300);
  });

  it('refuse all of a list with an error when it is all or nothing', async () => {
    const planned = await client.planned(list('A,,a@example.nl,,', 'B,,b@@x,,'), { onError: 'all-or-nothing' });
    expect(planned).toMatchObject({ status: 'failed', plan: { create: 1, error: 1 } });
    expect(await client.rows(planned.id)).toHaveLength(2);
    const { body } = await client.request('PATCH', `/v1/imports/${planned.id}`, {
      options: { onError: 'import-valid' },
    });
    expect(body.status).toBe('draft');
  });
});

describe('T-114 a new group', () => {
  it('that several chunks spell differently is one group with one spelling', async () => {
    const rows = Array.from({ length: 900 }, (_, n) => `P${n},,p${n}@example.nl,,${n === 0 ? 'Tax' : 'TAX'}`);
    const planned = await client.planned(list(...rows));
    expect(planned.plan.groups).toEqual({ create: ['Tax'], change: 0 });
    await client.apply(planned);
    expect([...service.identity.groups.get(`${client.organizationId} staff`)!.values()]).toEqual(['Tax']);
  });
});

describe('the sums of a plan', () => {
  it('equal the records plus the deactivations, whatever the list', async () => {
    existing(5);
    const cell = fc.constantFrom('', 'Jansen', 'Bestaand1', 'x'.repeat(101), 'a\u202eb');
    const email = fc.constantFrom(
      '',
      'bestaand1@example.nl',
      'BESTAAND1@example.nl',
      'nieuw@example.nl',
      'a@@b',
      'bestaand2@example.nl',
    );
    const record = fc
      .tuple(cell, cell, email, cell, fc.constantFrom('', 'G1', 'G1~G2', '~~'))
      .map((cells) => cells.join(','));
    await fc.assert(
      fc.asyncProperty(
        fc.array(record, { maxLength: 12 }),
        fc.constantFrom('keep', 'deactivate'),
        async (rows, absent) => {
          const planned = await client.planned(list(...rows), { absent });
          if (planned.plan === null) return;
          expect(sumOf(planned)).toBe(Number(planned.source['records']) + planned.plan.deactivate);
          const states = (await client.rows(planned.id)).map(({ state }) => state);
          expect(states).not.toContain(null);
          expect(states).toHaveLength(sumOf(planned));
        },
      ),
      { numRuns: 15 },
    );
  });

  it('are right over many chunks, and rows of one answer may come in any order and twice', async () => {
    service.identity.copies = 2;
    service.identity.rowsPerPart = 40;
    try {
      const planned = await client.planned(aList(1500));
      expect(planned.plan).toMatchObject({ create: 1500, invitations: 1500 });
      expect(sumOf(planned)).toBe(1500);
    } finally {
      service.identity.copies = 1;
      service.identity.rowsPerPart = 2_000;
    }
  });
});
