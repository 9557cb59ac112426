import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp, runMigrations, type Permission, PERMISSIONS } from '@rollcall/service-defaults';
import { signTestToken, testDatabase, testIssuer, testNats, type TestDatabase, type TestNats } from '@rollcall/testing';
import type pg from 'pg';
import { v7 as uuid } from 'uuid';
import { AppModule } from '../app.module.js';
import type { GroupDto } from '../group/group.dto.js';
import { migrations } from '../migrations/migrations.js';
import { createOrganization } from '../organization/create-organization.js';
import type { HistoryEntryDto, UserDto } from './user.dto.js';

let database: TestDatabase;
let nats: TestNats;
let app: NestFastifyApplication;
let db: pg.Pool;

beforeAll(async () => {
  [database, nats] = await Promise.all([
    testDatabase({
      service: 'identity',
      template: 'people',
      migrate: ({ url }) => runMigrations({ name: 'identity', migrations, url }),
    }),
    testNats(),
  ]);
  db = database.pool();
  app = await createApp(AppModule, {
    name: 'identity',
    title: 'Rollcall identity',
    environment: {
      ...(await testIssuer()).env,
      DATABASE_URL: database.url,
      NATS_URL: nats.url,
      SECRET_KEY: Buffer.alloc(32, 1).toString('base64'),
      LOG_LEVEL: 'fatal',
    },
  });
});

afterAll(async () => {
  await app.close();
  await Promise.all([nats.stop(), database.drop()]);
});

