import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@rollcall/testing';
import { ApiClient, type ImportView } from './client.js';
import { RunningSystem } from './system.js';

const ROWS = 5000;

describe('a crash of each service in the middle of an import of 5,000', () => {
  let system: RunningSystem;
  let api: ApiClient;

  beforeAll(async () => {
    system = await RunningSystem.start();
    api = new ApiClient(() => system.state);
  });
  afterAll(() => system.stop());

  it('T-141: ends with exactly 5,000 people, 5,000 log rows and 5,000 distinct mails', async () => {
    const { id } = await api.upload(listOf(ROWS));
    await api.post(`/v1/imports/${id}/plan`);
    const { plan } = await api.importIn(id, 'planned');
    expect(plan).toMatchObject({ create: ROWS, error: 0, invitations: ROWS });

    await api.post(`/v1/imports/${id}/apply`, { planHash: plan.hash });
    for (const service of ['identity', 'import', 'gateway']) {
      system.kill(service);
      await system.isReady();
    }
    await eventually(async () => expect((await api.mails()).length).toBeGreaterThan(ROWS / 10), { timeoutMs: 120_000 });
    system.kill('notification');
    await system.isReady();

    const done = await api.importIn(id, 'completed');
    expect(done.result).toMatchObject({ usersAdded: ROWS, rowsFailed: 0, rowsHeld: 0, groupsAdded: 20 });
    await eventually(
      async () => {
        const { result } = await api.get<ImportView>(`/v1/imports/${id}`);
        expect(result.invitations).toEqual({ queued: 0, sent: ROWS, failed: 0, held: 0 });
      },
      { timeoutMs: 180_000 },
    );

    expect(new Set(await pages(api, '/v1/users?kind=staff&search=rij', 'email')).size).toBe(ROWS);
    const log = await pages(api, `/v1/email-log?importId=${id}&status=sent`, 'recipient');
    expect([log.length, new Set(log).size]).toEqual([ROWS, ROWS]);
    const ids = (await api.mails()).map((mail) => JSON.stringify(mail.headers['message-id']));
    expect(new Set(ids).size).toBe(ROWS);
  });
});

function listOf(rows: number): string {
  const lines = ['Achternaam;Voornaam;E-mailadres;Titel;Groep'];
  for (let row = 1; row <= rows; row += 1)
    lines.push(`Rij ${row};Voornaam;rij${row}@voorbeeld.example;Medewerker;Team ${row % 20}`);
  return lines.join('\r\n');
}

async function pages(api: ApiClient, path: string, property: string): Promise<string[]> {
  const values: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const from: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page: { items: Record<string, string>[]; nextCursor: string | null } = await api.get(
      `${path}&limit=200${from}`,
    );
    values.push(...page.items.map((item) => item[property] ?? ''));
    cursor = page.nextCursor;
  }
  return values;
}
