import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CollectMailData, EraseMailData, UserCreated, type DataOf } from '@rollcall/contracts';
import { RequestClient } from '@rollcall/messaging';
import { eventually } from '@rollcall/testing';
import { anAddress, startNotification, type NotificationFixture } from '../spec/notification.fixture.js';

let notification: NotificationFixture;
beforeAll(async () => {
  notification = await startNotification();
});
afterAll(() => notification.stop());

interface Mailed {
  organizationId: string;
  about: Parameters<typeof collect>[0];
  created: DataOf<typeof UserCreated>;
  email: string;
}

async function collect(about: {
  organizationId: string;
  requestId: string;
  userId: string;
  kind: 'staff';
  addresses: string[];
  externalIds: string[];
  cursor?: string;
}) {
  return notification.app.get(RequestClient).request(CollectMailData, about);
}

async function erase(about: Parameters<typeof collect>[0]) {
  const answer = await notification.app.get(RequestClient).request(EraseMailData, about);
  if (answer.busy !== undefined) throw new Error(answer.busy);
  return answer;
}

/** Somebody who was sent an invitation. */
async function mailed(organizationId: string = randomUUID()): Promise<Mailed> {
  const email = anAddress();
  const created = notification.aUserCreated({ email });
  await notification.publish(UserCreated, organizationId, created);
  await eventually(async () => {
    const [mail] = await notification.logOf(organizationId, `recipient=${email}`);
    expect(mail?.status).toBe('sent');
  });
  const about = {
    organizationId,
    requestId: randomUUID(),
    userId: created.userId,
    kind: 'staff' as const,
    addresses: [email],
    externalIds: [],
  };
  return { organizationId, about, created, email };
}

const settings = { permissions: ['email-log:resend'] };

describe('what the log of mails knows about somebody', () => {
  it('is shown to whoever gathers it, with the entry of the list of suppressed addresses', async () => {
    const { organizationId, about, email } = await mailed();
    const suppression = { address: email.toUpperCase() };
    await notification.call('/v1/email-suppressions', organizationId, {
      method: 'POST',
      payload: suppression,
      ...settings,
    });
    const { items, next } = await collect(about);
    expect(next).toBeUndefined();
    expect(items).toMatchObject([
      { section: 'suppression', data: { reason: 'manual' } },
      {
        section: 'email',
        data: { recipient: email, template: 'welcome', status: 'sent', subject: expect.any(String) },
      },
    ]);
    expect(JSON.stringify(items)).not.toContain('token=');
  });

  it('is not that of others, nor of another organisation', async () => {
    const [one, other] = [await mailed(), await mailed()];
    expect((await collect({ ...one.about, organizationId: other.organizationId })).items).toEqual([]);
    expect((await collect({ ...one.about, userId: other.about.userId, addresses: [] })).items).toEqual([]);
  });

  it('is gone after an erasure, while the log still says that a mail left', async () => {
    const { organizationId, about, email } = await mailed();
    const bystander = await mailed(organizationId);
    const { removed } = await eventually(() => erase(about));
    expect(removed).toContainEqual({ where: 'email_message', what: 'pseudonymised', count: 1 });
    const log = await notification.logOf(organizationId);
    const [mine, theirs] = [about.userId, bystander.about.userId].map((id) => log.find(({ userId }) => userId === id));
    expect(mine).toMatchObject({ recipient: null, subject: null, status: 'sent' });
    expect(theirs).toMatchObject({ recipient: bystander.email });
    const { rows } = await notification.database.pool().query<{ text: string }>(
      `SELECT to_jsonb(m)::text || coalesce((SELECT jsonb_agg(a)::text FROM delivery_attempt a
                                              WHERE a.message_id = m.id), '') AS text
         FROM email_message m WHERE organization_id = $1 AND user_id = $2`,
      [organizationId, about.userId],
    );
    expect(rows.map(({ text }) => text.includes(email) || text.includes('Nicole'))).toEqual([false]);
  });

  it('is answered with the same counts when it is asked to be erased again', async () => {
    const { about } = await mailed();
    const first = await eventually(() => erase(about));
    expect(await erase(about)).toEqual(first);
  });

  it('does not come back with an event that comes late', async () => {
    const { organizationId, about, created } = await mailed();
    await eventually(() => erase(about));
    await notification.publish(UserCreated, organizationId, created);
    const next = await mailed(organizationId);
    const log = await notification.logOf(organizationId);
    expect(log.map(({ userId }) => userId).sort()).toEqual([about.userId, next.about.userId].sort());
    expect(log.find(({ userId }) => userId === about.userId)).toMatchObject({ recipient: null });
  });
});
