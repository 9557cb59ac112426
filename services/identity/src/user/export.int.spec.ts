import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PERSON_PROPERTIES, type PersonValues } from '@rollcall/contracts';
import { parseString } from 'fast-csv';
import { planCommand, type ListRow } from '../import/import.fixture.js';
import { planRows } from '../import/plan/plan-users.service.js';
import { startApi, type Organization, type RunningApi } from '../rights/api.fixture.js';
import { EXPORT_HEADERS } from './export.rules.js';

let api: RunningApi;
beforeAll(async () => (api = await startApi()));
afterAll(() => api.stop());

const awkward = {
  lastName: "'t Hooft",
  firstName: '=1+1',
  middleName: "'=quoted",
  title: '＝wide',
  phone: '+31 6 12345678',
  mobile: '-1',
  homePhone: '@home',
  department: 'a "quoted", part; of\tit',
  notes: 'two\nlines',
  tags: ['a~b', 'c'],
  startDate: '2026-01-31',
};

describe('an export', () => {
  it.each(['nl', 'en'] as const)('T-170 in %s is a list that changes nothing when it is imported', async (locale) => {
    const org = await api.organization();
    const [one, two] = [await org.person(awkward), await org.person({ lastName: 'Inactive' })];
    await org.person({ lastName: 'Müller', locale: 'en', externalId: '007' });
    for (const name of ['G~1', 'G2\\', 'Ondersteuning']) {
      const { id } = await org.group(name);
      await org.post(`/v1/groups/${id}/members`, { userIds: [one.id] });
    }
    await org.post(`/v1/users/${two.id}/deactivate`);
    const answer = await org.get(`/v1/users/export.csv?kind=staff&locale=${locale}`);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="staff.csv"',
    });
    expect(answer.body.startsWith('\uFEFF')).toBe(true);
    const rows = await listOf(answer.body.slice(1), locale);
    expect(rows).toHaveLength(3);
    const states = await plan(org, rows);
    expect(states).toEqual(['unchanged', 'unchanged', 'unchanged']);
  });

  it('escapes what a spreadsheet would take for a formula', async () => {
    const org = await api.organization();
    await org.person(awkward);
    const { body } = await org.get('/v1/users/export.csv?kind=staff');
    for (const cell of ["'=1+1", "''=quoted", "'＝wide", "'+31 6 12345678", "'-1", "'@home"])
      expect(body).toContain(`,${cell},`);
    expect(body).toContain("'t Hooft,");
  });

  it('has everybody of a kind and of a status, and nobody else', async () => {
    const org = await api.organization();
    await org.person();
    await org.post('/v1/users', { kind: 'contact', lastName: 'Klant' });
    const lines = async (query: string) =>
      (await org.get(`/v1/users/export.csv?${query}`)).body.split('\r\n').length - 2;
    expect([await lines('kind=staff'), await lines('kind=contact'), await lines('kind=staff&status=inactive')]).toEqual(
      [1, 1, 0],
    );
    expect((await org.get('/v1/users/export.csv')).statusCode).toBe(400);
    const refused = await org.get('/v1/users/export.csv?kind=staff', { permissions: ['contacts:read'] });
    expect(refused.statusCode).toBe(403);
  });

  it('reads on beyond a page of the database', async () => {
    const org = await api.organization();
    await api.db.query(
      `INSERT INTO app_user (organization_id, id, kind, last_name, email, email_key)
       SELECT $1, uuidv7(), 'staff', 'Row ' || n, n || '@x.nl', n || '@x.nl' FROM generate_series(1, 2001) AS n`,
      [org.organizationId],
    );
    const { body } = await org.get('/v1/users/export.csv?kind=staff');
    expect(new Set(body.match(/Row \d+/g)).size).toBe(2001);
  });
});

/** Reads a list as an import does: by header words, without the apostrophes, names split at tildes. */
async function listOf(text: string, locale: 'nl' | 'en'): Promise<ListRow[]> {
  const property = new Map(Object.entries(EXPORT_HEADERS[locale]).map(([name, word]) => [word, name]));
  const records: Record<string, string>[] = [];
  await new Promise((resolve, reject) =>
    parseString(text, { headers: true })
      .on('data', (record: Record<string, string>) => records.push(record))
      .on('error', reject)
      .on('end', resolve),
  );
  return records.map((record) => {
    const cells = Object.entries(record).map(([word, cell]): [string, string] => [
      property.get(word) ?? '',
      /^'+[=+\-@\t\r＝＋－＠]/u.test(cell) ? cell.slice(1) : cell,
    ]);
    const { groups = '', ...values } = Object.fromEntries(cells);
    expect(Object.keys(values).sort()).toEqual([...PERSON_PROPERTIES].sort());
    const filled = Object.entries(values).map(([name, cell]) => [name, cell === '' ? null : cell]);
    const names = groups === '' ? [] : groups.split(/(?<!\\)~/u).map((name) => name.replaceAll('\\~', '~'));
    return { ...(Object.fromEntries(filled) as PersonValues), groups: names };
  });
}

async function plan({ organizationId }: Organization, rows: ListRow[]): Promise<string[]> {
  const command = planCommand(rows, { existing: 'update', blankCells: 'clear', groups: 'replace' });
  const planned = await api.databases.inOrganization(organizationId, (tx) => planRows(tx, organizationId, command));
  return planned.map(({ state }) => state);
}
