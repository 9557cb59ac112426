import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { eventually } from '@rollcall/testing';
import { decodeJwt } from 'jose';
import { Browser } from '../sign-in/browser.fixture.js';
import { clientsOf } from '../sign-in/console.fixture.js';
import { PASSWORD, startIdentity, type RunningIdentity } from '../sign-in/identity.fixture.js';

let identity: RunningIdentity;
let clients: ReturnType<typeof clientsOf>;
beforeAll(async () => {
  identity = await startIdentity();
  clients = clientsOf(identity);
});
afterAll(() => identity?.stop());

interface Entry {
  action: string;
  actor_type: string;
  actor_id: string | null;
  subject_id: string;
  details: Record<string, unknown>;
}

async function entriesOf(organizationId: string, action: string): Promise<Entry[]> {
  const { rows } = await identity.pool.query<Entry>(
    `SELECT action, actor_type, actor_id, subject_id, details FROM audit_entry
      WHERE organization_id = $1 AND action = $2 ORDER BY sequence`,
    [organizationId, action],
  );
  return rows;
}

async function signIn(email: string, browser = new Browser(identity.baseUrl)) {
  const { page, tokens } = await clients.begin(browser);
  const { access_token: token, id_token: idToken } = await tokens(
    await browser.submit(page, { email, password: PASSWORD }),
  );
  return { browser, token, idToken: idToken ?? '', id: decodeJwt(token).sub ?? '' };
}

it('knows which session somebody ended, and nothing of one that was not there', async () => {
  const { organizationId, admin } = await identity.organization();
  const { token, id } = await signIn(admin.email);
  const answer = await identity.call('GET', '/v1/me/sessions', undefined, token);
  const { items } = (await answer.json()) as { items: { id: string }[] };
  const sessionId = items[0]?.id ?? '';
  for (const one of ['nonsense', sessionId, sessionId])
    expect((await identity.call('DELETE', `/v1/me/sessions/${one}`, undefined, token)).status).toBe(204);
  expect(await entriesOf(organizationId, 'session.revoked')).toEqual([
    { action: 'session.revoked', actor_type: 'user', actor_id: id, subject_id: id, details: { sessionId } },
  ]);
});

it('knows who signed out', async () => {
  const { organizationId, admin } = await identity.organization();
  const { browser, idToken, id } = await signIn(admin.email);
  const question = await browser.go(`/oidc/session/end?id_token_hint=${idToken}`);
  await browser.go(question.action, { ...question.hidden, logout: 'yes' });
  await eventually(async () =>
    expect(await entriesOf(organizationId, 'sign-out.succeeded')).toMatchObject([{ actor_id: id, subject_id: id }]),
  );
});

it('knows that a client gets tokens, once an hour, and that somebody tries its id, once a minute', async () => {
  const { organizationId, apiClient } = await identity.organization();
  const issued = () => entriesOf(organizationId, 'api-client.token-issued');
  const refused = () => entriesOf(organizationId, 'api-client.token-refused');
  await clients.tokenOf(apiClient);
  await eventually(async () => expect(await issued()).toHaveLength(1));
  const wrong = { ...apiClient, clientSecret: 'x'.repeat(43) };
  for (const client of [wrong, wrong, { ...wrong, clientId: 'nobody' }])
    await expect(clients.tokenOf(client)).rejects.toMatchObject({ status: 401 });
  await eventually(async () => expect(await refused()).toHaveLength(1));
  await identity.pool.query(`UPDATE api_client SET last_used_at = now() - interval '2 minutes' WHERE client_id = $1`, [
    apiClient.clientId,
  ]);
  await clients.tokenOf(apiClient);
  // What is written down next comes after what would have been written down for it.
  await signIn((await identity.organization()).admin.email);
  expect(await issued()).toMatchObject([{ actor_type: 'api-client', actor_id: apiClient.clientId }]);
  expect(await refused()).toMatchObject([{ actor_type: 'system', details: { clientId: apiClient.clientId } }]);
});

it('knows of a client that has expired and still tries', async () => {
  const { organizationId, apiClient } = await identity.organization();
  await identity.pool.query(`UPDATE api_client SET expires_at = now() - interval '1 day' WHERE client_id = $1`, [
    apiClient.clientId,
  ]);
  await expect(clients.tokenOf(apiClient)).rejects.toMatchObject({ status: 401 });
  await eventually(async () => expect(await entriesOf(organizationId, 'api-client.token-refused')).toHaveLength(1));
});
