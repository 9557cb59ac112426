import { spawn } from 'node:child_process';
import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UserCreated } from '@rollcall/contracts';
import { eventually } from '@rollcall/testing';
import { anAddress, startNotification, type NotificationFixture } from '../spec/notification.fixture.js';
import type { EmailSuppressionDto } from '../suppression/suppression.dto.js';
import { parseBounceMail } from './bounce-report.js';

const id = '0198a2f4-8201-7e00-8f00-00000000e001';
const lines = (...text: string[]) => Buffer.from(text.join('\r\n'));

function aReport(report: string, fields: string[], messageId = id): Buffer {
  return lines(
    'From: MAILER-DAEMON@mx.voorbeeld.example',
    'To: accounts@rollcall.example',
    'Subject: Undelivered Mail Returned to Sender',
    'MIME-Version: 1.0',
    `Content-Type: multipart/report; report-type=${report}; boundary="b1"`,
    '',
    '--b1',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'I am sorry to have to inform you.',
    '--b1',
    `Content-Type: message/${report}`,
    '',
    ...fields,
    '',
    '--b1',
    'Content-Type: text/rfc822-headers',
    '',
    'From: Brooy & Holt <accounts@rollcall.example>',
    `Message-ID: <${messageId}@rollcall.example>`,
    'Subject: Welkom',
    '',
    '--b1--',
    '',
  );
}

function aBounce(action: string, status: string, messageId = id): Buffer {
  const recipient = ['Final-Recipient: rfc822; weg@voorbeeld.example', `Action: ${action}`, `Status: ${status}`];
  const diagnostic = [`Diagnostic-Code: smtp; 550 ${status} <weg@voorbeeld.example>:`, '    User unknown'];
  const fields = ['Reporting-MTA: dns; mx.voorbeeld.example', '', ...recipient, ...diagnostic];
  return aReport('delivery-status', fields, messageId);
}

describe('a mail from a mailbox', () => {
  it('that reports a failure names our mail and the reason, and says whether the address is at fault', async () => {
    expect(await parseBounceMail(aBounce('failed', '5.1.1'))).toEqual({
      kind: 'bounce',
      permanent: true,
      messageId: id,
      reason: expect.stringMatching(/^5\.1\.1 550 5\.1\.1 .*User unknown$/),
    });
    expect(await parseBounceMail(aBounce('failed', '5.2.2'))).toMatchObject({ permanent: false });
  });

  it.each([
    ['a delay', aBounce('delayed', '4.4.1')],
    ['a success', aBounce('delivered', '2.0.0')],
    ['about a mail that is not ours', aBounce('failed', '5.1.1', 'something-else')],
    ['by a person', lines('From: a@voorbeeld.example', 'Subject: Re: Welkom', '', 'Dank u!')],
    ['that is none', randomBytes(64)],
  ])('%s is no bounce', async (_, source) => expect(await parseBounceMail(source)).toBeUndefined());

  it('that reports a complaint names our mail', async () => {
    const source = aReport('feedback-report', ['Feedback-Type: abuse', 'User-Agent: Voorbeeld/1.0', 'Version: 1']);
    expect(await parseBounceMail(source)).toMatchObject({ kind: 'complaint', messageId: id });
  });
});

