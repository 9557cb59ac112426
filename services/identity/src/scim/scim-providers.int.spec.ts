import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { startScim, type RunningScim } from './scim.fixture.js';

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const ROLLCALL = 'urn:ietf:params:scim:schemas:extension:rollcall:2.0:User';
const PATCH = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';
let scim: RunningScim;

beforeAll(async () => {
  scim = await startScim();
});
afterAll(() => scim.stop());

describe('Okta', () => {
  it('tests the connection, finds nobody, adds somebody, updates by PUT, deactivates and reactivates by PATCH', async () => {
    const org = await scim.organization();
    expect((await org.call('GET', '/Users?startIndex=1&count=2')).json).toMatchObject({
      totalResults: 0,
      Resources: [],
    });
    const probe = '/Users?filter=userName%20eq%20%22nicole.degraaf%40voorbeeld.example%22&startIndex=1&count=100';
    expect((await org.call('GET', probe)).json).toMatchObject({ totalResults: 0, itemsPerPage: 0 });
    const created = await org.call('POST', '/Users', {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
      userName: 'nicole.degraaf@voorbeeld.example',
      name: { givenName: 'Nicole', familyName: 'de Graaf' },
      emails: [{ primary: true, value: 'nicole.degraaf@voorbeeld.example', type: 'work' }],
      displayName: 'Nicole de Graaf',
      locale: 'en-US',
      externalId: '00ujl29u0le5T6Aj10h7',
      groups: [],
      password: '1mz050nq',
      active: true,
    });
    expect(created.status).toBe(201);
    const { id } = created.json;
    expect(created.headers).toMatchObject({
      'content-type': 'application/scim+json; charset=utf-8',
      location: `https://rollcall.example/scim/v2/Users/${id}`,
      etag: 'W/"1"',
    });
    expect(created.json).toMatchObject({
      userName: 'nicole.degraaf@voorbeeld.example',
      displayName: 'Nicole de Graaf',
      active: true,
      externalId: '00ujl29u0le5T6Aj10h7',
      [ROLLCALL]: { kind: 'staff', account: 'invited' },
    });
    expect(created.json).not.toHaveProperty('password');
    expect(
      (
        await org.call(
          'GET',
          probe
            .toUpperCase()
            .replace('/USERS?FILTER', '/Users?filter')
            .replace('STARTINDEX', 'startIndex')
            .replace('COUNT', 'count'),
        )
      ).json,
    ).toMatchObject({ totalResults: 1, Resources: [{ id }] });

    const { json: read } = await org.call('GET', `/Users/${id}`);
    const put = await org.call('PUT', `/Users/${id}`, {
      ...read,
      title: 'Teamleider',
      name: { ...(read['name'] as object), familyName: 'Jansen' },
    });
    expect([put.status, put.json]).toMatchObject([
      200,
      { title: 'Teamleider', displayName: 'Nicole Jansen', meta: { version: 'W/"2"' } },
    ]);

    const active = (value: boolean) =>
      org.call('PATCH', `/Users/${id}`, {
        schemas: [PATCH],
        Operations: [{ op: 'replace', value: { active: value } }],
      });
    expect((await active(false)).json).toMatchObject({ active: false });
    expect((await active(true)).json).toMatchObject({ active: true });
    for (const [what, times] of [
      ['user.created', 1],
      ['user.updated', 1],
      ['user.deactivated', 1],
      ['user.reactivated', 1],
    ] as const) {
      const events = await org.events(what);
      expect(events).toHaveLength(times);
      expect(events[0]?.data).toMatchObject({ userId: id, origin: { through: 'scim', actorId: 'okta' } });
    }
    const history = await org.call('GET', `/v1/users/${id}/history`);
    expect(history.json['items']).toMatchObject(
      [4, 3, 2, 1].map((version) => ({ version, through: 'scim', actorId: 'okta' })),
    );
  });

  it('pushes a group: looks for it, adds it, adds and removes members, renames and deletes it', async () => {
    const org = await scim.organization();
    const [a, b, c] = [await org.user(), await org.user(), await org.user()];
    expect(await org.find('displayName eq "Audit"', '/Groups')).toMatchObject({ totalResults: 0 });
    const created = await org.call('POST', '/Groups', {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
      displayName: 'Audit',
      members: [{ value: a.id, display: a.userName }],
    });
    expect([created.status, created.json]).toMatchObject([201, { displayName: 'Audit', members: [{ value: a.id }] }]);
    const { id } = created.json;
    const changed = await org.call('PATCH', `/Groups/${id}`, {
      schemas: [PATCH],
      Operations: [
        {
          op: 'add',
          path: 'members',
          value: [
            { value: b.id, display: b.userName },
            { value: c.id, display: c.userName },
          ],
        },
        { op: 'remove', path: `members[value eq "${a.id}"]` },
      ],
    });
    expect(changed.json.members?.map(({ value }) => value).sort()).toEqual([b.id, c.id].sort());
    expect(changed.json.meta.version).not.toBe(created.json.meta.version);
    const renamed = await org.call('PATCH', `/Groups/${id}`, {
      schemas: [PATCH],
      Operations: [{ op: 'replace', value: { id, displayName: 'Audit NL' } }],
    });
    expect(renamed.json).toMatchObject({ displayName: 'Audit NL', id });
    expect((await org.call('GET', `/Users/${b.id}`)).json.groups).toMatchObject([{ value: id, display: 'Audit NL' }]);
    const members = await org.call('PATCH', `/Groups/${id}`, {
      schemas: [PATCH],
      Operations: [{ op: 'replace', path: 'members', value: [{ value: a.id }] }],
    });
    expect(members.json.members).toMatchObject([{ value: a.id }]);
    expect((await org.call('DELETE', `/Groups/${id}`)).status).toBe(204);
    expect((await org.call('GET', `/Groups/${id}`)).status).toBe(404);
    expect((await org.events('membership.added')).map(({ data }) => data['origin'])).toEqual(
      Array.from({ length: 3 }, () => ({ through: 'scim', actorId: 'okta' })),
    );
    for (const what of ['group.created', 'group.updated', 'group.deleted'])
      expect(await org.events(what)).toMatchObject([{ data: { groupId: id, origin: { through: 'scim' } } }]);
  });
});

