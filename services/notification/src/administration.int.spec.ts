import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UserCreated } from '@rollcall/contracts';
import { eventually } from '@rollcall/testing';
import { RetentionService } from './retention/retention.service.js';
import type { ResendResultDto, ResentMessageDto } from './resend/resend.dto.js';
import type { EmailSettingsDto } from './settings/email-settings.dto.js';
import {
  anAddress,
  startNotification,
  type CallOptions,
  type NotificationFixture,
} from './spec/notification.fixture.js';
import type { EmailSuppressionDto } from './suppression/suppression.dto.js';
import type { EmailPreviewDto, EmailTemplateDto } from './template/template.dto.js';

const PIXEL =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
const RESEND: CallOptions = { method: 'POST', permissions: ['email-log:resend'] };
const READ_SETTINGS: CallOptions = { permissions: ['settings:read'] };
const WRITE_SETTINGS: CallOptions = { method: 'PUT', permissions: ['settings:write'] };

let service: NotificationFixture;
let withoutKey: NotificationFixture | undefined;

beforeAll(async () => {
  service = await startNotification({ SECRET_KEY: Buffer.alloc(32, 7).toString('base64'), SMTP_PRIVATE_HOSTS: 'true' });
});

afterAll(async () => {
  await service.stop();
  await withoutKey?.stop();
});

async function aMail(
  organizationId: string,
  status: string,
  values: Parameters<NotificationFixture['aUserCreated']>[0],
) {
  await service.publish(UserCreated, organizationId, service.aUserCreated(values));
  return eventually(async () => {
    const [entry] = await service.logOf(organizationId, `status=${status}&recipient=${values.email}`);
    expect(entry).toBeDefined();
    return entry!;
  });
}

describe('the suppression list', () => {
  it('takes an address once, whatever its spelling, and stops its mail when it is queued', async () => {
    const organizationId = randomUUID();
    const email = anAddress();
    const add = (address: string) =>
      service.call('/v1/email-suppressions', organizationId, { ...RESEND, payload: { address } });
    expect((await add(email)).statusCode).toBe(201);
    const again = await add(email.toUpperCase());
    expect([again.statusCode, again.json<EmailSuppressionDto>().reason]).toEqual([200, 'manual']);
    const entry = await aMail(organizationId, 'suppressed', { lastName: 'Holt', email });
    expect(entry.attempts).toEqual([]);
    expect(await service.mailsTo(email)).toEqual([]);
    const { rows } = await service.database
      .pool()
      .query(
        `SELECT 1 FROM outbox WHERE organization_id = $1 AND wire_subject LIKE 'evt.notification.email.suppressed%'`,
        [organizationId],
      );
    expect(rows).toHaveLength(1);
  });

  it('stops mail that was queued before, and lets it leave after the address is taken off', async () => {
    const organizationId = randomUUID();
    const email = anAddress();
    const created = { ...service.aUserCreated({ lastName: 'Holt', email }), invitation: 'hold' as const };
    await service.publish(UserCreated, organizationId, created);
    await eventually(async () => expect(await service.logOf(organizationId, 'status=held')).toHaveLength(1));
    const added = await service.call('/v1/email-suppressions', organizationId, {
      ...RESEND,
      payload: { address: email },
    });
    await service.database
      .pool()
      .query(`UPDATE email_message SET status = 'queued', next_attempt_at = now() WHERE organization_id = $1`, [
        organizationId,
      ]);
    const [entry] = await eventually(async () => {
      const found = await service.logOf(organizationId, 'status=suppressed');
      expect(found).toHaveLength(1);
      return found;
    });
    const { id } = added.json<EmailSuppressionDto>();
    const other = await service.call(`/v1/email-suppressions/${id}`, randomUUID(), { ...RESEND, method: 'DELETE' });
    expect(other.statusCode).toBe(404);
    const removed = await service.call(`/v1/email-suppressions/${id}`, organizationId, { ...RESEND, method: 'DELETE' });
    expect(removed.statusCode).toBe(204);
    await service.call(`/v1/email-log/${entry?.id}/resend`, organizationId, RESEND);
    await eventually(async () => expect(await service.mailsTo(email)).toHaveLength(1));
  });

  it('takes an address that the mail server says does not exist', async () => {
    const organizationId = randomUUID();
    const email = anAddress();
    service.sink.refuse((recipient) =>
      recipient === email ? { code: 550, message: '5.1.1 no such mailbox' } : undefined,
    );
    const entry = await aMail(organizationId, 'undelivered', { lastName: 'Holt', email });
    const list = await service.get('/v1/email-suppressions', organizationId);
    expect(list.json<{ items: EmailSuppressionDto[] }>().items).toMatchObject([
      { address: email, reason: 'hard-bounce', messageId: entry.id, createdBy: null },
    ]);
  });
});

