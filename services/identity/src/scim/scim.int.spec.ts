import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { aUser, startScim, type RunningScim, type ScimJson, type ScimOrganization } from './scim.fixture.js';

const PATCH = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';
const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const ROLLCALL = 'urn:ietf:params:scim:schemas:extension:rollcall:2.0:User';
let scim: RunningScim;
let shared: ScimOrganization;

beforeAll(async () => {
  scim = await startScim();
  shared = await scim.organization();
});
afterAll(() => scim.stop());

describe('a filter of people', () => {
  let org: ScimOrganization;
  beforeAll(async () => {
    org = await scim.organization();
    const add = (userName: string, familyName: string, more: object = {}) =>
      org.user({ userName: `${userName}@voorbeeld.example`, name: { familyName }, ...more });
    const a = await add('a', 'Aalberts', { title: 'Senior', phoneNumbers: [{ type: 'mobile', value: '06' }] });
    await add('b', 'bakker', {
      title: 'junior',
      [ENTERPRISE]: { department: 'Tax' },
      [ROLLCALL]: { tags: ['Partner'] },
    });
    await add('c', 'Cramer', { active: false, externalId: 'Ext-1' });
    await org.group('Audit', [a.id]);
  });

  it.each([
    ['userName eq "A@VOORBEELD.EXAMPLE"', 'a'],
    ['USERNAME Eq "a@voorbeeld.example"', 'a'],
    ['urn:ietf:params:scim:schemas:core:2.0:User:userName sw "B@"', 'b'],
    ['name.familyName co "AK"', 'b'],
    ['name.familyName ew "MER"', 'c'],
    ['name.familyName gt "bakker"', 'c'],
    ['name.familyName le "BAKKER"', 'ab'],
    ['title pr', 'ab'],
    ['not (title pr)', 'c'],
    ['title ne "senior"', 'bc'],
    ['title eq null', 'c'],
    ['not (title eq "SENIOR")', 'bc'],
    ['active eq true', 'ab'],
    ['active eq "False"', 'c'],
    ['externalId eq "Ext-1"', 'c'],
    ['externalId eq "ext-1"', ''],
    ['emails.value ew "example" and (title pr or active eq false)', 'abc'],
    ['emails[type eq "work" and value sw "c"]', 'c'],
    ['phoneNumbers[type eq "mobile"]', 'a'],
    ['phoneNumbers pr', 'a'],
    ['name pr and phoneNumbers.type eq "MOBILE"', 'a'],
    ['groups.display eq "audit"', 'a'],
    [`${ENTERPRISE}:department eq "tax"`, 'b'],
    [`${ROLLCALL}:tags eq "partner"`, 'b'],
    [`${ENTERPRISE} pr`, 'b'],
    ['meta.created gt "2020-01-01T00:00:00Z" and meta.resourceType eq "User"', 'abc'],
    ['meta.lastModified lt "2020-01-01T00:00:00Z"', ''],
    ['id eq "no id"', ''],
    [`userName co "100%" or userName co "_"`, ''],
    [`title eq "x'; DROP TABLE app_user; --"`, ''],
  ])('%s finds %s', async (filter, names) => {
    const { Resources } = await org.find(`${filter}`);
    expect(
      Resources.map(({ userName }) => userName[0])
        .sort()
        .join(''),
    ).toBe(names);
  });

  it('comes with order, pages and chosen attributes', async () => {
    const names = async (query: string) => {
      const { json } = await org.call('GET', `/Users?${query}`);
      return [json.totalResults, json.itemsPerPage, json.Resources.map(({ userName }) => userName[0]).join('')];
    };
    expect(await names('sortBy=name.familyName&sortOrder=descending')).toEqual([3, 3, 'cba']);
    expect(await names('sortBy=title')).toEqual([3, 3, 'bac']);
    expect(await names('sortBy=emails&startIndex=2&count=1')).toEqual([3, 1, 'b']);
    expect(await names('startIndex=0&count=-1')).toEqual([3, 0, '']);
    expect(await names('startIndex=9')).toEqual([3, 0, '']);
    const { json } = await org.call('GET', '/Users?attributes=USERNAME,name.familyName&count=1');
    expect(Object.keys(json.Resources[0]!).sort()).toEqual(['id', 'name', 'schemas', 'userName']);
    expect(json.Resources[0]!['name']).toEqual({ familyName: 'Aalberts' });
    const without = await org.call(
      'GET',
      `/Users?excludedAttributes=id,meta,${ENTERPRISE}&filter=userName%20sw%20%22b%22`,
    );
    expect(without.json.Resources[0]).toHaveProperty('id');
    for (const name of ['meta', ENTERPRISE]) expect(name in without.json.Resources[0]!).toBe(false);
    const search = {
      filter: 'title pr',
      sortBy: 'userName',
      sortOrder: 'descending',
      count: 1,
      attributes: ['userName'],
    };
    expect((await org.call('POST', '/Users/.search', search)).json).toMatchObject({
      totalResults: 2,
      Resources: [{ userName: 'b@voorbeeld.example' }],
    });
  });
});