describe('the webhook', () => {
  const key = randomBytes(32);
  let service: NotificationFixture;
  beforeAll(async () => {
    service = await startNotification({ BOUNCE_SECRET: key.toString('base64') });
  });
  afterAll(() => service.stop());

  async function report(payload: object, change: { key?: Buffer; ageSeconds?: number; body?: string } = {}) {
    const body = JSON.stringify(payload);
    const timestamp = String(Math.floor(Date.now() / 1000) - (change.ageSeconds ?? 0));
    const mac = createHmac('sha256', change.key ?? key)
      .update(`msg_1.${timestamp}.${body}`)
      .digest('base64');
    const headers = {
      'content-type': 'application/json',
      'webhook-id': 'msg_1',
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,AAAA v1,${mac}`,
    };
    return service.app.inject({ method: 'POST', url: '/v1/email-log/bounces', headers, payload: change.body ?? body });
  }

  async function aSentMail(organizationId: string) {
    const email = anAddress();
    await service.publish(UserCreated, organizationId, service.aUserCreated({ lastName: 'Holt', email }));
    const [entry] = await eventually(async () => {
      const found = await service.logOf(organizationId, `status=sent&recipient=${email}`);
      expect(found).toHaveLength(1);
      return found;
    });
    return entry!;
  }

  const suppressions = async (organizationId: string) =>
    (await service.get('/v1/email-suppressions', organizationId)).json<{ items: EmailSuppressionDto[] }>().items;

  it('takes a bounce once: the log says why, and the address gets no mail any more', async () => {
    const organizationId = randomUUID();
    const entry = await aSentMail(organizationId);
    const mail = aBounce('failed', '5.1.1', entry.id).toString('base64');
    expect((await report({ mail })).statusCode).toBe(204);
    expect((await report({ mail })).statusCode).toBe(204);
    const [after] = await service.logOf(organizationId);
    expect(after).toMatchObject({ status: 'undelivered', attempts: [{ smtpCode: 250 }, {}] });
    expect(after?.attempts[1]?.response).toContain('returned: 5.1.1');
    expect(await suppressions(organizationId)).toMatchObject([{ address: entry.recipient, reason: 'hard-bounce' }]);
  });

  it('takes a complaint: the mail stays sent, and the address gets no more', async () => {
    const organizationId = randomUUID();
    const entry = await aSentMail(organizationId);
    await report({ kind: 'complaint', messageId: `<${entry.id}@rollcall.example>` });
    expect(await suppressions(organizationId)).toMatchObject([{ reason: 'complaint' }]);
    expect(await service.logOf(organizationId)).toMatchObject([{ status: 'sent' }]);
  });

  it.each([
    ['another key', { key: randomBytes(32) }],
    ['an old signature', { ageSeconds: 400 }],
    ['another body', { body: '{"kind":"complaint"}' }],
  ])('refuses %s', async (_, change) => {
    const answer = await report({ kind: 'bounce', messageId: `<${id}@x.example>` }, change);
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([401, 'webhook-signature-invalid']);
  });

  describe('is reached by', () => {
    const root = join(import.meta.dirname, '../../../..');
    const command = join(root, 'services/notification/dist/take-bounces.js');
    const maildir = mkdtempSync(join(tmpdir(), 'rollcall-maildir-'));
    let origin: string;
    beforeAll(async () => {
      if (!existsSync(command)) throw new Error('What is run is the compiled program: run `npm run build` first.');
      await service.app.listen(0, '127.0.0.1');
      origin = await service.app.getUrl();
    });
    afterAll(() => rmSync(maildir, { recursive: true }));

    async function run(args: string[], environment: Record<string, string>, input: Buffer = Buffer.alloc(0)) {
      const env = { ...process.env, NODE_OPTIONS: '', BOUNCE_SECRET: key.toString('base64'), ...environment };
      const child = spawn(process.execPath, args, { env, stdio: ['pipe', 'ignore', 'ignore'] });
      child.stdin?.end(input);
      const [code] = (await once(child, 'exit')) as [number];
      return code;
    }

    it('the example', async () => {
      const organizationId = randomUUID();
      const entry = await aSentMail(organizationId);
      const args = [
        join(root, 'examples/report-bounce.mjs'),
        origin,
        `<${entry.id}@rollcall.example>`,
        '5.1.1 Unknown',
      ];
      expect(await run(args, {})).toBe(0);
      expect(await service.logOf(organizationId)).toMatchObject([{ status: 'undelivered' }]);
      expect(await run(args, { BOUNCE_SECRET: randomBytes(32).toString('base64') })).toBe(1);
    });

    it('a mail server’s pipe, which keeps the report while the service is away', async () => {
      const organizationId = randomUUID();
      const entry = await aSentMail(organizationId);
      const source = aBounce('failed', '5.1.1', entry.id);
      expect(await run([command], { PUBLIC_URL: 'http://127.0.0.1:9' }, source)).toBe(75);
      expect(await run([command], { PUBLIC_URL: origin, BOUNCE_SECRET: '' }, source)).toBe(78);
      expect(await service.logOf(organizationId)).toMatchObject([{ status: 'sent' }]);
      expect(await run([command], { PUBLIC_URL: origin }, source)).toBe(0);
      expect(await service.logOf(organizationId)).toMatchObject([{ status: 'undelivered' }]);
    });

    it('a mailbox in which reports lie among other mail, each of them once', async () => {
      const organizationId = randomUUID();
      const entry = await aSentMail(organizationId);
      for (const directory of ['new', 'cur', 'tmp']) mkdirSync(join(maildir, directory));
      writeFileSync(
        join(maildir, 'new/1.host'),
        lines('From: a@voorbeeld.example', 'Subject: Re: Welkom', '', 'Dank u!'),
      );
      writeFileSync(join(maildir, 'new/2.host'), aBounce('failed', '5.1.1', entry.id));
      expect(await run([command, maildir], { PUBLIC_URL: 'http://127.0.0.1:9' })).toBe(75);
      expect(readdirSync(join(maildir, 'new'))).toHaveLength(2);
      expect(await run([command, maildir], { PUBLIC_URL: origin })).toBe(0);
      expect(readdirSync(join(maildir, 'new'))).toEqual([]);
      expect(readdirSync(join(maildir, 'cur')).sort()).toEqual(['1.host:2,S', '2.host:2,S']);
      expect(await service.logOf(organizationId)).toMatchObject([{ status: 'undelivered' }]);
    });
  });
});
