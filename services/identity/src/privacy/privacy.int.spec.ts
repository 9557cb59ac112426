import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CollectImportData, CollectMailData, EraseImportData, EraseMailData } from '@rollcall/contracts';
import { eventually } from '@rollcall/testing';
import { v7 as uuid } from 'uuid';
import { startApi, type As, type Organization, type RunningApi } from '../rights/api.fixture.js';
import { verifyChains } from '../audit/verify-chains.js';
import { OtherServicesStandIn } from './other-services.fixture.js';
import type { ErasureProofDto, PrivacyRequestDto } from './privacy.dto.js';
import { sha256Of } from './statement.rules.js';

let api: RunningApi;
let others: OtherServicesStandIn;
beforeAll(async () => {
  api = await startApi();
  others = await OtherServicesStandIn.start(api.nats.url);
});
beforeEach(() => {
  others.knowNobody();
  others.asked.length = 0;
});
afterAll(async () => {
  await others.stop();
  await api.stop();
});

async function settled(org: Organization, id: string): Promise<PrivacyRequestDto> {
  return eventually(
    async () => {
      const request = (await org.get(`/v1/privacy-requests/${id}`)).json<PrivacyRequestDto>();
      if (request.status === 'running') throw new Error(JSON.stringify(request.services));
      return request;
    },
    { timeoutMs: 30_000 },
  );
}

async function asked(org: Organization, body: object, as?: As): Promise<PrivacyRequestDto> {
  const answer = await org.post('/v1/privacy-requests', body, as);
  expect([answer.statusCode, answer.body]).toEqual([202, expect.any(String)]);
  return answer.json();
}

async function erased(org: Organization, userId: string, confirm: string) {
  const { id } = await asked(org, { kind: 'erasure', userId, confirm });
  return settled(org, id);
}