describe('an error', () => {
  const user = (values: object = {}) => ['POST', '/Users', aUser(values as Record<string, unknown>)] as const;
  const change = (...Operations: object[]) => ['PATCH', '/Users/{id}', { schemas: [PATCH], Operations }] as const;
  it.each([
    ['userName is taken', user({ userName: 'TAKEN@voorbeeld.example' }), 409, 'uniqueness'],
    ['userName is missing', ['POST', '/Users', { name: { familyName: 'x' } }] as const, 400, 'invalidValue'],
    ['userName is no address', user({ userName: 'jan' }), 400, 'invalidValue'],
    [
      'userName and e-mail differ',
      user({ emails: [{ value: 'other@voorbeeld.example', primary: true }] }),
      400,
      'invalidValue',
    ],
    ['a value is of another type', user({ name: 'Jan' }), 400, 'invalidValue'],
    ['a value is too long', user({ title: 'x'.repeat(101) }), 400, 'invalidValue'],
    ['the body is no JSON', ['POST', '/Users', '{'] as const, 400, 'invalidSyntax'],
    ['the body is a list', ['POST', '/Users', []] as const, 400, 'invalidSyntax'],
    ['a filter is broken', ['GET', '/Users?filter=userName'] as const, 400, 'invalidFilter'],
    ['a filter asks for an unknown attribute', ['GET', '/Users?filter=colour%20pr'] as const, 400, 'invalidFilter'],
    ['true is put in order', ['GET', '/Users?filter=active%20gt%20true'] as const, 400, 'invalidFilter'],
    ['a list is sorted by what has no order', ['GET', '/Users?sortBy=groups'] as const, 400, 'invalidPath'],
    ['count is no number', ['GET', '/Users?count=many'] as const, 400, 'invalidValue'],
    ['a path is unknown', change({ op: 'add', path: 'colour', value: 'x' }), 400, 'invalidPath'],
    ['what is read-only is set', change({ op: 'replace', path: 'meta.created', value: 'x' }), 400, 'mutability'],
    ['kind is changed', change({ op: 'replace', path: `${ROLLCALL}:kind`, value: 'contact' }), 400, 'mutability'],
    [
      'nothing fits a choice',
      change({ op: 'replace', path: 'phoneNumbers[type eq "x"].value', value: '1' }),
      400,
      'noTarget',
    ],
    ['a remove has no path', change({ op: 'remove' }), 400, 'noTarget'],
    [
      'one of two operations fails',
      change({ op: 'replace', path: 'title', value: 'X' }, { op: 'bad' }),
      400,
      'invalidSyntax',
    ],
    [
      'a member does not exist',
      ['POST', '/Groups', { displayName: 'G', members: [{ value: uuid() }] }] as const,
      400,
      'invalidValue',
    ],
    [
      'a group is a member',
      ['POST', '/Groups', { displayName: 'G', members: [{ value: uuid(), type: 'Group' }] }] as const,
      400,
      'invalidValue',
    ],
    ['a group has no name', ['POST', '/Groups', { displayName: ' ' }] as const, 400, 'invalidValue'],
    ['a list of schemas is filtered', ['GET', '/Schemas?filter=id%20pr'] as const, 403, undefined],
    ['there is no such person', ['GET', `/Users/${uuid()}`] as const, 404, undefined],
    ['an id is none', ['DELETE', '/Users/x'] as const, 404, undefined],
    ['there is no such address', ['GET', '/Colours'] as const, 404, undefined],
    ['a body is larger than 1 MiB', ['POST', '/Bulk', ' '.repeat(1024 * 1024 + 1)] as const, 413, undefined],
    [
      'a bulk request has 1,001 operations',
      ['POST', '/Bulk', { Operations: Array.from({ length: 1001 }, () => ({})) }] as const,
      413,
      undefined,
    ],
  ])('when %s is SCIM’s own', async (_, [method, path, body], status, scimType) => {
    const { id } = await taken();
    const answer = await shared.call(method, path.replace('{id}', id), body);
    expect(answer.headers['content-type']).toBe('application/scim+json; charset=utf-8');
    expect(answer.json).toMatchObject({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
      status: String(status),
      detail: expect.stringMatching(/\S/),
    });
    expect([answer.status, answer.json.scimType]).toEqual([status, scimType]);
    expect((await shared.call('GET', `/Users/${id}`)).json).toMatchObject({ meta: { version: 'W/"1"' } });
  });

  let person: Promise<ScimJson> | undefined;
  function taken() {
    person ??= shared.user({ userName: 'taken@voorbeeld.example' });
    return person;
  }

  it('is the answer to no token, and to a permission that is missing', async () => {
    const nobody = await scim.app.inject({ url: '/scim/v2/Users' });
    expect([nobody.statusCode, nobody.json<ScimJson>().status]).toEqual([401, '401']);
    const { id } = await taken();
    const calls = [
      shared.call('POST', '/Users', aUser(), { permissions: ['staff:read'] }),
      shared.call('GET', '/Groups', undefined, { permissions: ['staff:read'] }),
      shared.call('GET', `/Users/${id}`, undefined, { permissions: ['contacts:read'] }),
      shared.call(
        'PATCH',
        `/Users/${id}`,
        { Operations: [{ op: 'replace', path: 'title', value: 'x' }] },
        { permissions: ['contacts:write'] },
      ),
      shared.call('POST', '/Users', aUser({ [ROLLCALL]: { kind: 'contact' } }), { permissions: ['staff:write'] }),
    ];
    for (const { status, json } of await Promise.all(calls)) expect([status, json.status]).toEqual([403, '403']);
  });
});

