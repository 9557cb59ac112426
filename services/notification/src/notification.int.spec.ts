import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  CancelInvitations,
  InvitationRequested,
  PasswordChanged,
  PasswordResetRequested,
  ReleaseInvitations,
  SecondFactorChanged,
  UserCreated,
  UserDeleted,
} from '@rollcall/contracts';
import { eventually } from '@rollcall/testing';
import type { EmailMessageDetailDto, EmailMessagePage } from './log/email-log.dto.js';
import { anAddress, startNotification, type NotificationFixture } from './spec/notification.fixture.js';

let service: NotificationFixture;
const publish: NotificationFixture['publish'] = (...args) => service.publish(...args);
const get: NotificationFixture['get'] = (...args) => service.get(...args);
const logOf: NotificationFixture['logOf'] = (...args) => service.logOf(...args);
const mailsTo: NotificationFixture['mailsTo'] = (...args) => service.mailsTo(...args);
const aUserCreated: NotificationFixture['aUserCreated'] = (...args) => service.aUserCreated(...args);

beforeAll(async () => {
  service = await startNotification();
});

afterAll(() => service.stop());

describe('a new person', () => {
  it('is mailed a personal link in their language, once, however often the event is delivered', async () => {
    const organizationId = randomUUID();
    const email = anAddress();
    const created = aUserCreated({ email, locale: 'en' });
    const id = randomUUID();
    for (let delivery = 0; delivery < 3; delivery += 1)
      // Another broker id each time: only the inbox can know the message.
      await publish(UserCreated, organizationId, created, { id, brokerId: randomUUID() });
    await publish(UserCreated, organizationId, aUserCreated({ email: anAddress() }));

    await eventually(async () => expect(await logOf(organizationId, 'status=sent')).toHaveLength(2));
    const mails = await mailsTo(email);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.subject).toBe('Welcome to Brooy & Holt: set your password');
    expect(mails[0]?.text).toContain(`/account/invitation?token=for-${created.userId}`);
    expect(mails[0]?.headers).toMatchObject({ 'auto-submitted': 'auto-generated' });
  });

  it('T-093: who has no e-mail address, or wants no invitation, is not mailed', async () => {
    const organizationId = randomUUID();
    await publish(UserCreated, organizationId, { ...aUserCreated({ email: null }), account: 'none' });
    await publish(UserCreated, organizationId, { ...aUserCreated({ email: anAddress() }), invitation: 'none' });
    await publish(UserCreated, organizationId, aUserCreated({ email: anAddress() }));
    await eventually(async () => expect(await logOf(organizationId, 'status=sent')).toHaveLength(1));
    expect(await logOf(organizationId)).toHaveLength(1);
  });

  it('T-154: whose name is hostile gets a mail with no header of their making', async () => {
    const organizationId = randomUUID();
    const email = anAddress();
    await publish(
      UserCreated,
      organizationId,
      aUserCreated({ email, lastName: 'X\r\nBcc: all@voorbeeld.example', firstName: '👩‍💻 "Zoë"' }),
    );
    await eventually(async () => expect(await logOf(organizationId, 'status=sent')).toHaveLength(1));
    const [mail] = await mailsTo(email);
    expect(mail?.headers).not.toHaveProperty('bcc');
    expect(mail?.headers['to']).toMatch(/^=\?UTF-8\?Q\?[^\r\n]+<person\d+@voorbeeld\.example>$/);
  });

  it('who is gone when the mail would leave gets none', async () => {
    const organizationId = randomUUID();
    const created = aUserCreated({ email: anAddress() });
    service.gone.add(created.userId);
    await publish(UserCreated, organizationId, created);
    await eventually(async () => expect(await logOf(organizationId, 'status=cancelled')).toHaveLength(1));
    expect(await mailsTo(created.values.email ?? '')).toEqual([]);
  });
});

