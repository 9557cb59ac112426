import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { Retention } from '../retention/retention.service.js';
import { ImportService, SEED, type Client, type ProblemJson } from '../spec/import-service.fixture.js';

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

const HEADER = 'Achternaam;Voornaam;E-mail;Titel;Groep';

async function report(id: string, query = ''): Promise<{ text: string; rows: string[][]; disposition: string }> {
  const { text, headers } = await client.request('GET', `/v1/imports/${id}/report.csv${query}`);
  const rows = parse(text, { bom: true, delimiter: [';', ','], relax_column_count: true });
  return { text, rows, disposition: headers['content-disposition'] ?? '' };
}

describe('the report of an import', () => {
  it('T-063 holds the original cells, safe for spreadsheets, and what became of each row', async () => {
    const list = `${HEADER}\nJansen; Jan ;jan@example.nl;=HYPERLINK("http://x");G1\nPuk;Pietje;p@@x;'t Hooft;\n`;
    const planned = await client.planned(list);
    await client.apply(planned);
    const { rows, disposition } = await report(planned.id);
    expect(disposition).toContain('personeel-report.csv');
    expect(rows[0]).toEqual([
      ...HEADER.split(';'),
      'rollcall:line',
      'rollcall:state',
      'rollcall:codes',
      'rollcall:messages',
    ]);
    expect(rows[1]?.slice(0, 8)).toEqual([
      'Jansen',
      ' Jan ',
      'jan@example.nl',
      `'=HYPERLINK("http://x")`,
      'G1',
      '2',
      'create',
      '',
    ]);
    expect(rows[2]?.slice(0, 8)).toEqual(['Puk', 'Pietje', 'p@@x', `'t Hooft`, '', '3', 'error', 'E_EMAIL']);
    expect(rows[2]?.[8]).not.toBe('');
  });

  it('T-065 of errors can be corrected and imported as it is', async () => {
    const list = `${HEADER}\nA;;a@example.nl;@cmd;G1\nB;;b@@x;-2+3;G2\nC;;c@example.nl;D;E;te veel\n`;
    const planned = await client.planned(list);
    expect(planned.plan).toMatchObject({ create: 1, error: 2 });
    const { text, rows } = await report(planned.id, '?only=errors');
    expect(rows).toHaveLength(3);
    const again = await client.planned(text);
    expect(again.plan).toMatchObject({ create: 0, error: 2 });
    expect(again.mapping).toEqual(['lastName', 'firstName', 'email', 'title', 'groups', null, null, null, null]);
    const corrected = await client.planned(text.replace('b@@x', 'b@example.nl'));
    expect(corrected.plan).toMatchObject({ create: 1, error: 1 });
    expect((await client.rows(corrected.id))[0]).toMatchObject({
      values: { lastName: 'B', email: 'b@example.nl', title: '-2+3', groups: ['G2'] },
    });
  });

  it('of a list without a header names the columns by what they were', async () => {
    const { body: planned } = await client.upload('Jansen;Jan;jan@example.nl\n', { hasHeader: false });
    const mapping = ['lastName', 'firstName', 'email'];
    await client.request('PATCH', `/v1/imports/${planned.id}`, { mapping });
    await client.request('POST', `/v1/imports/${planned.id}/plan`);
    await client.until(planned.id, 'planned');
    const { rows, text } = await report(planned.id);
    expect(rows[0]?.slice(0, 3)).toEqual(['Achternaam', 'Voornaam', 'E-mailadres']);
    expect((await client.upload(text)).body.mapping.slice(0, 3)).toEqual(mapping);
  });
});

describe('the receipt of an import', () => {
  it('can be verified without a network, and not once it was changed', async () => {
    const done = await client.apply(await client.planned(SEED));
    const { body: receipt } = await client.request<Record<string, unknown>>('GET', `/v1/imports/${done.id}/receipt`);
    expect(receipt).toMatchObject({
      importId: done.id,
      kind: 'staff',
      planHash: done.plan.hash,
      source: { sha256: done.source['sha256'] },
      result: { usersAdded: 4 },
    });
    const { body: keys } = await client.request<object>('GET', '/v1/import-receipt-keys');
    const folder = await mkdtemp(join(tmpdir(), 'receipt-'));
    const write = async (name: string, content: object): Promise<string> => {
      await writeFile(join(folder, name), JSON.stringify(content));
      return join(folder, name);
    };
    const keysFile = await write('keys.json', keys);
    const verify = (file: string) =>
      promisify(execFile)(process.execPath, [
        join(import.meta.dirname, '../../dist/verify-receipt.js'),
        file,
        keysFile,
      ]);
    expect((await verify(await write('receipt.json', receipt))).stdout).toContain('The signature is right.');
    await expect(verify(await write('other.json', { ...receipt, planHash: 'x' }))).rejects.toThrow('NOT VALID');
    await rm(folder, { recursive: true });
    expect(await readdir(tmpdir())).not.toContain(folder);
  });
});

describe('the report of an undone import', () => {
  it('says of each row whether it was taken back, and if not, why', async () => {
    const done = await client.apply(await client.planned(SEED));
    service.identity.keeps = ({ values }) => (values.lastName === 'Holt' ? ['title', 'signed-in'] : []);
    await client.request('POST', `/v1/imports/${done.id}/undo`);
    const undone = await client.until(done.id, 'undone');
    service.identity.keeps = () => [];
    expect(undone.undo).toMatchObject({ reverted: 3, kept: 1, failed: 0 });
    const { text } = await client.request('GET', `/v1/imports/${done.id}/report.csv`, undefined, {
      'accept-language': 'nl',
    });
    const rows: string[][] = parse(text, { bom: true, delimiter: [','], relax_column_count: true });
    expect(rows.slice(1).map((row) => row[8])).toEqual(['reverted', 'reverted', 'kept', 'reverted']);
    expect(rows[3]?.[10]).toBe('Titel, heeft al aangemeld');
  });
});

describe('after their time', () => {
  it('lists are deleted, and the receipt stays', async () => {
    const done = await client.apply(await client.planned(SEED));
    const recent = await client.planned(SEED);
    await service.database
      .pool()
      .query(`UPDATE import_job SET created_at = created_at - interval '31 days' WHERE id = $1`, [done.id]);
    const retention = service.apps[0]!.get(Retention);
    await retention.clearOld();
    expect(await retention.clearOld()).toBe(0);
    for (const table of ['import_row', 'import_source', 'import_event'])
      expect(
        (await service.database.pool().query(`SELECT FROM ${table} WHERE import_id = $1`, [done.id])).rowCount,
      ).toBe(0);
    const left = await client.get(done.id);
    expect(left).toMatchObject({ status: 'completed', columns: [], result: { usersAdded: 4, groupsAdded: 2 } });
    expect(JSON.stringify(left)).not.toContain('Brooy');
    const { body: receipt } = await client.request<object>('GET', `/v1/imports/${done.id}/receipt`);
    expect(receipt).toMatchObject({ planHash: done.plan.hash, result: { usersAdded: 4 } });
    const { status } = await client.request<ProblemJson>('GET', `/v1/imports/${done.id}/report.csv`);
    expect(status).toBe(409);
    expect(await client.rows(recent.id)).toHaveLength(4);
  });
});
