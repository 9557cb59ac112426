import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApi, type As, type RunningApi } from '../rights/api.fixture.js';

let api: RunningApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

interface PersonJson {
  id: string;
  groups: string[];
  status: string;
  code?: string;
}

const staffAdmin: As = { permissions: ['staff:read', 'staff:write', 'groups:read', 'groups:write'] };

describe('groups and status of a person, said with the values', () => {
  it('are taken when somebody is added, as from a list: unknown groups are made, known ones keep their spelling', async () => {
    const org = await api.organization();
    await org.group('Loonadministratie');
    const payload = { kind: 'staff', lastName: 'Holt', email: 'holt@groups.example', status: 'inactive' };
    const groups = [' loonADMINISTRATIE ', 'Nieuw', 'nieuw'];
    const answer = await org.post('/v1/users', { ...payload, groups }, staffAdmin);
    expect(answer.json<PersonJson>()).toMatchObject({ groups: ['Loonadministratie', 'Nieuw'], status: 'inactive' });
    const { rows } = await api.db.query<{ subject: string; count: number }>(
      `SELECT wire_subject AS subject, count(*)::int AS count FROM outbox
        WHERE organization_id = $1 AND wire_subject ~ 'group|membership|user' GROUP BY 1 ORDER BY 1`,
      [org.organizationId],
    );
    expect(rows).toEqual([
      { subject: 'evt.identity.group.created.v1', count: 2 },
      { subject: 'evt.identity.membership.added.v1', count: 2 },
      { subject: 'evt.identity.user.created.v1', count: 1 },
      { subject: 'evt.identity.user.deactivated.v1', count: 1 },
    ]);
  });

  it('are replaced when they are named, and stay when they are not', async () => {
    const org = await api.organization();
    const { id } = await org.person({ groups: ['G1', 'G2'] });
    const edit = async (body: object) => (await org.patch(`/v1/users/${id}`, body)).json<PersonJson>();
    expect((await edit({ title: 'Senior' })).groups).toEqual(['G1', 'G2']);
    expect((await edit({ groups: ['G2', 'G3'] })).groups).toEqual(['G2', 'G3']);
    expect((await edit({ groups: ['All Staff'], status: 'inactive' })).groups).toEqual([]);
    expect(await edit({ status: 'active' })).toMatchObject({ status: 'active', groups: [] });
  });

  it('need the right to change groups, and that to assign the roles that a group carries', async () => {
    const org = await api.organization();
    const { id: groupId } = await org.group('Beheer');
    await org.put(`/v1/groups/${groupId}/roles`, { roleIds: [org.roleIds['settings-admin']] });
    const { id } = await org.person();
    const attempt = async (as: As) => {
      const answer = await org.patch(`/v1/users/${id}`, { title: 'Chef', groups: ['Beheer'] }, as);
      return [answer.statusCode, answer.json<PersonJson>().code];
    };
    expect(await attempt({ permissions: ['staff:read', 'staff:write'] })).toEqual([403, 'permission-missing']);
    expect(await attempt(staffAdmin)).toEqual([403, 'group-carries-roles']);
    expect((await org.get(`/v1/users/${id}`)).json<object>()).toMatchObject({ title: null, groups: [] });
    expect((await org.patch(`/v1/users/${id}`, { groups: ['Beheer'] })).statusCode).toBe(200);
  });

  it.each([{ groups: [''] }, { groups: 'G1' }, { groups: null }, { status: null }, { status: 'gone' }])(
    'are refused as %j',
    async (body) => {
      const org = await api.organization();
      const { id } = await org.person();
      expect((await org.patch(`/v1/users/${id}`, body)).statusCode).toBe(400);
    },
  );
});