describe('Entra', () => {
  it('probes with a value that nobody has, adds somebody, and changes them with its own spelling of PATCH', async () => {
    const org = await scim.organization();
    expect(await org.find(`userName eq "${uuid()}"`)).toMatchObject({ totalResults: 0, Resources: [] });
    const created = await org.call('POST', '/Users', {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', ENTERPRISE],
      externalId: '0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef',
      userName: 'Ben.Holt@voorbeeld.example',
      active: true,
      displayName: 'Ben Holt',
      emails: [{ primary: true, type: 'work', value: 'Ben.Holt@voorbeeld.example' }],
      meta: { resourceType: 'User' },
      name: { formatted: 'Ben Holt', familyName: 'Holt', givenName: 'Ben' },
      roles: [],
      [ENTERPRISE]: { department: 'Tax', employeeNumber: '1042', manager: null },
    });
    expect([created.status, created.json]).toMatchObject([201, { [ENTERPRISE]: { department: 'Tax' } }]);
    const { id } = created.json;
    expect(await org.find('externalId eq "0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef"')).toMatchObject({ totalResults: 1 });
    expect(await org.find('emails[type eq "work"].value eq "ben.holt@VOORBEELD.example"')).toMatchObject({
      totalResults: 1,
    });
    const patched = await org.call('PATCH', `/Users/${id}`, {
      schemas: [PATCH],
      Operations: [
        { op: 'Replace', path: 'emails[type eq "work"].value', value: 'b.holt@voorbeeld.example' },
        { op: 'Replace', path: 'name.familyName', value: 'Holt-Smit' },
        { op: 'Replace', path: 'displayName', value: 'Ben Holt-Smit' },
        { op: 'Add', path: 'phoneNumbers[type eq "mobile"].value', value: '06 12345678' },
        { op: 'Add', path: `${ENTERPRISE}:department`, value: 'Audit' },
        { op: 'Add', path: `${ENTERPRISE}:employeeNumber`, value: '1043' },
        { op: 'Add', path: `${ENTERPRISE}:manager`, value: uuid() },
        { op: 'Add', path: 'addresses[type eq "work"].locality', value: 'Amsterdam' },
        { op: 'Replace', path: 'active', value: 'False' },
      ],
    });
    expect([patched.status, patched.json]).toMatchObject([
      200,
      {
        userName: 'b.holt@voorbeeld.example',
        emails: [{ value: 'b.holt@voorbeeld.example', type: 'work', primary: true }],
        displayName: 'Ben Holt-Smit',
        phoneNumbers: [{ value: '06 12345678', type: 'mobile' }],
        [ENTERPRISE]: { department: 'Audit' },
        active: false,
      },
    ]);
    const flat = await org.call('PATCH', `/Users/${id}`, {
      schemas: [PATCH],
      Operations: [
        {
          op: 'Add',
          value: { 'name.givenName': 'Benjamin', active: 'True', [`${ENTERPRISE}:department`]: 'Tax', Title: 'Senior' },
        },
      ],
    });
    expect(flat.json).toMatchObject({
      displayName: 'Benjamin Holt-Smit',
      active: true,
      title: 'Senior',
      [ENTERPRISE]: { department: 'Tax' },
    });
  });

  it('provisions groups without reading members, and takes members out by value', async () => {
    const org = await scim.organization();
    const [a, b] = [await org.user(), await org.user()];
    const { json: group } = await org.call('POST', '/Groups', {
      schemas: [
        'urn:ietf:params:scim:schemas:core:2.0:Group',
        'http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group',
      ],
      externalId: '8aa1a0c0-c4c3-4bc0-b4a5-2ef676900159',
      displayName: 'Belasting',
      meta: { resourceType: 'Group' },
    });
    expect(group).toMatchObject({ externalId: '8aa1a0c0-c4c3-4bc0-b4a5-2ef676900159', members: [] });
    const found = await org.call('GET', `/Groups?excludedAttributes=members&filter=displayName%20eq%20%22BELASTING%22`);
    expect(found.json.Resources).toMatchObject([{ id: group.id, externalId: group.externalId }]);
    expect(found.json.Resources[0]).not.toHaveProperty('members');
    const change = (Operations: unknown[]) =>
      org.call('PATCH', `/Groups/${group.id}`, { schemas: [PATCH], Operations });
    await change([
      {
        op: 'Add',
        path: 'members',
        value: [
          { $ref: null, value: a.id },
          { $ref: null, value: b.id },
        ],
      },
    ]);
    const left = await change([{ op: 'Remove', path: 'members', value: [{ $ref: null, value: a.id }] }]);
    expect(left.json.members).toMatchObject([{ value: b.id }]);
    const emptied = await change([
      { op: 'Remove', path: 'members' },
      { op: 'Replace', path: 'externalId', value: 'x-1' },
    ]);
    expect(emptied.json).toMatchObject({ members: [], externalId: 'x-1' });
    expect(await org.find('externalId eq "x-1"', '/Groups')).toMatchObject({ totalResults: 1 });
  });
});
