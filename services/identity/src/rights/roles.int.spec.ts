import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PERMISSIONS } from '@rollcall/service-defaults';
import { v7 as uuid } from 'uuid';
import type { AuditEntryDto } from '../audit/audit.dto.js';
import { verifyChains, type ChainVerdict } from '../audit/verify-chains.js';
import type { AssignedRolesDto, EffectivePermissionsDto, RoleDto } from '../role/role.dto.js';
import { startApi, type Organization, type RunningApi } from './api.fixture.js';

let api: RunningApi;
beforeAll(async () => (api = await startApi()));
afterAll(() => api.stop());

const planner = { name: 'Planner', description: null, permissions: ['staff:read', 'groups:read'] };

describe('a role', () => {
  it('is added, changed by who has seen it, and removed', async () => {
    const org = await api.organization();
    const created = await org.post('/v1/roles', planner);
    expect(created.statusCode).toBe(201);
    const { id } = created.json<RoleDto>();
    expect(created.headers).toMatchObject({ etag: '"1"', location: `/v1/roles/${id}` });
    expect(created.json()).toMatchObject({ ...planner, permissions: ['groups:read', 'staff:read'], isBuiltIn: false });
    const edited = await org.patch(`/v1/roles/${id}`, { name: 'Lead', permissions: ['staff:read'] }, undefined, {
      'if-match': '"1"',
    });
    expect(edited.json()).toMatchObject({ name: 'Lead', permissions: ['staff:read'], version: 2 });
    const late = await org.patch(`/v1/roles/${id}`, { name: 'Late' }, undefined, { 'if-match': '"1"' });
    expect(late.statusCode).toBe(412);
    expect((await org.delete(`/v1/roles/${id}`)).statusCode).toBe(204);
    expect((await org.get(`/v1/roles/${id}`)).statusCode).toBe(404);
  });

  it('is made once for the same Idempotency-Key', async () => {
    const org = await api.organization();
    const key = { 'idempotency-key': 'one' };
    const [first, again] = [
      await org.post('/v1/roles', planner, undefined, key),
      await org.post('/v1/roles', planner, undefined, key),
    ];
    expect(again.json()).toEqual(first.json());
    expect((await org.post('/v1/roles', { ...planner, name: 'x' }, undefined, key)).statusCode).toBe(422);
  });

  it('has a name that no other has, whatever the capitals', async () => {
    const org = await api.organization();
    await org.post('/v1/roles', planner);
    const second = await org.post('/v1/roles', { ...planner, name: 'PLANNER' });
    expect([second.statusCode, second.json<{ code: string }>().code]).toEqual([409, 'role-name-taken']);
  });

  it('that is built in stays as it is', async () => {
    const org = await api.organization();
    const { items } = (await org.get('/v1/roles')).json<{ items: RoleDto[] }>();
    expect(items.map(({ name }) => name)).toEqual([
      'Admin',
      'Auditor',
      'Contacts Admin',
      'Settings Admin',
      'Staff Admin',
    ]);
    for (const { id } of items) {
      expect((await org.patch(`/v1/roles/${id}`, { name: 'Mine' })).json()).toMatchObject({ code: 'built-in-role' });
      expect((await org.delete(`/v1/roles/${id}`)).json()).toMatchObject({ code: 'built-in-role' });
    }
  });

  it('that somebody has is not removed', async () => {
    const org = await api.organization();
    const { id } = (await org.post('/v1/roles', planner)).json<RoleDto>();
    const person = await org.person();
    await org.put(`/v1/users/${person.id}/roles`, { roleIds: [id] });
    expect((await org.delete(`/v1/roles/${id}`)).json()).toMatchObject({ code: 'role-in-use' });
    expect((await org.get(`/v1/roles/${id}`)).json()).toMatchObject({ userCount: 1, groupCount: 0 });
  });

  it('gives nobody more than who made or changed it has', async () => {
    const org = await api.organization();
    const as = { permissions: ['roles:read', 'roles:write', 'staff:read'] };
    const refused = await org.post('/v1/roles', { ...planner, permissions: ['staff:read', 'audit:read'] }, as);
    expect([refused.statusCode, refused.json<object>()]).toMatchObject([
      403,
      { code: 'permission-missing', permissions: ['audit:read'] },
    ]);
    const { id } = (await org.post('/v1/roles', planner)).json<RoleDto>();
    for (const permissions of [['staff:read', 'groups:read', 'audit:read'], ['staff:read']])
      expect((await org.patch(`/v1/roles/${id}`, { permissions }, as)).statusCode).toBe(403);
    expect((await org.patch(`/v1/roles/${id}`, { name: 'Renamed' }, as)).statusCode).toBe(200);
    expect((await org.delete(`/v1/roles/${id}`, as)).statusCode).toBe(403);
  });
});

