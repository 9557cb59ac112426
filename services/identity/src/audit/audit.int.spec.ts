import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ImportApplied, ImportCancelled, ImportFailed, ImportPlanned, ImportUndone } from '@rollcall/contracts';
import { event, Outbox } from '@rollcall/messaging';
import { eventually } from '@rollcall/testing';
import { v7 as uuid } from 'uuid';
import { AuthenticationService } from '../credential/authentication.service.js';
import { PasswordHasher } from '../credential/password-hasher.service.js';
import { bootstrapOrganization, readBootstrapInput } from '../organization-bootstrap.js';
import { startApi, type RunningApi } from '../rights/api.fixture.js';
import { recordAudit } from './record-audit.sql.js';
import { verifyChains } from './verify-chains.js';

let api: RunningApi;
beforeAll(async () => (api = await startApi()));
afterAll(() => api.stop());

const command = fileURLToPath(new URL('../../dist/verify-audit.js', import.meta.url));
const password = 'vier groene paarden zingen';

describe('the audit', () => {
  it('knows who signed in, and who somebody else tried to be', async () => {
    const email = `${uuid()}@example.nl`;
    const organizationId = await bootstrapOrganization(
      api.databases,
      api.app.get(PasswordHasher),
      readBootstrapInput({ organizationName: email, admin: { email, password, lastName: 'Beheer' } }),
    );
    const signIn = (attempt: string) =>
      api.app.get(AuthenticationService).signIn({ email, password: attempt, networkAddress: '192.0.2.1' });
    expect((await signIn('wrong')).result).toBe('refused');
    await eventually(async () => (await entriesOf(organizationId)).length === 1);
    expect((await signIn(password)).result).toBe('signed-in');
    const entries = await entriesOf(organizationId);
    expect(entries.map(({ action, actor_type }) => [action, actor_type])).toEqual([
      ['sign-in.failed', 'system'],
      ['sign-in.succeeded', 'user'],
    ]);
    expect(entries[0]?.subject_id).toBe(entries[1]?.actor_id);
    expect(JSON.stringify(entries)).not.toContain(email);
  });

  it('knows what imports did, once, as the import service tells it', async () => {
    const { organizationId } = await api.organization();
    const [importId, createdBy, undoneBy] = [uuid(), uuid(), uuid()];
    const job = { importId, kind: 'staff' as const, createdBy };
    const init = { organizationId, subject: importId };
    const counts = { usersChanged: 0, usersUnchanged: 0, usersReactivated: 0, usersDeactivated: 0 };
    const applied = { rowsHeld: 0, rowsFailed: 0, groupsAdded: 0, groupsChanged: 0, durationSeconds: 1 };
    const events = [
      event(ImportPlanned, {
        ...init,
        aggregateVersion: 1,
        data: { ...job, planHash: 'h', held: false, counts: { create: 4 } },
      }),
      event(ImportApplied, {
        ...init,
        aggregateVersion: 2,
        data: { ...job, planHash: 'h', usersAdded: 4, ...counts, ...applied },
      }),
      event(ImportUndone, {
        ...init,
        aggregateVersion: 3,
        data: { ...job, by: { id: undoneBy, type: 'user' }, rowsReverted: 4, rowsKept: 0, rowsFailed: 0 },
      }),
      event(ImportFailed, { ...init, aggregateVersion: 4, data: { ...job, codes: ['F_EMPTY'] } }),
      event(ImportCancelled, {
        ...init,
        aggregateVersion: 5,
        data: { ...job, createdBy: 'payroll', rowsDone: 0, rowsLeft: 0 },
      }),
    ];
    await api.databases.inOrganization(organizationId, (tx) => api.app.get(Outbox).add(tx, events));
    await eventually(async () => (await entriesOf(organizationId)).length === 5, { timeoutMs: 20_000 });
    const entries = await entriesOf(organizationId);
    expect(entries.map(({ action }) => action).sort()).toEqual([
      'import.applied',
      'import.cancelled',
      'import.failed',
      'import.planned',
      'import.undone',
    ]);
    expect(entries.find(({ action }) => action === 'import.applied')).toMatchObject({
      actor_type: 'user',
      actor_id: createdBy,
      subject_type: 'import',
      subject_id: importId,
      details: { kind: 'staff', usersAdded: 4 },
    });
    expect(entries.find(({ action }) => action === 'import.undone')).toMatchObject({
      actor_type: 'user',
      actor_id: undoneBy,
      details: { createdBy, rowsReverted: 4 },
    });
    expect(entries.find(({ action }) => action === 'import.cancelled')).toMatchObject({
      actor_type: 'api-client',
      actor_id: 'payroll',
    });
  });

  it('holds beyond a page of the verification and leaves other organisations alone', async () => {
    const [one, two] = [await api.organization(), await api.organization()];
    const fact = { action: 'user.deactivated' as const, actor: { type: 'system' as const, id: null } };
    const facts = Array.from({ length: 1_001 }, (_, n) => ({ ...fact, subject: { type: 'user', id: `${n}` } }));
    await api.databases.inOrganization(one.organizationId, (tx) => recordAudit(tx, one.organizationId, facts));
    const verdicts = await api.databases.inSystem(async (tx) => {
      const found = [];
      for await (const verdict of verifyChains(tx)) found.push(verdict);
      return found;
    });
    const of = (id: string) => verdicts.find(({ organizationId }) => organizationId === id);
    expect(of(one.organizationId)).toMatchObject({ entries: 1_001, head: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(of(two.organizationId)).toEqual({ organizationId: two.organizationId, entries: 0, head: null });
    expect(verdicts.filter(({ broken }) => broken)).toEqual([]);
  });
});

describe('the command that verifies', () => {
  it('prints a line per organisation and fails when a chain is broken', async () => {
    const { organizationId } = await api.organization();
    const fact = { action: 'user.deleted' as const, actor: { type: 'system' as const, id: null } };
    const subject = { type: 'user', id: '1' };
    await api.databases.inOrganization(organizationId, (tx) => recordAudit(tx, organizationId, [{ ...fact, subject }]));
    const verify = () =>
      promisify(execFile)(process.execPath, [command, organizationId], {
        env: { ...process.env, DATABASE_URL: api.database.url },
      });
    expect(JSON.parse((await verify()).stdout)).toMatchObject({ organizationId, entries: 1 });
    // Only the owner of the table can do this, and it shows.
    await api.db.query(
      `ALTER TABLE audit_entry DISABLE TRIGGER append_only;
       UPDATE audit_entry SET action = 'other' WHERE organization_id = '${organizationId}';
       ALTER TABLE audit_entry ENABLE TRIGGER append_only`,
    );
    await expect(verify()).rejects.toMatchObject({ code: 1, stdout: expect.stringContaining('content-differs') });
  }, 60_000);
});

interface Entry {
  action: string;
  actor_type: string;
  actor_id: string | null;
  subject_type: string;
  subject_id: string;
  details: object;
}

async function entriesOf(organizationId: string): Promise<Entry[]> {
  const { rows } = await api.db.query<Entry>(`SELECT * FROM audit_entry WHERE organization_id = $1 ORDER BY sequence`, [
    organizationId,
  ]);
  return rows;
}