describe('a person', () => {
  it('is added with history and one event, and read back as given', async () => {
    const org = await anOrganization();
    const created = await org.post('/v1/users', {
      kind: 'staff',
      lastName: '  de Graaf ',
      firstName: 'Nicole',
      email: 'NGra@cwtestgebruiker.nl',
      tags: ['partner', 'a~b'],
      startDate: '2026-01-31',
    });
    expect(created.statusCode).toBe(201);
    expect(created.headers).toMatchObject({ etag: '"1"', location: `/v1/users/${created.json<UserDto>().id}` });
    const { id } = created.json<UserDto>();
    const read = await org.get(`/v1/users/${id}`);
    expect(read.json()).toMatchObject({
      id,
      lastName: 'de Graaf',
      email: 'NGra@cwtestgebruiker.nl',
      tags: ['partner', 'a~b'],
      startDate: '2026-01-31',
      endDate: null,
      title: null,
      status: 'active',
      account: 'invited',
      version: 1,
    });
    const [event] = await org.events('user.created');
    expect(event).toMatchObject({
      subject: id,
      aggregateversion: 1,
      data: {
        userId: id,
        invitation: 'send',
        account: 'invited',
        values: { lastName: 'de Graaf', tags: 'partner~a\\~b' },
      },
    });
    const history = (await org.get(`/v1/users/${id}/history`)).json<{ items: HistoryEntryDto[] }>();
    expect(history.items).toMatchObject([{ version: 1, through: 'rest', actorId: 'tester' }]);
  });

  it('is changed only by who has seen the newest version', async () => {
    const org = await anOrganization();
    const { id } = await org.person({ title: 'Junior' });
    expect((await org.patch(`/v1/users/${id}`, { title: 'Senior' }, '"1"')).json()).toMatchObject({
      title: 'Senior',
      version: 2,
    });
    const late = await org.patch(`/v1/users/${id}`, { title: 'Partner' }, '"1"');
    expect([late.statusCode, late.json<{ code: string }>().code]).toEqual([412, 'precondition-failed']);
    const tries = await Promise.all(['a', 'b', 'c'].map((title) => org.patch(`/v1/users/${id}`, { title }, '"2"')));
    expect(tries.map(({ statusCode }) => statusCode).sort()).toEqual([200, 412, 412]);
    const [updated] = await org.events('user.updated');
    expect(updated).toMatchObject({ aggregateversion: 2, data: { changedProperties: ['title'] } });
  });

  it('has no open link any more when the address that it was sent to is another', async () => {
    const org = await anOrganization();
    const { id } = await org.person({ email: 'old@example.nl' });
    await db.query(
      `INSERT INTO one_time_token (organization_id, user_id, purpose, message_id, digest, issued_at, expires_at)
       SELECT organization_id, id, 'invitation', uuidv7(), $2, now(), now() + interval '1 day' FROM app_user WHERE id = $1`,
      [id, Buffer.from(id)],
    );
    const open = async () =>
      (await db.query('SELECT 1 FROM one_time_token WHERE user_id = $1 AND revoked_at IS NULL', [id])).rowCount;
    await org.patch(`/v1/users/${id}`, { title: 'Partner' });
    expect(await open()).toBe(1);
    await org.patch(`/v1/users/${id}`, { email: 'new@example.nl' });
    expect(await open()).toBe(0);
  });

  it('that is not changed by an edit stays at its version, without an event', async () => {
    const org = await anOrganization();
    const { id } = await org.person({ title: 'Junior' });
    expect((await org.patch(`/v1/users/${id}`, { title: ' Junior ' })).json()).toMatchObject({ version: 1 });
    expect(await org.events('user.updated')).toEqual([]);
  });

  it.each([
    ['without a last name', { lastName: ' ' }, '/lastName', 'E_REQUIRED'],
    ['of staff without an address', { email: null }, '/email', 'E_REQUIRED'],
    ['with a name of 101 characters', { lastName: '👩'.repeat(101) }, '/lastName', 'E_TOO_LONG'],
    ['with a direction override', { firstName: 'a\u202Eb' }, '/firstName', 'E_CONTROL'],
    ['with no address at all', { email: 'j@@x.nl' }, '/email', 'E_EMAIL'],
    ['with a day that does not exist', { startDate: '2026-02-30' }, '/startDate', 'E_DATE'],
    ['with no language', { locale: 'not a language' }, '/locale', 'E_LOCALE'],
  ])('%s is refused with a code and a pointer', async (_, values, pointer, code) => {
    const org = await anOrganization();
    const refused = await org.post('/v1/users', aPerson(values));
    expect(refused.statusCode).toBe(400);
    expect(refused.json()).toMatchObject({ code: 'user-invalid', errors: [{ pointer, code }] });
  });

  it('T-060: may have a last name of 100 code points', async () => {
    const org = await anOrganization();
    expect((await org.post('/v1/users', aPerson({ lastName: '👩'.repeat(100) }))).statusCode).toBe(201);
  });

  it('shares no address with another, in whatever spelling', async () => {
    const org = await anOrganization();
    const { email } = await org.person({});
    const refused = await org.post('/v1/users', aPerson({ email: email?.toUpperCase() ?? '' }));
    expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([409, 'email-taken']);
  });

  it('is deactivated and reactivated, each with one event however often it is asked', async () => {
    const org = await anOrganization();
    const { id } = await org.person({});
    for (let times = 0; times < 2; times += 1)
      expect((await org.post(`/v1/users/${id}/deactivate`)).json()).toMatchObject({ status: 'inactive', version: 2 });
    for (let times = 0; times < 2; times += 1)
      expect((await org.post(`/v1/users/${id}/reactivate`)).json()).toMatchObject({ status: 'active', version: 3 });
    expect(await org.events('user.deactivated')).toHaveLength(1);
    expect(await org.events('user.reactivated')).toHaveLength(1);
  });

  it('is removed with memberships, and is then not found', async () => {
    const org = await anOrganization();
    const { id } = await org.person({});
    const group = await org.group('Audit');
    await org.post(`/v1/groups/${group.id}/members`, { userIds: [id] });
    expect((await org.delete(`/v1/users/${id}`)).statusCode).toBe(204);
    expect((await org.get(`/v1/users/${id}`)).statusCode).toBe(404);
    expect((await org.get(`/v1/groups/${group.id}`)).json()).toMatchObject({ memberCount: 0 });
    expect(await org.events('user.deleted')).toMatchObject([{ subject: id, aggregateversion: 2 }]);
  });

  it('of another organisation is not found by any call', async () => {
    const { id } = await (await anOrganization()).person({});
    const other = await anOrganization();
    const calls = [
      other.get(`/v1/users/${id}`),
      other.get(`/v1/users/${id}/history`),
      other.patch(`/v1/users/${id}`, { title: 'x' }),
      other.delete(`/v1/users/${id}`),
      other.post(`/v1/users/${id}/deactivate`),
      other.post(`/v1/users/${id}/reactivate`),
    ];
    expect((await Promise.all(calls)).map(({ statusCode }) => statusCode)).toEqual(calls.map(() => 404));
  });

  it('of a kind that the caller has no permission for is refused', async () => {
    const org = await anOrganization();
    const { id } = await org.person({});
    const limited: Permission[] = ['contacts:read', 'contacts:write'];
    expect((await org.get(`/v1/users/${id}`, limited)).statusCode).toBe(403);
    expect((await org.get('/v1/users?kind=staff', limited)).statusCode).toBe(403);
    expect((await org.get('/v1/users', limited)).json()).toEqual({ items: [], nextCursor: null });
    expect((await org.get('/v1/users', ['groups:read'])).statusCode).toBe(403);
    expect((await app.inject({ url: '/v1/users' })).statusCode).toBe(401);
  });

  it('is added once for one Idempotency-Key', async () => {
    const org = await anOrganization();
    const person = aPerson({});
    const headers = { 'idempotency-key': uuid() };
    const first = await org.post('/v1/users', person, headers);
    const second = await org.post('/v1/users', person, headers);
    expect([second.statusCode, second.json<UserDto>().id]).toEqual([201, first.json<UserDto>().id]);
    expect((await org.post('/v1/users', aPerson({}), headers)).statusCode).toBe(422);
  });
});