describe('a resource of another organisation', () => {
  it('is not found by any call, nor becomes a member', async () => {
    const [mine, theirs] = [await scim.organization(), await scim.organization()];
    const [user, group] = [await theirs.user(), await theirs.group('Theirs')];
    for (const path of [`/Users/${user.id}`, `/Groups/${group.id}`]) {
      const body = { displayName: 'x', userName: 'x@voorbeeld.example', name: { familyName: 'x' } };
      const answers = [
        await mine.call('GET', path),
        await mine.call('PUT', path, body),
        await mine.call('PATCH', path, { Operations: [{ op: 'replace', value: body }] }),
        await mine.call('DELETE', path),
      ];
      expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    }
    expect(await mine.find(`id eq "${user.id}"`)).toMatchObject({ totalResults: 0 });
    const own = await mine.group('Mine');
    const add = { Operations: [{ op: 'add', path: 'members', value: [{ value: user.id }] }] };
    expect((await mine.call('PATCH', `/Groups/${own.id}`, add)).json).toMatchObject({ scimType: 'invalidValue' });
  });
});

describe('a version', () => {
  it('keeps changes from those who have not seen it, and is not sent twice', async () => {
    const user = await shared.user();
    const title = (value: string, version: string) =>
      shared.call(
        'PATCH',
        `/Users/${user.id}`,
        { Operations: [{ op: 'replace', path: 'title', value }] },
        { headers: { 'if-match': version } },
      );
    expect((await title('A', user.meta.version)).status).toBe(200);
    expect((await title('B', user.meta.version)).json).toMatchObject({ status: '412' });
    const again = await shared.call('GET', `/Users/${user.id}`, undefined, { headers: { 'if-none-match': 'W/"2"' } });
    expect([again.status, again.headers['etag']]).toEqual([304, 'W/"2"']);
    const group = await shared.group(`V ${uuid()}`);
    const add = () =>
      shared.call(
        'PATCH',
        `/Groups/${group.id}`,
        { Operations: [{ op: 'add', path: 'members', value: [{ value: user.id }] }] },
        { headers: { 'if-match': group.meta.version } },
      );
    expect([(await add()).status, (await add()).status]).toEqual([200, 412]);
    expect(
      (await shared.call('DELETE', `/Groups/${group.id}`, undefined, { headers: { 'if-match': group.meta.version } }))
        .status,
    ).toBe(412);
  });
});