describe('roles of a person', () => {
  it('are replaced as a whole, by who has seen them, and explained', async () => {
    const org = await api.organization();
    const [person, group] = [await org.person(), await org.group('HR')];
    await org.post(`/v1/groups/${group.id}/members`, { userIds: [person.id] });
    const own = await org.put(`/v1/users/${person.id}/roles`, { roleIds: [org.roleIds.auditor] });
    expect(own.json<AssignedRolesDto>()).toMatchObject({ roleIds: [org.roleIds.auditor], roles: [{ key: 'auditor' }] });
    const stale = await org.put(`/v1/users/${person.id}/roles`, { roleIds: [] }, undefined, { 'if-match': '"1"' });
    expect(stale.statusCode).toBe(412);
    const { etag } = (await org.get(`/v1/users/${person.id}/roles`)).headers;
    const kept = await org.put(`/v1/users/${person.id}/roles`, { roleIds: [org.roleIds.auditor] }, undefined, {
      'if-match': String(etag),
    });
    expect(kept.statusCode).toBe(200);
    await org.put(`/v1/groups/${group.id}/roles`, { roleIds: [org.roleIds['staff-admin']] });
    const explained = (await org.get(`/v1/users/${person.id}/permissions`)).json<EffectivePermissionsDto>();
    expect(explained.inForce).toBe(false);
    expect(explained.items.find(({ permission }) => permission === 'staff:read')?.why).toEqual([
      { roleId: org.roleIds.auditor, roleName: 'Auditor' },
      { roleId: org.roleIds['staff-admin'], roleName: 'Staff Admin', groupId: group.id, groupName: 'HR' },
    ]);
    expect(explained.items.map(({ permission }) => permission)).not.toContain('settings:write');
  });

  it('are neither given nor taken away by who may do less', async () => {
    const org = await api.organization();
    const person = await org.person();
    const as = { permissions: ['roles:assign', 'roles:read', 'staff:read', 'staff:write'] };
    const given = await org.put(`/v1/users/${person.id}/roles`, { roleIds: [org.roleIds.admin] }, as);
    expect([given.statusCode, given.json<{ code: string }>().code]).toEqual([403, 'permission-missing']);
    await org.put(`/v1/users/${person.id}/roles`, { roleIds: [org.roleIds.auditor] });
    expect((await org.put(`/v1/users/${person.id}/roles`, { roleIds: [] }, as)).statusCode).toBe(403);
    const group = await org.group('Admins');
    const onGroup = await org.put(`/v1/groups/${group.id}/roles`, { roleIds: [org.roleIds.admin] }, as);
    expect(onGroup.statusCode).toBe(403);
  });

  it('exist, and so do who gets them', async () => {
    const [org, other] = [await api.organization(), await api.organization()];
    const person = await org.person();
    const foreign = await org.put(`/v1/users/${person.id}/roles`, {
      roleIds: [org.roleIds.admin, other.roleIds.admin],
    });
    expect([foreign.statusCode, foreign.json<object>()]).toMatchObject([
      422,
      { code: 'roles-not-found', errors: [{ pointer: '/roleIds/1' }] },
    ]);
    for (const path of [`users/${person.id}`, `groups/${uuid()}`])
      expect((await other.put(`/v1/${path}/roles`, { roleIds: [] })).statusCode).toBe(404);
  });

  it('leave the organisation an Admin, also when two take away each other', async () => {
    const org = await api.organization();
    const [one, two] = [await org.person(), await org.person()];
    for (const { id } of [one, two]) await org.put(`/v1/users/${id}/roles`, { roleIds: [org.roleIds.admin] });
    const answers = await Promise.all([one, two].map(({ id }) => org.put(`/v1/users/${id}/roles`, { roleIds: [] })));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    expect(answers.find(({ statusCode }) => statusCode === 409)?.json()).toMatchObject({ code: 'last-admin' });
  });
});

describe('permissions', () => {
  it('are listed with what they allow and whether the caller has them', async () => {
    const org = await api.organization();
    const { items } = (await org.get('/v1/permissions?locale=nl', { permissions: ['staff:read'] })).json<{
      items: { permission: string; description: string; held: boolean }[];
    }>();
    expect(items.map(({ permission }) => permission)).toEqual([...PERMISSIONS]);
    expect(items[0]).toEqual({ permission: 'staff:read', description: 'Personeel bekijken', held: true });
    expect(items.filter(({ held }) => held)).toHaveLength(1);
  });
});

describe('the own profile', () => {
  it('shows who calls, and lets people change their language and phones only', async () => {
    const org = await api.organization();
    const { id } = await org.person();
    const self = { subject: id, type: 'user', permissions: [] } as const;
    const me = await org.get('/v1/me', self);
    expect(me.json()).toMatchObject({
      id,
      type: 'user',
      permissions: [],
      organization: { name: 'Voorbeeld' },
      user: { id },
    });
    const edited = await org.patch('/v1/me', { locale: 'en', mobile: '06 1' }, self, {
      'if-match': String(me.headers.etag),
    });
    expect(edited.json()).toMatchObject({ user: { locale: 'en', mobile: '06 1', version: 2 } });
    expect((await org.patch('/v1/me', { lastName: 'Other' }, self)).statusCode).toBe(400);
    const history = (await org.get(`/v1/users/${id}/history`)).json<{ items: object[] }>();
    expect(history.items[0]).toMatchObject({ through: 'self', actorId: id });
  });

  it('of an API client has no person', async () => {
    const org = await api.organization();
    expect((await org.get('/v1/me')).json()).toMatchObject({ type: 'api-client', id: 'tester', user: null });
    expect((await org.patch('/v1/me', { locale: 'en' })).json()).toMatchObject({ code: 'user-required' });
  });
});