describe('sending again', () => {
  it('makes a new entry with a new link, once per key and while it has not left', async () => {
    const organizationId = randomUUID();
    const email = anAddress();
    const entry = await aMail(organizationId, 'sent', { lastName: 'Holt', email });
    const headers = { 'idempotency-key': randomUUID() };
    const path = `/v1/email-log/${entry.id}/resend`;
    const first = await service.call(path, organizationId, { ...RESEND, headers });
    expect(first.statusCode).toBe(202);
    const second = await service.call(path, organizationId, { ...RESEND, headers });
    expect(second.json<ResentMessageDto>()).toEqual(first.json<ResentMessageDto>());
    await eventually(async () => expect(await service.mailsTo(email)).toHaveLength(2));
    const log = await service.logOf(organizationId);
    expect(log).toMatchObject([{ resendOf: entry.id }, { id: entry.id }]);
    expect((await service.call(path, organizationId, { method: 'POST' })).statusCode).toBe(403);
    expect((await service.call(path, randomUUID(), RESEND)).statusCode).toBe(404);
  });

  it('is limited to five times an hour', async () => {
    const organizationId = randomUUID();
    const email = anAddress();
    const entry = await aMail(organizationId, 'sent', { lastName: 'Holt', email });
    for (let count = 1; count <= 5; count += 1) {
      await service.call(`/v1/email-log/${entry.id}/resend`, organizationId, RESEND);
      await eventually(async () => expect(await service.mailsTo(email)).toHaveLength(count + 1));
      await eventually(async () => expect(await service.logOf(organizationId, 'status=sent')).toHaveLength(count + 1));
    }
    const refused = await service.call(`/v1/email-log/${entry.id}/resend`, organizationId, RESEND);
    expect([refused.statusCode, refused.headers['retry-after']]).toEqual([429, '900']);
  });

  it('repeats all that was undelivered, and nothing twice', async () => {
    const organizationId = randomUUID();
    const importId = randomUUID();
    const emails = [anAddress(), anAddress(), anAddress()];
    service.sink.refuse((recipient) => (emails.includes(recipient) ? { code: 552, message: '5.2.2 full' } : undefined));
    for (const email of emails) await aMail(organizationId, 'undelivered', { lastName: 'Holt', email, importId });
    service.sink.refuse(undefined);
    const resend = (filter: object) =>
      service.call('/v1/email-log/resend', organizationId, { ...RESEND, payload: { filter } });
    expect((await resend({ importId: randomUUID() })).json<ResendResultDto>().queued).toBe(0);
    const answer = await resend({ importId });
    expect([answer.statusCode, answer.json()]).toEqual([202, { queued: 3, suppressed: 0, limited: 0 }]);
    expect((await resend({})).json<ResendResultDto>().queued).toBe(0);
    await eventually(async () => expect(await service.logOf(organizationId, 'status=sent')).toHaveLength(3));
    expect((await resend({ status: 'held' })).statusCode).toBe(422);
    expect((await resend({ nonsense: 1 })).statusCode).toBe(400);
  });
});