describe('a person with an account', () => {
  it.each([
    { type: InvitationRequested, template: 'welcome', link: 'token=' },
    { type: PasswordResetRequested, template: 'password-reset', link: 'token=' },
    { type: PasswordChanged, template: 'password-changed', link: 'https://rollcall.example/' },
    { type: SecondFactorChanged, template: 'second-factor-changed', link: 'https://rollcall.example/' },
  ] as const)('is mailed after $type.name', async ({ type, template, link }) => {
    const organizationId = randomUUID();
    const email = anAddress();
    const { userId } = aUserCreated({ email });
    const recipient = { email, name: 'Nicole de Graaf', locale: 'nl' };
    await publish(type, organizationId, { userId, kind: 'staff', recipient, through: 'self', change: 'reset' });
    await eventually(async () =>
      expect(await logOf(organizationId, `template=${template}&status=sent`)).toHaveLength(1),
    );
    expect((await mailsTo(email))[0]?.text).toContain(link);
  });
});

describe('held invitations of an import', () => {
  it('wait for their release, and those that arrive after it do not wait', async () => {
    const [organizationId, importId] = [randomUUID(), randomUUID()];
    await publish(UserCreated, organizationId, {
      ...aUserCreated({ email: anAddress(), importId }),
      invitation: 'hold',
    });
    await eventually(async () => expect(await logOf(organizationId, 'status=held')).toHaveLength(1));
    await publish(ReleaseInvitations, organizationId, { importId });
    await eventually(async () =>
      expect(await logOf(organizationId, `status=sent&importId=${importId}`)).toHaveLength(1),
    );
    await publish(UserCreated, organizationId, {
      ...aUserCreated({ email: anAddress(), importId }),
      invitation: 'hold',
    });
    await eventually(async () => expect(await logOf(organizationId, 'status=sent')).toHaveLength(2));
  });

  it('T-145: are cancelled for good by an undo, also those that arrive later', async () => {
    const [organizationId, importId] = [randomUUID(), randomUUID()];
    const held = { ...aUserCreated({ email: anAddress(), importId }), invitation: 'hold' as const };
    await publish(UserCreated, organizationId, held);
    await eventually(async () => expect(await logOf(organizationId, 'status=held')).toHaveLength(1));
    await publish(CancelInvitations, organizationId, { importId });
    await eventually(async () => expect(await logOf(organizationId, 'status=cancelled')).toHaveLength(1));
    await publish(ReleaseInvitations, organizationId, { importId });
    await publish(UserCreated, organizationId, aUserCreated({ email: anAddress(), importId }));
    await eventually(async () => expect(await logOf(organizationId, 'status=cancelled')).toHaveLength(2));
    expect(await mailsTo(held.values.email ?? '')).toEqual([]);
  });

  it('are cancelled for a person who is removed', async () => {
    const organizationId = randomUUID();
    const held = { ...aUserCreated({ email: anAddress() }), invitation: 'hold' as const };
    await publish(UserCreated, organizationId, held);
    await publish(UserDeleted, organizationId, { userId: held.userId, kind: 'staff', origin: { through: 'rest' } });
    await eventually(async () => expect(await logOf(organizationId, 'status=cancelled')).toHaveLength(1));
  });
});

