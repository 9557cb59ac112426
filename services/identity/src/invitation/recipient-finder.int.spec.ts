import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FindRecipients } from '@rollcall/contracts';
import { RequestClient } from '@rollcall/messaging';
import { v7 } from 'uuid';
import { invitedUser, startIdentity, type RunningIdentity } from '../sign-in/identity.fixture.js';

let identity: RunningIdentity;
let organization: Awaited<ReturnType<RunningIdentity['organization']>>;

beforeAll(async () => {
  identity = await startIdentity();
  organization = await identity.organization();
});
afterAll(async () => {
  await identity?.stop();
});

const find = async (about: { userId?: string; permission?: string }) => {
  const { organizationId } = organization;
  return identity.app.get(RequestClient).request(FindRecipients, { organizationId, ...about });
};
const emailsOf = async (permission: string) => (await find({ permission })).recipients.map(({ email }) => email);

describe('who a mail may go to', () => {
  it('is one person, invited or not, with the name and language of the organisation', async () => {
    const { id, email } = await invitedUser(identity.pool, organization.organizationId);
    expect(await find({ userId: id })).toEqual({
      recipients: [{ userId: id, kind: 'staff', email, name: 'Nicole de Graaf', locale: null }],
      organization: { name: organization.organizationName, locale: 'nl' },
    });
    expect((await find({ userId: v7() })).recipients).toEqual([]);
  });

  it('is nobody when nobody in particular is asked for', async () => {
    expect((await find({})).recipients).toEqual([]);
  });

  it('is whoever can sign in and has a permission: by a role, by a group, and not once they are deactivated', async () => {
    const { organizationId, admin } = organization;
    const { id, email } = await invitedUser(identity.pool, organizationId);
    expect(await emailsOf('email-log:resend')).toEqual([admin.email]);
    const groupId = v7();
    await identity.pool.query(
      `INSERT INTO user_group (organization_id, id, kind, name, name_key) VALUES ($1, $2, 'staff', 'Post', 'post')`,
      [organizationId, groupId],
    );
    await identity.pool.query(`INSERT INTO membership (organization_id, group_id, user_id) VALUES ($1, $2, $3)`, [
      organizationId,
      groupId,
      id,
    ]);
    await identity.pool.query(
      `INSERT INTO group_role (organization_id, group_id, role_id)
       SELECT $1, $2, id FROM role WHERE organization_id = $1 AND key = 'staff-admin'`,
      [organizationId, groupId],
    );
    expect(await emailsOf('email-log:resend')).toEqual([admin.email]);
    await identity.pool.query(`UPDATE app_user SET account = 'active' WHERE id = $1`, [id]);
    expect((await emailsOf('email-log:resend')).sort()).toEqual([admin.email, email].sort());
    expect(await emailsOf('api-clients:write')).toEqual([admin.email]);
    await identity.pool.query(`UPDATE app_user SET status = 'inactive' WHERE id = $1`, [id]);
    expect(await emailsOf('email-log:resend')).toEqual([admin.email]);
  });
});
