import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { clientsOf, type ApiClient } from '../sign-in/console.fixture.js';
import { startIdentity, type RunningIdentity } from '../sign-in/identity.fixture.js';

let identity: RunningIdentity;
let clients: ReturnType<typeof clientsOf>;
beforeAll(async () => {
  identity = await startIdentity();
  clients = clientsOf(identity);
});
afterAll(() => identity?.stop());

const clientToken = ({ apiClient }: { apiClient: ApiClient }) => clients.tokenOf(apiClient);

async function json<T>(response: Response): Promise<T> {
  return (await response.json()) as T;
}

describe('API clients', () => {
  it('are added with a secret that is shown once, rotated with an overlap, and removed', async () => {
    const organization = await identity.organization();
    const token = await clientToken(organization);
    const body = { name: 'Personeelssysteem', permissions: ['staff:read', 'staff:import'] };
    const created = await identity.call('POST', '/v1/api-clients', body, token);
    expect(created.status).toBe(201);
    const added = await json<{ id: string; clientId: string; clientSecret: string }>(created);
    const path = created.headers.get('location') ?? '';
    const shown = await json<object>(await identity.call('GET', path, undefined, token));
    expect(shown).toMatchObject({ name: 'Personeelssysteem', lastUsedAt: null });
    expect(shown).not.toHaveProperty('clientSecret');
    const { rows } = await identity.pool.query<{ stored: string }>(`SELECT c::text AS stored FROM api_client c`);
    expect(JSON.stringify(rows)).not.toContain(added.clientSecret);

    const rotated = await identity.call('POST', `${path}/rotate`, {}, token);
    const { clientSecret } = await json<{ clientSecret: string }>(rotated);
    for (const secret of [added.clientSecret, clientSecret])
      await expect(clientToken({ apiClient: { ...added, clientSecret: secret } })).resolves.toBeTruthy();
    await identity.call('POST', `${path}/rotate`, { keepOldSeconds: 0 }, token);
    await expect(clientToken({ apiClient: { ...added, clientSecret } })).rejects.toMatchObject({ status: 401 });

    expect((await identity.call('DELETE', path, undefined, token)).status).toBe(204);
    expect((await identity.call('DELETE', path, undefined, token)).status).toBe(404);
  });

  it('are added once per Idempotency-Key, whose stored answer does not hold the secret in clear', async () => {
    const token = await clientToken(await identity.organization());
    const body = { name: 'Eenmalig', permissions: [] };
    const add = async () =>
      json<{ id: string; clientSecret: string }>(
        await identity.call('POST', '/v1/api-clients', body, token, { 'idempotency-key': 'add-once' }),
      );
    const first = await add();
    expect(first.clientSecret).toHaveLength(43);
    expect(await add()).toEqual(first);
    const { rows } = await identity.pool.query<{ stored: string }>(`SELECT k::text AS stored FROM idempotency_key k`);
    expect(JSON.stringify(rows)).not.toContain(first.clientSecret);
  });

  it('cannot be given more than the one who adds them has', async () => {
    const organization = await identity.organization();
    await identity.pool.query(`UPDATE api_client SET permissions = '{api-clients:write}' WHERE client_id = $1`, [
      organization.apiClient.clientId,
    ]);
    const token = await clientToken(organization);
    const body = { name: 'Te veel', permissions: ['staff:write'] };
    expect((await identity.call('POST', '/v1/api-clients', body, token)).status).toBe(403);
  });

  it('get no tokens once they have expired', async () => {
    const organization = await identity.organization();
    await identity.pool.query(`UPDATE api_client SET expires_at = now() - interval '1 minute' WHERE client_id = $1`, [
      organization.apiClient.clientId,
    ]);
    await expect(clientToken(organization)).rejects.toMatchObject({ status: 401 });
  });

  it('of another organisation do not exist', async () => {
    const [mine, theirs] = [await identity.organization(), await identity.organization()];
    const { rows } = await identity.pool.query<{ id: string }>(`SELECT id FROM api_client WHERE organization_id = $1`, [
      theirs.organizationId,
    ]);
    const token = await clientToken(mine);
    expect((await identity.call('GET', `/v1/api-clients/${rows[0]?.id}`, undefined, token)).status).toBe(404);
    expect((await identity.call('DELETE', `/v1/api-clients/${rows[0]?.id}`, undefined, token)).status).toBe(404);
  });
});