describe('a PUT', () => {
  it('empties what it leaves out, but leaves members, status and extensions that it does not mention', async () => {
    const user = await shared.user({
      title: 'Senior',
      active: false,
      [ROLLCALL]: { initials: 'VV' },
      [ENTERPRISE]: { department: 'Tax' },
    });
    const put = await shared.call('PUT', `/Users/${user.id}`, {
      userName: user.userName,
      name: { familyName: 'Nieuw' },
    });
    expect(put.json).toMatchObject({
      active: false,
      displayName: 'Nieuw',
      [ROLLCALL]: { initials: 'VV' },
      [ENTERPRISE]: { department: 'Tax' },
    });
    expect(put.json).not.toHaveProperty('title');
    const group = await shared.group(`P ${uuid()}`, [user.id]);
    const name = `Q ${uuid()}`;
    expect((await shared.call('PUT', `/Groups/${group.id}`, { displayName: name })).json).toMatchObject({
      displayName: name,
      members: [{ value: user.id }],
    });
    expect((await shared.call('PUT', `/Groups/${group.id}`, { displayName: name, members: [] })).json.members).toEqual(
      [],
    );
  });
});

describe('deactivating through SCIM', () => {
  it('ends sessions in the same transaction', async () => {
    const user = await shared.user();
    await scim.db.query(`INSERT INTO credential (organization_id, user_id, password_hash) VALUES ($1, $2, 'x')`, [
      shared.organizationId,
      user.id,
    ]);
    const ended = await shared.call('PATCH', `/Users/${user.id}`, {
      Operations: [{ op: 'Replace', path: 'active', value: 'False' }],
    });
    expect(ended.json).toMatchObject({ active: false });
    const events = await shared.events('session.revoked');
    expect(events.filter(({ subject }) => subject === user.id)).toMatchObject([
      { data: { userId: user.id, reason: 'deactivated' } },
    ]);
  });
});

describe('Bulk', () => {
  it('adds people and a group of them in any order, each answer by itself', async () => {
    const org = await scim.organization();
    const { status, json } = await org.call('POST', '/Bulk', {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'],
      Operations: [
        {
          method: 'POST',
          path: '/Groups',
          bulkId: 'g',
          data: { displayName: 'Audit', members: [{ value: 'bulkId:u' }] },
        },
        { method: 'post', path: '/Users', bulkId: 'u', data: aUser({ userName: 'u@voorbeeld.example' }) },
        { method: 'POST', path: '/Users', bulkId: 'x', data: aUser({ userName: 'U@voorbeeld.example' }) },
        {
          method: 'PATCH',
          path: '/Users/bulkId:u',
          data: { Operations: [{ op: 'add', path: 'title', value: 'Senior' }] },
        },
        {
          method: 'POST',
          path: '/Groups',
          bulkId: 'c1',
          data: { displayName: 'C1', members: [{ value: 'bulkId:c2' }] },
        },
        {
          method: 'POST',
          path: '/Groups',
          bulkId: 'c2',
          data: { displayName: 'C2', members: [{ value: 'bulkId:c1' }] },
        },
        { method: 'DELETE', path: '/Users/bulkId:nobody' },
      ],
    });
    expect(status).toBe(200);
    expect(json.Operations.map((operation) => [operation.status, operation.response?.scimType])).toEqual([
      ['201', undefined],
      ['201', undefined],
      ['409', 'uniqueness'],
      ['200', undefined],
      ['409', undefined],
      ['409', undefined],
      ['400', 'invalidValue'],
    ]);
    const user = (await org.find('userName eq "u@voorbeeld.example"')).Resources[0]!;
    expect(user).toMatchObject({ title: 'Senior', groups: [{ display: 'Audit' }] });
    expect(json.Operations[1]).toMatchObject({ bulkId: 'u', location: user.meta.location });
  });

  it('stops after as many errors as failOnErrors says, and needs the permissions of what it does', async () => {
    const org = await scim.organization();
    const bad = { method: 'DELETE', path: `/Users/${uuid()}` };
    const good = { method: 'POST', path: '/Groups', bulkId: 'g', data: { displayName: 'Audit' } };
    const stopped = await org.call('POST', '/Bulk', { failOnErrors: 2, Operations: [bad, bad, good] });
    expect(stopped.json.Operations.map(({ status }) => status)).toEqual(['404', '404']);
    const refused = await org.call('POST', '/Bulk', { Operations: [good] }, { permissions: ['staff:write'] });
    expect(refused.json.Operations).toMatchObject([{ status: '403', response: { status: '403' } }]);
  });
});