/** Everything that the database holds of an organisation, as text. */
async function everything({ organizationId }: Organization): Promise<string> {
  const { rows: tables } = await api.db.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns
      WHERE column_name = 'organization_id' AND table_schema = 'public'`,
  );
  const texts = tables.map(async ({ name }) => {
    const { rows } = await api.db.query<{ text: string }>(
      `SELECT $2 || to_jsonb(t)::text AS text FROM ${name} t WHERE organization_id = $1`,
      [organizationId, name],
    );
    return rows.map(({ text }) => text);
  });
  return (await Promise.all(texts)).flat().join('\n');
}

describe('an export of everything about somebody', () => {
  it('holds what this service and the others know, and nothing that lets anybody sign in', async () => {
    const org = await api.organization();
    const { id: userId, email } = await org.person({ lastName: 'de Graaf', firstName: 'Nicole' });
    const { id: groupId } = await org.group('G1');
    await org.post(`/v1/groups/${groupId}/members`, { userIds: [userId] });
    await org.patch(`/v1/users/${userId}`, { title: 'Teamleider' });
    others.answer(CollectImportData, ({ cursor }) =>
      cursor === undefined
        ? { items: [{ section: 'importRow', data: { record: 1 } }], next: 'more' }
        : { items: [{ section: 'importRow', data: { record: 2 } }] },
    );
    others.answer(CollectMailData, ({ addresses }) => ({ items: [{ section: 'email', data: { to: addresses } }] }));

    const { id } = await asked(org, { kind: 'export', userId });
    const request = await settled(org, id);
    expect(request.services.map(({ service, state }) => [service, state])).toEqual([
      ['identity', 'done'],
      ['import', 'done'],
      ['notification', 'done'],
    ]);
    const answer = await org.get(`/v1/privacy-requests/${id}/export.json`);
    expect(answer.headers).toMatchObject({ 'content-disposition': expect.stringContaining('.json') as unknown });
    const document = answer.json<Record<string, Record<string, object[]>>>();
    expect(document).toMatchObject({
      request: { id, userId },
      identity: {
        profile: [{ last_name: 'de Graaf', email }],
        membership: [{ group: 'G1' }],
        history: [{ version: 1 }, { version: 2, changes: [{ property: 'title', after: 'Teamleider' }] }],
        auditAboutThem: [{ action: 'privacy.export-requested' }],
      },
      import: { importRow: [{ record: 1 }, { record: 2 }] },
      notification: { email: [{ to: [email] }] },
    });
    expect(answer.body).not.toMatch(/hash"|digest|secret/i);
  });

  it('waits for a service that does not answer, and says so', async () => {
    const org = await api.organization();
    const { id: userId } = await org.person();
    others.fail();
    const { id } = await asked(org, { kind: 'export', userId });
    const waiting = await eventually(async () => {
      const request = (await org.get(`/v1/privacy-requests/${id}`)).json<PrivacyRequestDto>();
      expect(request.services.map(({ state }) => state)).toEqual(['done', 'waiting', 'pending']);
      return request;
    });
    expect(waiting.services[1]?.problem).toBe('The service does not answer.');
    const early = await org.get(`/v1/privacy-requests/${id}/export.json`);
    expect([early.statusCode, early.json<{ code: string }>().code]).toEqual([409, 'privacy-result-not-ready']);
    others.knowNobody();
    expect((await settled(org, id)).status).toBe('completed');
  });

  it('goes on where a process was killed, and counts nothing twice', async () => {
    const org = await api.organization();
    const { id: userId } = await org.person();
    others.answer(CollectImportData, ({ cursor = '0' }) => ({
      items: [{ section: 'importRow', data: { record: Number(cursor) } }],
      ...(Number(cursor) < 4 ? { next: String(Number(cursor) + 1) } : {}),
    }));
    others.answer(CollectMailData, () => ({}));
    const { id } = await asked(org, { kind: 'export', userId });
    await eventually(async () => {
      const request = (await org.get(`/v1/privacy-requests/${id}`)).json<PrivacyRequestDto>();
      expect(request.services.map(({ state }) => state)).toEqual(['done', 'done', 'waiting']);
    });
    // As a process leaves it that dies after a piece was gathered and before it was noted.
    await api.db.query(
      `UPDATE privacy_step SET state = 'running', cursor = '4', items = 4, done_at = NULL
        WHERE request_id = $1 AND service = 'import'`,
      [id],
    );
    await api.db.query(`DELETE FROM privacy_item WHERE request_id = $1 AND service = 'import' AND position > 4`, [id]);
    others.knowNobody();
    others.answer(CollectImportData, ({ cursor }) => ({
      items: [{ section: 'importRow', data: { record: Number(cursor) } }],
    }));
    await settled(org, id);
    const answer = await org.get(`/v1/privacy-requests/${id}/export.json`);
    const { import: lists } = answer.json<{ import: { importRow: object[] } }>();
    expect(lists.importRow).toEqual([0, 1, 2, 3, 4].map((record) => ({ record })));
  });

  it('is deleted after its time', async () => {
    const org = await api.organization();
    const { id: userId } = await org.person();
    const { id } = await asked(org, { kind: 'export', userId });
    expect((await settled(org, id)).expiresAt).not.toBeNull();
    await api.db.query(`UPDATE privacy_request SET expires_at = now() WHERE id = $1`, [id]);
    await eventually(async () => {
      const answer = await org.get(`/v1/privacy-requests/${id}/export.json`);
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([404, 'privacy-export-expired']);
    });
    const { rows } = await api.db.query(`SELECT 1 FROM privacy_item WHERE request_id = $1`, [id]);
    expect(rows).toEqual([]);
  });
});

describe('an erasure', () => {
  it('removes somebody from every table, and others stay', async () => {
    const org = await api.organization();
    const person = { lastName: 'Graafsma', firstName: 'Nicolette', externalId: 'X-1042' };
    const { id: userId, email } = await org.person(person);
    const other = await org.person({ lastName: 'Holt' });
    await org.patch(`/v1/users/${userId}`, { email: `former-${email}` });
    await settled(org, (await asked(org, { kind: 'export', userId })).id);
    const done = await erased(org, userId, ' nicolette  GRAAFSMA ');
    expect(done.services.map(({ service, state }) => [service, state])).toEqual([
      ['import', 'done'],
      ['notification', 'done'],
      ['identity', 'done'],
    ]);
    const text = await everything(org);
    expect(new RegExp(`.*(Graafsma|Nicolette|X-1042|${email}).*`, 'i').exec(text)?.[0]).toBeUndefined();
    expect(text).toContain(other.email);
    expect((await org.get(`/v1/users/${userId}`)).statusCode).toBe(404);
  });

  it('tells the others every address that was the person’s and is nobody’s now', async () => {
    const org = await api.organization();
    const { id: userId, email } = await org.person({ externalId: '7' });
    await org.patch(`/v1/users/${userId}`, { email: `second-${email}` });
    await org.patch(`/v1/users/${userId}`, { email: `third-${email}` });
    await org.person({ email });
    await erased(org, userId, `third-${email}`);
    const { data } = others.asked.find(({ name }) => name === EraseMailData.name)!;
    expect([...data.addresses].sort()).toEqual([`second-${email}`, `third-${email}`]);
    expect(data).toMatchObject({ userId, externalIds: ['7'] });
  });

  it('ends with a proof that the chained audit holds', async () => {
    const org = await api.organization();
    const { id: userId, email } = await org.person();
    others.answer(EraseImportData, () => ({
      removed: [{ where: 'import_row', what: 'pseudonymised', count: 2 }],
      kept: [{ where: 'receipts', why: 'hashes' }],
    }));
    const { id } = await erased(org, userId, email);
    const proof = (await org.get(`/v1/privacy-requests/${id}/proof`)).json<ErasureProofDto>();
    expect(proof.statement).toMatchObject({
      requestId: id,
      userId,
      services: [
        { service: 'import', removed: [{ where: 'import_row', count: 2 }] },
        { service: 'notification' },
        { service: 'identity' },
      ],
    });
    expect(proof.statement.services[2]?.removed).toContainEqual({ where: 'user_history', what: 'deleted', count: 1 });
    expect(sha256Of(proof.statement)).toBe(proof.statementSha256);
    const audit = (await org.get(`/v1/audit?action=user.erased`)).json<{
      items: { sequence: number; details: object }[];
    }>();
    expect(audit.items).toMatchObject([
      { sequence: proof.audit.sequence, details: { requestId: id, statementSha256: proof.statementSha256 } },
    ]);
    for await (const verdict of verifyChains(api.db, org.organizationId)) expect(verdict.broken).toBeUndefined();
  });

  it('is announced, so that other services can follow', async () => {
    const org = await api.organization();
    const { id: userId, email } = await org.person();
    await erased(org, userId, email);
    const { rows } = await api.db.query<{ wire_subject: string }>(
      `SELECT wire_subject FROM outbox WHERE organization_id = $1 AND aggregate = $2 ORDER BY position`,
      [org.organizationId, userId],
    );
    expect(rows.map(({ wire_subject: subject }) => subject)).toEqual([
      'evt.identity.user.deleted.v1',
      'evt.identity.user.erased.v1',
    ]);
  });

  it('reaches somebody who was removed before, by the id', async () => {
    const org = await api.organization();
    const { id: userId, email } = await org.person({ lastName: 'Vertrokken' });
    await org.delete(`/v1/users/${userId}`);
    expect(await everything(org)).toContain('Vertrokken');
    const wrong = await org.post('/v1/privacy-requests', { kind: 'erasure', userId, confirm: email });
    expect(wrong.json<{ code: string }>().code).toBe('confirmation-differs');
    await erased(org, userId, userId);
    expect(await everything(org)).not.toContain('Vertrokken');
  });

  it.each([
    ['without a confirmation', undefined, 400, 'confirmation-required'],
    ['with another name', 'Somebody Else', 422, 'confirmation-differs'],
  ])('is refused %s', async (_, confirm, status, code) => {
    const org = await api.organization();
    const { id: userId } = await org.person();
    const answer = await org.post('/v1/privacy-requests', { kind: 'erasure', userId, confirm });
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([status, code]);
    expect((await org.get(`/v1/users/${userId}`)).statusCode).toBe(200);
  });

  it('is refused for oneself, for somebody more privileged, for the last Admin and for nobody', async () => {
    const org = await api.organization();
    const { id: userId, email } = await org.person();
    await org.put(`/v1/users/${userId}/roles`, { roleIds: [org.roleIds.admin] });
    await api.db.query(`UPDATE app_user SET account = 'active' WHERE id = $1`, [userId]);
    const body = { kind: 'erasure', userId, confirm: email };
    const codeAs = async (as?: As, more = {}) => {
      const answer = await org.post('/v1/privacy-requests', { ...body, ...more }, as);
      return [answer.statusCode, answer.json<{ code: string }>().code];
    };
    expect(await codeAs({ subject: userId, type: 'user' })).toEqual([409, 'self']);
    const permissions = ['privacy:manage', 'staff:write', 'staff:read'];
    expect(await codeAs({ permissions })).toEqual([403, 'more-privileged']);
    expect(await codeAs({ permissions: ['privacy:manage'] })).toEqual([403, 'permission-missing']);
    expect(await codeAs()).toEqual([409, 'last-admin']);
    expect(await codeAs(undefined, { userId: uuid() })).toEqual([404, 'user-not-found']);
    const elsewhere = await api.organization();
    expect((await elsewhere.post('/v1/privacy-requests', body)).statusCode).toBe(404);
    expect(others.asked).toEqual([]);
  });

  it('waits while a service is at work with what is to go', async () => {
    const org = await api.organization();
    const { id: userId, email } = await org.person();
    others.answer(EraseImportData, () => ({ removed: [], kept: [], busy: 'An import is under way.' }));
    const { id } = await asked(org, { kind: 'erasure', userId, confirm: email });
    await eventually(async () => {
      const { services } = (await org.get(`/v1/privacy-requests/${id}`)).json<PrivacyRequestDto>();
      expect(services[0]).toMatchObject({ state: 'waiting', problem: 'An import is under way.' });
    });
    const again = await org.post('/v1/privacy-requests', { kind: 'erasure', userId, confirm: userId });
    expect([again.statusCode, again.json<{ code: string }>().code]).toEqual([409, 'privacy-request-running']);
    others.knowNobody();
    await settled(org, id);
  });
});
