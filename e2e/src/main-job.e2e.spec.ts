import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@rollcall/testing';
import { ApiClient, type ImportView, type ReceivedMail } from './client.js';
import { REPOSITORY, RunningSystem } from './system.js';
import { acceptInvitation, signIn } from './visitor.js';

const list = readFileSync(join(REPOSITORY, 'examples/personeel.csv'), 'utf8');

describe('the list of four', () => {
  let system: RunningSystem;
  let api: ApiClient;
  let first: ImportView;

  beforeAll(async () => {
    system = await RunningSystem.start();
    api = new ApiClient(() => system.state);
  });
  afterAll(() => system.stop());

  it('T-001: creates four people and two groups, as the plan said', async () => {
    const events = subscriber(system);
    const draft = await api.upload(list);
    expect(draft).toMatchObject({
      status: 'draft',
      mapping: ['lastName', 'firstName', 'email', 'initials', 'title', 'phone', 'groups'],
      source: { name: 'personeel.csv', delimiter: ',', hasHeader: true, records: 4 },
    });
    await api.post(`/v1/imports/${draft.id}/plan`);
    const { plan } = await api.importIn(draft.id, 'planned');
    expect(plan).toMatchObject({
      create: 4,
      update: 0,
      unchanged: 0,
      error: 0,
      groups: { create: ['G1', 'G2'], change: 0 },
      invitations: 4,
    });
    await api.post(`/v1/imports/${draft.id}/apply`, { planHash: plan.hash });
    first = await api.importIn(draft.id, 'completed');
    expect(first.result).toMatchObject({ usersAdded: 4, usersChanged: 0, groupsAdded: 2, rowsFailed: 0 });

    const { items: people } = await api.get<{ items: Person[] }>('/v1/users?kind=staff&limit=200');
    const jan = people.find((person) => person.lastName === 'Brooy');
    expect(jan).toMatchObject({
      firstName: 'Jan',
      email: 'J.Brooy@cwtestgebruiker.nl',
      phone: '416-555-5117 Ext: 128',
      account: 'invited',
    });
    expect(people.map((person) => person.lastName)).toEqual(
      expect.arrayContaining(['Brooy', 'de Graaf', 'Holt', 'Hartman']),
    );

    const { items: groups } = await api.get<{ items: Group[] }>('/v1/groups?kind=staff');
    const members = new Map<string, string[]>();
    for (const { id, name } of groups.filter((group) => /^G\d$/.test(group.name)))
      members.set(
        name,
        (await api.get<{ items: Person[] }>(`/v1/groups/${id}/members`)).items.map((m) => m.lastName),
      );
    expect([...(members.get('G1') ?? [])].sort()).toEqual(['Brooy', 'de Graaf']);
    expect([...(members.get('G2') ?? [])].sort()).toEqual(['Hartman', 'Holt', 'de Graaf']);

    await eventually(() => {
      for (const name of ['Brooy', 'de Graaf', 'Holt', 'Hartman']) expect(events.output()).toContain(name);
    });
    events.stop();
  });

  it('mails each of the four a link, and logs it without the link', async () => {
    const { result } = await eventually(async () => {
      const found = await api.get<ImportView>(`/v1/imports/${first.id}`);
      expect(found.result.invitations).toEqual({ queued: 0, sent: 4, failed: 0, held: 0 });
      return found;
    });
    expect(result.usersAdded).toBe(4);
    const mails = await api.mails();
    expect(mails).toHaveLength(4);
    for (const mail of mails) expect(linkIn(mail)).toContain(`${system.state.baseUrl}/account/invitation?token=`);

    const log = await api.get<{ items: { id: string; status: string; attempts: { smtpCode: number }[] }[] }>(
      `/v1/email-log?importId=${first.id}`,
    );
    expect(log.items.map((item) => [item.status, item.attempts[0]?.smtpCode])).toEqual(Array(4).fill(['sent', 250]));
    const [entry] = log.items;
    const { body } = await api.get<{ body: { text: string } }>(`/v1/email-log/${entry?.id}`);
    expect(body.text).toContain('[redacted]');
    expect(body.text).not.toContain('token=');
  });

  it('lets each of the four set a password and sign in', async () => {
    for (const mail of await api.mails()) {
      const email = JSON.stringify(mail.to).match(/[\w.]+@cwtestgebruiker\.nl/)?.[0] ?? '';
      const password = `a rather long phrase for ${email.split('@')[0]}`;
      await acceptInvitation(linkIn(mail), email, password);
      const claims = await signIn(system.state.baseUrl, email, password);
      expect(claims).toMatchObject({ org: system.state.organizationId, sub_type: 'user' });
      const { items } = await api.get<{ items: Person[] }>(`/v1/users?email=${encodeURIComponent(email)}`);
      expect(items).toMatchObject([{ id: claims.sub, account: 'active' }]);
    }
  });

  it('T-002: changes nothing when imported again', async () => {
    const again = await api.runImport(list);
    expect(again.result).toMatchObject({
      usersAdded: 0,
      usersChanged: 0,
      usersUnchanged: 4,
      groupsAdded: 0,
      groupsChanged: 0,
      invitations: { queued: 0, sent: 0, failed: 0, held: 0 },
    });
    expect(await api.mails()).toHaveLength(4);
  });
});

interface Person {
  id: string;
  lastName: string;
}

interface Group {
  id: string;
  name: string;
}

function linkIn(mail: ReceivedMail): string {
  return mail.text.match(/https?:\/\/\S+token=\S+/)?.[0] ?? '';
}

/** Runs the example subscriber beside the system. */
function subscriber(system: RunningSystem): { output(): string; stop(): void } {
  const child = spawn(process.execPath, [join(REPOSITORY, 'examples/subscriber.mjs')], {
    cwd: REPOSITORY,
    env: { ...process.env, NODE_OPTIONS: '', ROLLCALL_HOME: system.home, NATS_URL: system.state.natsUrl },
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return { output: () => output, stop: () => void child.kill('SIGKILL') };
}