describe('the list of people', () => {
  it('is read page by page in the order of names, and searched by any part of a word without accents', async () => {
    const org = await anOrganization();
    for (const lastName of ['Zoë', 'Ångström', 'Müller', 'Bakker', 'Aalberts']) await org.person({ lastName });
    const names: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const from: string = cursor && `&cursor=${cursor}`;
      const page = (await org.get(`/v1/users?limit=2${from}`)).json<{ items: UserDto[]; nextCursor: string | null }>();
      names.push(...page.items.map(({ lastName }) => lastName));
      cursor = page.nextCursor;
    }
    expect(names).toEqual(['Aalberts', 'Ångström', 'Bakker', 'Müller', 'Zoë']);
    expect(await org.names('search=MULL')).toEqual(['Müller']);
    expect(await org.names('search=angstrom%20voor')).toEqual(['Ångström']);
    expect(await org.names('search=100%25')).toEqual([]);
  });

  it.each(['users', 'groups', 'roles', 'api-clients', 'members'])(
    'refuses a cursor that it has not given out, as that of %s does',
    async (list) => {
      const org = await anOrganization();
      const id = '-'.repeat(36);
      const cursor = (position: unknown) => Buffer.from(JSON.stringify(position)).toString('base64url');
      const path = list === 'members' ? `groups/${(await org.group('G1')).id}/members` : list;
      for (const position of [{ name: 'a', nameKey: 'a', id }, id]) {
        const answer = await org.get(`/v1/${path}?cursor=${cursor(position)}`);
        expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([400, 'invalid-cursor']);
      }
    },
  );

  it('is filtered by kind, status, account, group and address', async () => {
    const org = await anOrganization();
    const staff = await org.person({ lastName: 'Staff' });
    await org.post('/v1/users', { kind: 'contact', lastName: 'Contact' });
    await org.post(`/v1/users/${staff.id}/deactivate`);
    const group = await org.group('Audit');
    await org.post(`/v1/groups/${group.id}/members`, { userIds: [staff.id] });
    expect(await org.names('kind=contact')).toEqual(['Contact']);
    expect(await org.names('status=inactive')).toEqual(['Staff']);
    expect(await org.names('account=none')).toEqual(['Contact']);
    expect(await org.names(`groupId=${group.id}`)).toEqual(['Staff']);
    expect(await org.names(`email=${staff.email?.toUpperCase()}`)).toEqual(['Staff']);
    expect((await org.get('/v1/users?limit=201')).statusCode).toBe(400);
    expect((await org.get('/v1/users?colour=red')).statusCode).toBe(400);
  });
});