describe('settings of the organisation', () => {
  it('are replaced by who has seen them', async () => {
    const org = await api.organization();
    const read = await org.get('/v1/settings/organization');
    expect(read.json()).toMatchObject({ id: org.organizationId, name: 'Voorbeeld', locale: 'nl' });
    const wanted = { name: 'Nieuw BV', locale: 'en' };
    const match = { 'if-match': String(read.headers.etag) };
    expect((await org.put('/v1/settings/organization', wanted, undefined, match)).json()).toMatchObject(wanted);
    expect((await org.put('/v1/settings/organization', wanted, undefined, match)).statusCode).toBe(412);
    expect((await org.put('/v1/settings/organization', { name: 'x' })).statusCode).toBe(400);
  });
});

describe('the audit', () => {
  it('tells who did what, newest first, in pages and by filters', async () => {
    const org = await api.organization();
    const person = await org.person();
    const role = (await org.post('/v1/roles', planner)).json<RoleDto>();
    await org.put(`/v1/users/${person.id}/roles`, { roleIds: [role.id] });
    await org.post(`/v1/users/${person.id}/deactivate`);
    await org.put('/v1/settings/organization', { name: 'Ander', locale: 'nl' });
    const entries = await audit(org);
    expect(entries.map(({ action }) => action)).toEqual([
      'organization.changed',
      'user.deactivated',
      'user.roles-changed',
      'role.created',
    ]);
    expect(entries[2]).toMatchObject({
      sequence: 2,
      actor: { type: 'api-client', id: 'tester' },
      subject: { type: 'user', id: person.id },
      details: { added: [role.id], removed: [] },
    });
    expect(await audit(org, `?subjectId=${person.id}`)).toHaveLength(2);
    expect(await audit(org, '?action=role.created&actorId=tester')).toHaveLength(1);
    expect(await audit(org, '?from=2100-01-01T00:00:00Z')).toEqual([]);
    const page = (await org.get('/v1/audit?limit=3')).json<{ items: AuditEntryDto[]; nextCursor: string }>();
    expect(await audit(org, `?cursor=${page.nextCursor}`)).toMatchObject([{ sequence: 1 }]);
    expect(JSON.stringify(entries)).not.toContain(person.email);
  });

  it('is one chain, however many write at once, and says where it was changed', async () => {
    const org = await api.organization();
    await Promise.all(
      Array.from({ length: 12 }, (_, index) => org.post('/v1/roles', { ...planner, name: `Role ${index}` })),
    );
    expect(await verify(org)).toMatchObject({ entries: 12 });
    expect((await verify(org)).broken).toBeUndefined();
    const tamper = async (statement: string) => {
      const client = await api.db.connect();
      try {
        // Only who may change the table itself can do this, and it shows.
        await client.query('BEGIN; ALTER TABLE audit_entry DISABLE TRIGGER append_only');
        await client.query(statement, [org.organizationId]);
        await client.query('ALTER TABLE audit_entry ENABLE TRIGGER append_only; COMMIT');
      } finally {
        client.release();
      }
    };
    await tamper(`UPDATE audit_entry SET actor_id = 'somebody' WHERE organization_id = $1 AND sequence = 7`);
    expect(await verify(org)).toMatchObject({ entries: 6, broken: { sequence: 7, reason: 'content-differs' } });
    await tamper(`DELETE FROM audit_entry WHERE organization_id = $1 AND sequence = 7`);
    expect(await verify(org)).toMatchObject({ entries: 6, broken: { sequence: 8, reason: 'missing-entry' } });
  });

  it.each(['app', 'system', undefined] as const)('is not changed or removed as %s', async (role) => {
    const org = await api.organization();
    await org.post('/v1/roles', planner);
    const pool = api.database.pool(role);
    for (const statement of [
      `UPDATE audit_entry SET action = 'x'`,
      `DELETE FROM audit_entry`,
      `TRUNCATE audit_entry`,
    ]) {
      await expect(pool.query(statement)).rejects.toMatchObject({ code: '42501' });
    }
    expect((await verify(org)).entries).toBe(1);
  });
});

async function audit(org: Organization, query = ''): Promise<AuditEntryDto[]> {
  return (await org.get(`/v1/audit${query}`)).json<{ items: AuditEntryDto[] }>().items;
}

async function verify(org: Organization): Promise<ChainVerdict> {
  return api.databases.inSystem(async (tx) => {
    for await (const verdict of verifyChains(tx, org.organizationId)) return verdict;
    throw new Error('no verdict');
  });
}