describe('the settings', () => {
  const read = async (organizationId: string) => service.call('/v1/settings/email', organizationId, READ_SETTINGS);
  const write = (organizationId: string, payload: object, headers: Record<string, string> = {}) =>
    service.call('/v1/settings/email', organizationId, { ...WRITE_SETTINGS, payload, headers });

  it('are defaults at first, and are replaced as they were read', async () => {
    const organizationId = randomUUID();
    const before = await read(organizationId);
    expect(before.headers['etag']).toBe('"0"');
    const wanted = { ...before.json<EmailSettingsDto>(), senderName: 'Brooy', retention: { mode: 'forever' } };
    const after = await write(organizationId, wanted, { 'if-match': '"0"' });
    expect([after.statusCode, after.headers['etag']]).toEqual([200, '"1"']);
    expect(after.json()).toMatchObject({ senderName: 'Brooy', retention: { mode: 'forever', days: null } });
    expect((await write(organizationId, wanted, { 'if-match': '"0"' })).statusCode).toBe(412);
    expect((await read(randomUUID())).json<EmailSettingsDto>().senderName).toBeNull();
  });

  it.each([
    [{ senderName: 'A\r\nBcc: all@voorbeeld.example' }, '/senderName'],
    [{ senderName: 'A\u0000' }, '/senderName'],
    [{ replyTo: 'a@voorbeeld.example\nBcc: b@voorbeeld.example' }, '/replyTo'],
    [{ replyTo: 'nobody' }, '/replyTo'],
    [{ logo: 'data:image/svg+xml;base64,PHN2Zz4=' }, '/logo'],
    [{ logo: 'data:image/png;base64,PHN2Zz4=' }, '/logo'],
    [{ retention: { mode: 'days' } }, '/retention/days'],
    [{ rates: { perSecond: -1 } }, '/rates/perSecond'],
    [{ smtp: { host: '127.0.0.1', port: 587, security: 'tls' } }, '/smtp/host'],
    [{ smtp: { host: 'mail.example', port: 22, security: 'tls' } }, '/smtp/port'],
    [{ smtp: { host: 'mail.example', port: 587, security: 'none' } }, '/smtp/security'],
  ])('refuse %j', async (wanted, pointer) => {
    const answer = await write(randomUUID(), wanted);
    expect(answer.statusCode).toBe(400);
    expect(answer.json<{ errors: { pointer: string }[] }>().errors.map((error) => error.pointer)).toContain(pointer);
  });

  it('keep the password of a mail server encrypted, unseen, and for that server and account alone', async () => {
    const organizationId = randomUUID();
    const smtp = { host: 'mail.example', port: 587, security: 'starttls', user: 'rollcall' };
    const first = await write(organizationId, { smtp: { ...smtp, password: 'geheim!' } });
    expect(first.payload).not.toContain('geheim');
    expect(first.json()).toMatchObject({ smtp: { ...smtp, hasPassword: true } });
    const { rows } = await service.database
      .pool()
      .query<{ smtp_password: Buffer }>(`SELECT smtp_password FROM email_settings WHERE organization_id = $1`, [
        organizationId,
      ]);
    expect(rows[0]?.smtp_password.toString('latin1')).not.toContain('geheim');
    expect((await write(organizationId, first.json<object>())).json()).toMatchObject({ smtp: { hasPassword: true } });
    const moved = await write(organizationId, { smtp: { ...smtp, host: 'other.example' } });
    expect(moved.json()).toMatchObject({ smtp: { hasPassword: false } });
  });

  it('shape the mails: sender, reply-to, welcome text, signature and logo', async () => {
    const organizationId = randomUUID();
    const senderName = 'Brooy "& Holt", kantoor Delft 👋';
    await write(organizationId, {
      senderName,
      replyTo: 'info@voorbeeld.example',
      welcomeMessage: 'Fijn dat u <er> bent.',
      signature: 'Brooy & Holt\nDelft',
      logo: PIXEL,
    });
    const email = anAddress();
    await aMail(organizationId, 'sent', { lastName: 'שלום', firstName: '"Zoë"', email });
    const [mail] = await service.mailsTo(email);
    expect(JSON.stringify(mail?.from)).toContain('Delft');
    expect(mail?.headers['reply-to']).toContain('info@voorbeeld.example');
    expect(mail?.html).toContain('Fijn dat u &lt;er&gt; bent.');
    expect(mail?.html).toContain('Brooy &amp; Holt<br>Delft');
    expect(mail?.html).toMatch(/src="(cid:logo|data:image\/png)/);
    expect(mail?.text).toContain('Fijn dat u <er> bent.');
    expect(mail?.text.trim()).toMatch(/Brooy & Holt\s+Delft$/);
  });
});

describe('retention', () => {
  it.each([
    [{ mode: 'off' }, 0],
    [{ mode: 'days', days: 30 }, 1],
    [{ mode: 'forever' }, 2],
  ])('%j keeps %i of two entries', async (retention, kept) => {
    const organizationId = randomUUID();
    await service.call('/v1/settings/email', organizationId, { ...WRITE_SETTINGS, payload: { retention } });
    for (const email of [anAddress(), anAddress()]) await aMail(organizationId, 'sent', { lastName: 'Holt', email });
    await service.database.pool().query(
      `UPDATE email_message SET created_at = now() - interval '31 days'
        WHERE organization_id = $1 AND id = (SELECT min(id::text)::uuid FROM email_message WHERE organization_id = $1)`,
      [organizationId],
    );
    if (retention.mode === 'off') {
      const { rows } = await service.database
        .pool()
        .query(`SELECT 1 FROM email_message WHERE organization_id = $1 AND num_nonnulls(body_html, body_text) > 0`, [
          organizationId,
        ]);
      expect(rows).toEqual([]);
    }
    await service.app.get(RetentionService).deleteOld();
    expect(await service.logOf(organizationId)).toHaveLength(kept);
    const { rows } = await service.database
      .pool()
      .query(`SELECT 1 FROM delivery_attempt WHERE organization_id = $1`, [organizationId]);
    expect(rows).toHaveLength(kept);
  });
});

describe('templates', () => {
  const path = '/v1/email-templates/welcome/nl';
  const own = {
    subject: 'Dag {{recipient.name}}',
    html: '<p>Eigen tekst voor {{recipient.name}}</p>{{button}}',
    text: 'Eigen tekst: {{link}}',
  };

  it('are Rollcall’s own until an organisation writes its own, and go back', async () => {
    const organizationId = randomUUID();
    const before = await service.call(path, organizationId, READ_SETTINGS);
    expect(before.headers['etag']).toBe('"0"');
    expect(before.json<EmailTemplateDto>()).toMatchObject({ source: 'default', version: 0 });
    // What the default says is what one may start from.
    const { subject, html, text } = before.json<EmailTemplateDto>();
    const same = await service.call(path, organizationId, { ...WRITE_SETTINGS, payload: { subject, html, text } });
    expect(same.statusCode).toBe(200);
    const replace = (version: number) =>
      service.call(path, organizationId, { ...WRITE_SETTINGS, payload: own, headers: { 'if-match': `"${version}"` } });
    expect((await replace(0)).statusCode).toBe(412);
    expect((await replace(1)).json<EmailTemplateDto>()).toMatchObject({ source: 'own', version: 2, ...own });

    const email = anAddress();
    await aMail(organizationId, 'sent', { lastName: '<b>Holt', email });
    const [mail] = await service.mailsTo(email);
    expect(mail?.subject).toContain('Dag ');
    expect(mail?.html).toContain('&lt;b&gt;Holt');
    expect(mail?.html).toContain('Wachtwoord instellen');
    expect(mail?.text).toContain('token=for-');

    const reset = await service.call(path, organizationId, { ...WRITE_SETTINGS, method: 'DELETE' });
    expect(reset.json<EmailTemplateDto>()).toMatchObject({ source: 'default', version: 3 });
    const versions = await service.call(`${path}/versions`, organizationId, READ_SETTINGS);
    expect(versions.json()).toMatchObject({ items: [{ version: 3, parts: null }, { version: 2, parts: own }, {}] });
  });

  it('say what is wrong with texts, and where', async () => {
    const payload = { ...own, html: '<script>{{constructor}}</script>', text: '{{#if x}}' };
    const answer = await service.call(path, randomUUID(), { ...WRITE_SETTINGS, payload });
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({
      code: 'template-unusable',
      errors: expect.arrayContaining([
        expect.objectContaining({ pointer: '/html', code: 'template-variable' }),
        expect.objectContaining({ pointer: '/text', code: 'template-syntax', line: 1, column: 10 }),
      ]),
    });
    const missing = await service.call('/v1/email-templates/welcome/xx', randomUUID(), READ_SETTINGS);
    expect(missing.statusCode).toBe(404);
    expect((await service.call(path, randomUUID())).statusCode).toBe(403);
  });

  it('tell their editor what may stand in them, in the reader’s language, and who changed them', async () => {
    const organizationId = randomUUID();
    const subject = randomUUID();
    await service.call(path, organizationId, { ...WRITE_SETTINGS, subject, payload: own });
    const headers = { 'accept-language': 'fr-BE, en;q=0.5' };
    const answer = await service.call(path, organizationId, { ...READ_SETTINGS, headers });
    const template = answer.json<EmailTemplateDto>();
    expect(template).toMatchObject({ title: 'Bienvenue', changedBy: subject, source: 'own', subject: own.subject });
    expect(template.defaults.subject).toContain('{{organization.name}}');
    const [name] = template.variables;
    expect(name).toEqual({
      name: 'recipient.name',
      description: 'Nom complet de la personne qui lit.',
      example: 'Nicole de Graaf',
      parts: ['subject', 'html', 'text'],
      required: false,
    });
    expect(template.variables.every(({ example, description }) => example && description)).toBe(true);
    expect(template.variables.find((variable) => variable.name === 'button')?.parts).toEqual(['html']);
    expect(template.variables.find((variable) => variable.name === 'link')?.required).toBe(true);
  });

  it('are previewed for somebody whom the caller may see, and for nobody else', async () => {
    const organizationId = randomUUID();
    const { userId } = service.aUserCreated({ lastName: 'Holt', firstName: 'Ben', email: anAddress() });
    const preview = (permissions: string[], id: string) =>
      service.call(`${path}/preview`, organizationId, { method: 'POST', permissions, payload: { ...own, userId: id } });
    const shown = await preview(['settings:read', 'staff:read'], userId);
    expect(shown.json<EmailPreviewDto>()).toMatchObject({ subject: 'Dag Ben Holt' });
    const unknown = await preview(['settings:read', 'staff:read'], randomUUID());
    const hidden = await preview(['settings:read', 'contacts:read'], userId);
    for (const answer of [unknown, hidden])
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([422, 'reader-not-found']);
  });

  it('are previewed and tried with the data of who asks, and the try goes to nobody else', async () => {
    const organizationId = randomUUID();
    const email = anAddress();
    const { userId } = service.aUserCreated({ lastName: 'Beheerder', email, locale: 'en' });
    const caller = { subject: userId, type: 'user' as const, permissions: ['settings:read', 'settings:write'] };
    const preview = await service.call(`${path}/preview`, organizationId, { ...caller, method: 'POST', payload: own });
    expect(preview.statusCode).toBe(200);
    expect(preview.json<EmailPreviewDto>()).toMatchObject({ subject: 'Dag Nicole Beheerder' });
    const test = await service.call(`${path}/test`, organizationId, { ...caller, method: 'POST', payload: own });
    expect(test.statusCode).toBe(202);
    await eventually(async () =>
      expect(await service.mailsTo(email)).toMatchObject([{ subject: 'Dag Nicole Beheerder' }]),
    );
    expect(await service.logOf(organizationId)).toMatchObject([{ recipient: email, status: 'sent' }]);
    const client = await service.call(`${path}/test`, organizationId, {
      ...caller,
      type: 'api-client',
      method: 'POST',
      payload: {},
    });
    expect([client.statusCode, client.json<{ code: string }>().code]).toEqual([422, 'caller-without-address']);
  });
});

it('refuses credentials where the operator has set no key, and says so', async () => {
  withoutKey = await startNotification();
  const smtp = { host: 'mail.example', port: 587, security: 'tls', user: 'x', password: 'y' };
  const answer = await withoutKey.call('/v1/settings/email', randomUUID(), { ...WRITE_SETTINGS, payload: { smtp } });
  expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([422, 'secret-key-missing']);
});
