import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@rollcall/testing';
import { v7 as uuidv7 } from 'uuid';
import { ImportService, SEED, type Client } from '../spec/import-service.fixture.js';

let service: ImportService;
let client: Client;

beforeAll(async () => {
  service = await ImportService.start();
});
afterAll(async () => {
  await service.stop();
});

describe('an import of the seed list', () => {
  beforeAll(async () => {
    client = await service.client();
  });

  it('T-001 becomes a draft, a plan of four new people and two groups, and is applied', async () => {
    const { status, body, headers } = await client.upload(SEED);
    expect(status).toBe(201);
    expect(headers['location']).toBe(`/v1/imports/${body.id}`);
    expect(body).toMatchObject({
      kind: 'staff',
      status: 'draft',
      source: {
        name: 'personeel.csv',
        encoding: 'utf-8',
        delimiter: ',',
        hasHeader: true,
        records: 4,
        blankRecords: 0,
      },
      mapping: ['lastName', 'firstName', 'email', 'initials', 'title', 'phone', 'groups'],
      problems: [],
    });
    expect((await client.request('POST', `/v1/imports/${body.id}/plan`)).status).toBe(202);
    const planned = await client.until(body.id, 'planned');
    expect(planned.plan).toMatchObject({
      create: 4,
      update: 0,
      error: 0,
      groups: { create: ['G1', 'G2'], change: 0 },
      invitations: 4,
    });

    const rows = await client.rows(body.id);
    expect(rows.map((row) => row.state)).toEqual(['create', 'create', 'create', 'create']);
    expect(rows[0]).toMatchObject({
      line: 2,
      record: 1,
      values: { lastName: 'Brooy', firstName: 'Jan', phone: '416-555-5117 Ext: 128', groups: ['G1'] },
      groups: { add: ['G1'], create: ['G1'] },
    });

    const done = await client.apply(planned);
    expect(done.status).toBe('completed');
    expect(done.result).toMatchObject({ usersAdded: 4, groupsAdded: 2, rowsFailed: 0 });
    await eventually(async () =>
      expect((await client.get(body.id)).result.invitations).toEqual({ queued: 0, sent: 4, failed: 0, held: 0 }),
    );
  });

  it('T-002 changes nothing the second time', async () => {
    const planned = await client.planned(SEED);
    expect(planned.plan).toMatchObject({ create: 0, unchanged: 4, groups: { create: [], change: 0 }, invitations: 0 });
    expect((await client.apply(planned)).result).toMatchObject({ usersAdded: 0, usersUnchanged: 4, groupsAdded: 0 });
  });
});

describe('an import that somebody else carries further', () => {
  it.each([
    ['plans it', 'POST', '/plan', undefined],
    ['changes it', 'PATCH', '', { options: { approve: 'auto' } }],
  ])('is done with the rights that both have when they %s', async (_, method, path, body) => {
    const organizationId = uuidv7();
    const admin = await service.client({ organizationId, permissions: ['staff:import', 'roles:assign'] });
    const colleague = await service.client({ organizationId, permissions: ['staff:import', 'groups:read'] });
    const { id } = (await admin.upload(SEED)).body;
    const actors: unknown[] = [];
    service.identity.ignores = (_name, data) => {
      if ((data as { importId?: string }).importId === id) actors.push((data as { actor?: unknown }).actor);
      return false;
    };
    await colleague.request(method, `/v1/imports/${id}${path}`, body);
    const planned = await colleague.until(id, 'planned', 'completed');
    if (planned.status === 'planned') await colleague.apply(planned);
    expect(actors).toHaveLength(2);
    for (const actor of actors) expect(actor).toMatchObject({ permissions: ['staff:import'] });
  });

  it('is applied with the rights that both have', async () => {
    const organizationId = uuidv7();
    const admin = await service.client({ organizationId, permissions: ['staff:import', 'roles:assign'] });
    const colleague = await service.client({ organizationId, permissions: ['staff:import'] });
    const planned = await admin.planned(SEED);
    const actors: unknown[] = [];
    service.identity.ignores = (_name, data) => {
      if ((data as { importId?: string }).importId === planned.id) actors.push((data as { actor?: unknown }).actor);
      return false;
    };
    await colleague.apply(planned);
    expect(actors).toMatchObject([{ permissions: ['staff:import'] }]);
  });
});