describe('discovery', () => {
  it('says what is there, with schemas that name each attribute that resources have', async () => {
    const { json: config } = await shared.call('GET', '/ServiceProviderConfig');
    expect(config).toMatchObject({
      patch: { supported: true },
      bulk: { supported: true, maxOperations: 1000, maxPayloadSize: 1048576 },
      filter: { supported: true, maxResults: 500 },
      sort: { supported: true },
      etag: { supported: true },
    });
    const { json: types } = await shared.call('GET', '/ResourceTypes');
    expect(types.Resources).toMatchObject([
      { id: 'User', endpoint: '/Users' },
      { id: 'Group', endpoint: '/Groups' },
    ]);
    const { json: schemas } = await shared.call('GET', '/Schemas');
    expect(schemas.totalResults).toBe(5);
    for (const { id, meta } of schemas.Resources) {
      expect((await shared.call('GET', `/Schemas/${id}`)).json).toMatchObject({ id, meta });
      expect(meta.location).toBe(`https://rollcall.example/scim/v2/Schemas/${id}`);
    }
    expect((await shared.call('GET', '/ResourceTypes/Group')).json).toMatchObject({ name: 'Group' });
  });

  it('has a Me for a person, whatever they may do, and none for an API client', async () => {
    const user = await shared.user();
    const me = await shared.call('GET', '/Me', undefined, { subject: user.id, type: 'user', permissions: [] });
    expect(me.json).toMatchObject({ id: user.id, userName: user.userName });
    expect((await shared.call('GET', '/Me')).status).toBe(404);
    const own = { subject: user.id, type: 'user' } as const;
    expect((await shared.call('DELETE', '/Me', undefined, own)).json).toMatchObject({ status: '409' });
    expect(
      (await shared.call('PATCH', '/Me', { Operations: [{ op: 'add', path: 'title', value: 'Ik' }] }, own)).json,
    ).toMatchObject({ title: 'Ik' });
  });
});

describe('a PATCH at the front door', () => {
  it('leaves a person and a group as the same change by PUT does', async () => {
    const start = { title: 'A', phoneNumbers: [{ type: 'work', value: '1' }], [ENTERPRISE]: { department: 'Tax' } };
    const [one, two] = [await shared.user(start), await shared.user(start)];
    await shared.call('PATCH', `/Users/${one.id}`, {
      Operations: [
        { op: 'remove', path: 'title' },
        { op: 'add', path: 'phoneNumbers', value: [{ type: 'home', value: '2' }] },
        { op: 'replace', path: `${ENTERPRISE}:department`, value: 'Audit' },
        { op: 'replace', value: { active: false } },
      ],
    });
    const rest = Object.fromEntries(Object.entries(two).filter(([name]) => name !== 'title'));
    const put = {
      ...rest,
      active: false,
      phoneNumbers: [
        { type: 'work', value: '1' },
        { type: 'home', value: '2' },
      ],
      [ENTERPRISE]: { department: 'Audit' },
    };
    await shared.call('PUT', `/Users/${two.id}`, put);
    const shown = async (id: string) => {
      const { json } = await shared.call(
        'GET',
        `/Users/${id}?excludedAttributes=id,userName,emails,meta.created,meta.lastModified,meta.location`,
      );
      return { ...json, id: undefined };
    };
    expect(await shown(one.id)).toEqual(await shown(two.id));
  });
});