describe('a group', () => {
  it('is added, renamed and removed, with events', async () => {
    const org = await anOrganization();
    const group = await org.group('Audit');
    expect((await org.post('/v1/groups', { kind: 'staff', name: ' AUDIT ' })).json()).toMatchObject({
      code: 'group-name-taken',
    });
    expect((await org.post('/v1/groups', { kind: 'contact', name: 'Audit' })).statusCode).toBe(201);
    const renamed = await org.patch(`/v1/groups/${group.id}`, { name: 'Tax' }, '"1"');
    expect(renamed.json()).toMatchObject({ name: 'Tax', version: 2, memberCount: 0, roleIds: [] });
    expect((await org.delete(`/v1/groups/${group.id}`)).statusCode).toBe(204);
    for (const what of ['group.updated', 'group.deleted']) expect(await org.events(what)).toHaveLength(1);
  });

  it('takes people of its kind and tells who joined and left', async () => {
    const org = await anOrganization();
    const [group, staff] = [await org.group('Audit'), await org.person({})];
    const contact = (await org.post('/v1/users', { kind: 'contact', lastName: 'Contact' })).json<UserDto>();
    const refused = await org.post(`/v1/groups/${group.id}/members`, { userIds: [staff.id, contact.id] });
    expect(refused.json()).toMatchObject({ code: 'users-not-found', errors: [{ pointer: '/userIds/1' }] });
    for (let times = 0; times < 2; times += 1)
      expect((await org.post(`/v1/groups/${group.id}/members`, { userIds: [staff.id] })).statusCode).toBe(204);
    expect((await org.get(`/v1/groups/${group.id}/members`)).json()).toMatchObject({ items: [{ id: staff.id }] });
    expect((await org.delete(`/v1/groups/${group.id}/members/${staff.id}`)).statusCode).toBe(204);
    expect(await org.events('membership.added')).toMatchObject([{ data: { groupId: group.id, userIds: [staff.id] } }]);
    expect(await org.events('membership.removed')).toHaveLength(1);
  });

  it('T-123: of all staff has everyone by definition and is not changed', async () => {
    const org = await anOrganization();
    await org.person({});
    const { items } = (await org.get('/v1/groups')).json<{ items: GroupDto[] }>();
    const [all] = items;
    expect(all).toMatchObject({ name: 'All Staff', isSystem: true, memberCount: 1 });
    expect((await org.delete(`/v1/groups/${all?.id}`)).json()).toMatchObject({ code: 'system-group' });
    expect((await org.get(`/v1/groups/${all?.id}/members`)).json<{ items: UserDto[] }>().items).toHaveLength(1);
  });
});

let people = 0;
function aPerson(values: Record<string, unknown>) {
  people += 1;
  return {
    kind: 'staff',
    lastName: 'Voorbeeld',
    firstName: 'Voornaam',
    email: `p${people}@voorbeeld.example`,
    ...values,
  };
}

interface StoredEvent {
  subject: string;
  aggregateversion: number;
  data: Record<string, unknown>;
}

async function anOrganization() {
  const organizationId = uuid();
  const client = await db.connect();
  await client.query('BEGIN');
  await createOrganization(client, { id: organizationId, name: 'Voorbeeld', locale: 'nl' });
  await client.query('COMMIT');
  client.release();
  const call = async (
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    url: string,
    { payload, headers = {}, permissions = PERMISSIONS }: Call = {},
  ) => {
    const token = await signTestToken({ organizationId, permissions, subject: 'tester' });
    const sent = payload === undefined ? {} : { payload: payload as Record<string, unknown> };
    return app.inject({ method, url, headers: { ...headers, authorization: `Bearer ${token}` }, ...sent });
  };
  const org = {
    get: (url: string, permissions?: readonly Permission[]) => call('GET', url, permissions ? { permissions } : {}),
    post: (url: string, payload?: unknown, headers = {}) => call('POST', url, { payload: payload ?? {}, headers }),
    patch: (url: string, payload: unknown, ifMatch?: string) =>
      call('PATCH', url, { payload, headers: ifMatch ? { 'if-match': ifMatch } : {} }),
    delete: (url: string) => call('DELETE', url),
    person: async (values: Record<string, unknown>) => (await org.post('/v1/users', aPerson(values))).json<UserDto>(),
    group: async (name: string) => (await org.post('/v1/groups', { kind: 'staff', name })).json<GroupDto>(),
    names: async (query: string) =>
      (await org.get(`/v1/users?${query}`)).json<{ items: UserDto[] }>().items.map(({ lastName }) => lastName),
    events: async (what: string): Promise<StoredEvent[]> => {
      const { rows } = await db.query<{ message: string }>(
        `SELECT message FROM outbox WHERE organization_id = $1 AND wire_subject = $2 ORDER BY position`,
        [organizationId, `evt.identity.${what}.v1`],
      );
      return rows.map(({ message }) => JSON.parse(message) as StoredEvent);
    },
  };
  return org;
}

interface Call {
  payload?: unknown;
  headers?: Record<string, string>;
  permissions?: readonly Permission[];
}
