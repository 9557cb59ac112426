import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CollectImportData, EraseImportData, type ReplyOf, type RequestOf } from '@rollcall/contracts';
import { RequestClient } from '@rollcall/messaging';
import { eventually } from '@rollcall/testing';
import { v7 as uuidv7 } from 'uuid';
import { ImportService, SEED, type Client } from '../spec/import-service.fixture.js';

let service: ImportService;
beforeAll(async () => {
  service = await ImportService.start();
});
afterAll(() => service.stop());

type About = RequestOf<typeof CollectImportData>;
type Erased = ReplyOf<typeof EraseImportData>;

function ask() {
  return service.apps[0]!.get(RequestClient);
}

function nicole(client: Client, userId: string = uuidv7()): About {
  const addresses = ['ngra@cwtestgebruiker.nl'];
  const { organizationId } = client;
  return { organizationId, requestId: uuidv7(), userId, kind: 'staff', addresses, externalIds: [] };
}

/** All pieces, as identity asks for them. */
async function collected(about: About) {
  const items: { section: string; data: unknown }[] = [];
  for (let cursor: string | undefined; ;) {
    const piece = await ask().request(CollectImportData, { ...about, ...(cursor === undefined ? {} : { cursor }) });
    items.push(...piece.items);
    if (piece.next === undefined) return items;
    cursor = piece.next;
  }
}

async function erased(about: About): Promise<{ counts: Record<string, number>; cursors: string[] }> {
  const counts: Record<string, number> = {};
  const cursors: string[] = [];
  for (let cursor: string | undefined; ;) {
    const piece: Erased = await eventually(async () => {
      const answer = await ask().request(EraseImportData, { ...about, ...(cursor === undefined ? {} : { cursor }) });
      if (answer.busy !== undefined) throw new Error(answer.busy);
      return answer;
    });
    for (const { where, count } of piece.removed) counts[where] = (counts[where] ?? 0) + count;
    if (piece.next === undefined) return { counts, cursors };
    cursor = piece.next;
    cursors.push(cursor);
  }
}

/** Everything that the database holds of an organisation, as text. */
async function everything(client: Client): Promise<string> {
  const pool = service.database.pool();
  const { rows: tables } = await pool.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns WHERE column_name = 'organization_id' AND table_schema = 'public'`,
  );
  const texts = await Promise.all(
    tables.map(async ({ name }) => {
      const { rows } = await pool.query<{ text: string }>(
        `SELECT $2 || to_jsonb(t)::text AS text FROM ${name} t WHERE organization_id = $1`,
        [client.organizationId, name],
      );
      return rows.map(({ text }) => text).join('\n');
    }),
  );
  return texts.join('\n');
}

describe('what lists say about somebody', () => {
  it('is shown with who handed the list over and what became of the row', async () => {
    const client = await service.client();
    const job = await client.apply(await client.planned(SEED));
    const [row] = await client.rows(job.id, '&state=create').then((rows) => rows.filter(({ record }) => record === 2));
    const userId = row?.user?.id ?? '';
    const items = await collected(nicole(client, userId));
    expect(items).toMatchObject([
      {
        section: 'importRow',
        data: {
          importId: job.id,
          file: 'personeel.csv',
          record: 2,
          line: 3,
          outcome: 'created',
          values: { lastName: 'de Graaf' },
        },
      },
    ]);
    expect(items[0]).toHaveProperty('data.handedOverBy', job.createdBy);
  });

  it('is found by the address where the row has no person yet', async () => {
    const client = await service.client();
    const job = await client.planned(SEED);
    expect(await collected(nicole(client))).toMatchObject([{ data: { importId: job.id, record: 2 } }]);
    expect(await collected({ ...nicole(client), addresses: [] })).toEqual([]);
    expect(await collected(nicole(await service.client()))).toEqual([]);
  });

  it('is gone after an erasure: cells, samples, the list itself; the rows of others and the counts stay', async () => {
    const client = await service.client();
    const before = await client.apply(await client.planned(SEED));
    const userId = (await client.rows(before.id))[1]?.user?.id ?? '';
    const { counts } = await erased(nicole(client, userId));
    expect(counts).toMatchObject({ import_row: 1, import_source: 1 });
    expect(await collected(nicole(client, userId))).toMatchObject([{ data: { raw: [], values: {}, changes: null } }]);
    const rows = await client.rows(before.id);
    expect(rows.map(({ raw }) => raw.length > 0)).toEqual([true, false, true, true]);
    expect((await client.get(before.id)).result).toEqual(before.result);
    const text = await everything(client);
    expect(/.*(ngra@|de Graaf|Nicole).*/i.exec(text)?.[0]).toBeUndefined();
    expect(text).toContain('ben.holt@cwtestgebruiker.nl');
    const report = await client.request('GET', `/v1/imports/${before.id}/report.csv`);
    expect(report.status).toBe(200);
    expect(report.text).not.toContain('Graaf');
  });

  it('ends an import that waits to be applied, so that nobody comes back with it', async () => {
    const client = await service.client();
    const job = await client.planned(SEED);
    await erased(nicole(client));
    expect((await client.get(job.id)).status).toBe('cancelled');
    const answer = await client.request('POST', `/v1/imports/${job.id}/apply`, { planHash: job.plan.hash });
    expect(answer.status).toBe(409);
  });

  it('is answered with the same counts, piece by piece, when it is asked to be erased again', async () => {
    const client = await service.client();
    await client.planned(SEED);
    await client.planned(SEED);
    const about = nicole(client);
    const first = await erased(about);
    expect(first.counts.import_row).toBe(2);
    expect(await erased(about)).toEqual(first);
  });
});