describe('the e-mail log', () => {
  it('shows attempts, and content without the link only to who may see content', async () => {
    const organizationId = randomUUID();
    await publish(UserCreated, organizationId, aUserCreated({ email: anAddress() }));
    const [entry] = await eventually(async () => {
      const found = await logOf(organizationId, 'status=sent');
      expect(found).toHaveLength(1);
      return found;
    });
    expect(entry?.attempts).toMatchObject([{ smtpCode: 250 }]);
    const path = `/v1/email-log/${entry?.id}`;
    const plain = await get(path, organizationId, ['email-log:read']);
    expect(plain.json()).not.toHaveProperty('body');
    const full = (
      await get(path, organizationId, ['email-log:read', 'email-log:content'])
    ).json<EmailMessageDetailDto>();
    expect(full.body?.text).toContain('[redacted]');
    expect(JSON.stringify(full)).not.toContain('token=');
  });

  it('is closed to others: 401 without a token, 403 without the permission, 404 from another organisation', async () => {
    const organizationId = randomUUID();
    await publish(UserCreated, organizationId, aUserCreated({ email: anAddress() }));
    const [entry] = await eventually(async () => {
      const found = await logOf(organizationId);
      expect(found).toHaveLength(1);
      return found;
    });
    expect((await service.app.inject({ url: '/v1/email-log' })).statusCode).toBe(401);
    expect((await get('/v1/email-log', organizationId, ['staff:read'])).statusCode).toBe(403);
    expect((await get(`/v1/email-log/${entry?.id}`, randomUUID(), ['email-log:read'])).statusCode).toBe(404);
    expect(await logOf(randomUUID())).toEqual([]);
  });

  it('is searched by recipient, status and time, and read page by page', async () => {
    const organizationId = randomUUID();
    const addresses = [1, 2, 3].map((n) => `Rij${n}@voorbeeld.example`);
    for (const email of addresses) await publish(UserCreated, organizationId, aUserCreated({ email }));
    await eventually(async () => expect(await logOf(organizationId, 'status=sent')).toHaveLength(3));
    expect((await logOf(organizationId, 'recipient=rij2@')).map((entry) => entry.recipient)).toEqual([
      'Rij2@voorbeeld.example',
    ]);
    expect(await logOf(organizationId, 'to=2020-01-01T00:00:00Z')).toEqual([]);
    const first = (await get('/v1/email-log?limit=2', organizationId)).json<EmailMessagePage>();
    const second = (
      await get(`/v1/email-log?limit=2&cursor=${first.nextCursor}`, organizationId)
    ).json<EmailMessagePage>();
    expect([...first.items, ...second.items].map((entry) => entry.recipient).sort()).toEqual(addresses);
    expect(second.nextCursor).toBeNull();
    expect((await get('/v1/email-log?cursor=nonsense', organizationId)).statusCode).toBe(400);
    expect((await get('/v1/email-log?unknown=1', organizationId)).statusCode).toBe(400);
  });
});

describe('a refusal by the mail server', () => {
  it.each([
    [550, 'undelivered', 'no such mailbox'],
    [451, 'deferred', 'try later'],
  ])('with %i leaves the mail %s, with the reason in the log', async (code, status, message) => {
    const organizationId = randomUUID();
    const email = anAddress();
    service.sink.refuse((recipient) => (recipient === email ? { code, message } : undefined));
    await publish(UserCreated, organizationId, aUserCreated({ email }));
    const [entry] = await eventually(async () => {
      const found = await logOf(organizationId, `status=${status}`);
      expect(found).toHaveLength(1);
      return found;
    });
    expect(entry?.attempts).toMatchObject([{ smtpCode: code, response: expect.stringContaining(message) }]);
  });
});

describe('a mail that was being sent when the dispatcher died', () => {
  it('is sent again with the same Message-ID, and the log says that it was uncertain', async () => {
    const organizationId = randomUUID();
    const id = randomUUID();
    await service.database.pool().query(
      `INSERT INTO email_message (organization_id, id, cause_id, user_id, template, recipient, status, priority,
                                  attempt_count, leased_until, lease_id)
       VALUES ($1, $2, $3, $4, 'welcome', $5, 'sending', 10, 1, now() - interval '1 second', $3)`,
      [organizationId, id, randomUUID(), randomUUID(), anAddress()],
    );
    await eventually(async () => expect(await logOf(organizationId, 'status=sent')).toHaveLength(1));
    const [entry] = await logOf(organizationId);
    expect(entry?.attempts).toMatchObject([
      { smtpCode: null, response: expect.stringContaining('uncertain') },
      { smtpCode: 250 },
    ]);
    const mails = (await service.sink.messages()).filter((mail) => JSON.stringify(mail.headers).includes(id));
    expect(mails).toHaveLength(1);
  });
});
