import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { clientsOf, type ApiClient } from '../sign-in/console.fixture.js';
import {
  eventsAbout,
  invitedUser,
  PASSWORD,
  startIdentity,
  type RunningIdentity,
} from '../sign-in/identity.fixture.js';

let identity: RunningIdentity;
let clients: ReturnType<typeof clientsOf>;
beforeAll(async () => {
  identity = await startIdentity();
  clients = clientsOf(identity);
});
afterAll(() => identity?.stop());

type Organization = Awaited<ReturnType<RunningIdentity['organization']>>;
const clientToken = ({ apiClient }: { apiClient: ApiClient }) => clients.tokenOf(apiClient);

async function adminId({ organizationId }: Organization): Promise<string> {
  const { rows } = await identity.pool.query<{ id: string }>(
    `SELECT user_id AS id FROM credential WHERE organization_id = $1`,
    [organizationId],
  );
  return rows[0]?.id ?? '';
}

async function json<T>(response: Response): Promise<T> {
  return (await response.json()) as T;
}

describe('inviting one person again', () => {
  it('asks for a mail, and refuses those who need none', async () => {
    const organization = await identity.organization();
    const token = await clientToken(organization);
    const { id, email } = await invitedUser(identity.pool, organization.organizationId);
    const invite = (userId: string) => identity.call('POST', `/v1/users/${userId}/invite`, undefined, token);
    expect((await invite(id)).status).toBe(202);
    expect(await eventsAbout(identity.pool, id)).toMatchObject([
      { type: 'evt.identity.invitation.requested.v1', data: { userId: id, recipient: { email } } },
    ]);
    const active = await invite(await adminId(organization));
    expect([active.status, (await json<{ code: string }>(active)).code]).toEqual([409, 'account-active']);
    const theirs = await invitedUser(identity.pool, (await identity.organization()).organizationId);
    expect((await invite(theirs.id)).status).toBe(404);
  });
});

describe('taking an invitation back', () => {
  it('ends its links, keeps mails from leaving, and can be undone by inviting again', async () => {
    const organization = await identity.organization();
    const { organizationId } = organization;
    const token = await clientToken(organization);
    const { id, email } = await invitedUser(identity.pool, organizationId);
    const { link } = await identity.link(organizationId, id, 'invitation');
    expect((await identity.call('DELETE', `/v1/users/${id}/invite`, undefined, token)).status).toBe(204);
    expect((await identity.call('DELETE', `/v1/users/${id}/invite`, undefined, token)).status).toBe(204);
    const body = { token: new URL(link ?? '').searchParams.get('token'), email, password: PASSWORD };
    const accepted = await identity.call('POST', '/v1/invitations/accept', body);
    expect([accepted.status, (await json<{ code: string }>(accepted)).code]).toEqual([409, 'invitation-revoked']);
    expect(await identity.link(organizationId, id, 'invitation')).toMatchObject({ status: 'gone' });
    expect((await identity.call('POST', `/v1/users/${id}/invite`, undefined, token)).status).toBe(202);
    expect(await identity.link(organizationId, id, 'invitation')).toMatchObject({ status: 'issued' });
    const { rows } = await identity.pool.query<object>(
      `SELECT version, changes -> 0 ->> 'after' AS account FROM user_history WHERE user_id = $1 ORDER BY version`,
      [id],
    );
    expect(rows).toEqual([
      { version: 2, account: 'none' },
      { version: 3, account: 'invited' },
    ]);
  });

  it('is refused to who may do less than the person', async () => {
    const organization = await identity.organization();
    const { organizationId } = organization;
    const program = await clientToken(organization);
    const body = { name: 'Helpdesk', permissions: ['staff:read', 'staff:write'] };
    const helpdesk = await json<ApiClient>(await identity.call('POST', '/v1/api-clients', body, program));
    const token = await clients.tokenOf(helpdesk);
    const { id } = await invitedUser(identity.pool, organizationId);
    await identity.pool.query(
      `INSERT INTO user_role (organization_id, user_id, role_id) SELECT $1, $2, id FROM role
        WHERE organization_id = $1 AND key = 'admin'`,
      [organizationId, id],
    );
    await identity.link(organizationId, id, 'invitation');
    const refused = await identity.call('DELETE', `/v1/users/${id}/invite`, undefined, token);
    expect([refused.status, (await json<{ code: string }>(refused)).code]).toEqual([403, 'more-privileged']);
    const { rows } = await identity.pool.query(
      `SELECT 1 FROM one_time_token WHERE user_id = $1 AND revoked_at IS NULL`,
      [id],
    );
    expect(rows).toHaveLength(1);
    expect((await identity.call('DELETE', `/v1/users/${id}/invite`, undefined, program)).status).toBe(204);
  });
});
