import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApi, type As, type Organization, type RunningApi } from '../rights/api.fixture.js';
import { BUILT_IN_ROLES } from '../role/built-in-roles.js';

let api: RunningApi;
let org: Organization;

beforeAll(async () => (api = await startApi()));
afterAll(() => api.stop());

/** Somebody with a built-in role, as their token says. */
function as(key: string): As {
  return { permissions: BUILT_IN_ROLES.find((role) => role.key === key)?.permissions ?? [], subject: 'staff-admin' };
}

describe('somebody who may do more than the caller', () => {
  let admin: { id: string; email: string };

  beforeAll(async () => {
    org = await api.organization();
    // Two Admins, so that none of this is about the last one.
    const [one, two] = [await org.person(), await org.person()];
    for (const { id } of [one, two]) await org.put(`/v1/users/${id}/roles`, { roleIds: [org.roleIds.admin] });
    admin = one;
  });

  it.each([
    ['gets no other e-mail address, with which a new password could be asked for', 'PATCH', '', { email: 'me@x.nl' }],
    ['is not deactivated', 'POST', '/deactivate', {}],
    ['is not removed', 'DELETE', '', undefined],
  ] as const)('%s', async (_, method, path, payload) => {
    const refused = await org.call(method, `/v1/users/${admin.id}${path}`, { payload, as: as('staff-admin') });
    expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([403, 'more-privileged']);
    expect((await org.get(`/v1/users/${admin.id}`)).json()).toMatchObject({ email: admin.email, status: 'active' });
  });

  it('has other values edited all the same', async () => {
    const edited = await org.patch(`/v1/users/${admin.id}`, { title: 'Partner' }, as('staff-admin'));
    expect(edited.json()).toMatchObject({ title: 'Partner' });
  });

  it('is brought back by nobody with less', async () => {
    await org.post(`/v1/users/${admin.id}/deactivate`);
    const refused = await org.post(`/v1/users/${admin.id}/reactivate`, {}, as('staff-admin'));
    expect(refused.json()).toMatchObject({ code: 'more-privileged' });
    expect((await org.post(`/v1/users/${admin.id}/reactivate`)).json()).toMatchObject({ status: 'active' });
  });
});

describe('a person', () => {
  it('is shown with the names of their groups, in order', async () => {
    org = await api.organization();
    const { id } = await org.person();
    for (const name of ['G2', 'G1']) {
      const group = await org.group(name);
      await org.post(`/v1/groups/${group.id}/members`, { userIds: [id] });
    }
    expect((await org.get(`/v1/users/${id}`)).json()).toMatchObject({ groups: ['G1', 'G2'] });
    expect((await org.get('/v1/users?limit=1')).json()).toMatchObject({ items: [{ groups: ['G1', 'G2'] }] });
  });
});

describe('the last Admin', () => {
  it('stays one when two requests each take "the other" away at the same moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      org = await api.organization();
      const admins = [await org.person(), await org.person()];
      for (const { id } of admins) await org.put(`/v1/users/${id}/roles`, { roleIds: [org.roleIds.admin] });
      const answers = await Promise.all([
        org.post(`/v1/users/${admins[0]!.id}/deactivate`),
        org.put(`/v1/users/${admins[1]!.id}/roles`, { roleIds: [] }),
      ]);
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
      const refused = answers.find(({ statusCode }) => statusCode === 409);
      expect(refused?.json()).toMatchObject({ code: 'last-admin' });
    }
  });

  it('is not removed, nor is the group that makes them Admin', async () => {
    org = await api.organization();
    const [{ id }, group] = [await org.person(), await org.group('Beheer')];
    await org.put(`/v1/groups/${group.id}/roles`, { roleIds: [org.roleIds.admin] });
    await org.post(`/v1/groups/${group.id}/members`, { userIds: [id] });
    const tries = [
      () => org.delete(`/v1/users/${id}`),
      () => org.delete(`/v1/groups/${group.id}/members/${id}`),
      () => org.put(`/v1/groups/${group.id}/roles`, { roleIds: [] }),
      () => org.delete(`/v1/groups/${group.id}`),
    ];
    for (const attempt of tries) expect((await attempt()).json()).toMatchObject({ code: 'last-admin' });
  });
});
