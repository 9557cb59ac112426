import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UserCreated } from '@rollcall/contracts';
import { eventually, PostfixUnavailable, startPostfix, startSmtpPeer } from '@rollcall/testing';
import { parseBounceMail } from '../bounce/bounce-report.js';
import { BounceService } from '../bounce/bounce.service.js';
import { startNotification, type NotificationFixture } from '../spec/notification.fixture.js';

const PATIENT = { timeoutMs: 60_000 };
const NICOLE = 'nicole@voorbeeld.example';
const SENDER = 'accounts@rollcall.example';

// Behind Postfix another server, which knows nobody: what Postfix has taken comes back.
const behind = await startSmtpPeer({ act: (stage) => (stage === 'rcpt' ? '550 5.1.1 User unknown' : undefined) });
const relays = [{ domain: 'later.example', port: behind.port }];
const postfix = await startPostfix({ mailboxes: [NICOLE, SENDER], relays }).catch((error: unknown) => {
  if (error instanceof PostfixUnavailable) return error;
  throw error;
});
const isMissing = postfix instanceof PostfixUnavailable;
// Hooks of tests that are all skipped do not run.
if (isMissing) await behind.stop();
const name = isMissing ? `Postfix (skipped: ${postfix.message})` : 'Postfix';

(isMissing ? describe.skip : describe)(name, () => {
  let service: NotificationFixture;
  const running = postfix as Exclude<typeof postfix, PostfixUnavailable>;
  beforeAll(async () => {
    service = await startNotification({ SMTP_URL: running.url, MAIL_FROM: SENDER });
  });
  afterAll(async () => {
    await service?.stop();
    await running.stop();
    await behind.stop();
  });

  const mail = async (email: string, status: string) => {
    const organizationId = randomUUID();
    const values = { firstName: 'Zoë', lastName: 'de Graaf', email };
    await service.publish(UserCreated, organizationId, service.aUserCreated(values));
    return eventually(async () => {
      const [entry] = await service.logOf(organizationId, `status=${status}`);
      expect(entry).toBeDefined();
      return { organizationId, entry: entry! };
    }, PATIENT);
  };

  it('takes a mail and puts it into the mailbox, under the number that the log shows', async () => {
    const { entry } = await mail(NICOLE, 'sent');
    const number = /queued as (\w+)/.exec(entry.attempts[0]?.response ?? '')?.[1];
    const [source] = await eventually(() => {
      const mails = running.mailbox(NICOLE);
      expect(mails).toHaveLength(1);
      return mails;
    }, PATIENT);
    expect(source).toContain(`id ${number}`);
    expect(source).toContain(`Message-ID: <${entry.id}@rollcall.example>`);
    expect(source).toContain('Auto-Submitted: auto-generated');
  });

  it('refuses an address that does not exist: the log says so, and the address gets no more', async () => {
    const { organizationId, entry } = await mail('weg@voorbeeld.example', 'undelivered');
    expect(entry.attempts).toMatchObject([{ smtpCode: 550, response: expect.stringContaining('5.1.1') }]);
    const list = await service.get('/v1/email-suppressions', organizationId);
    expect(list.json()).toMatchObject({ items: [{ address: 'weg@voorbeeld.example', reason: 'hard-bounce' }] });
  });

  it('returns a mail that it had taken: its report is understood, and the log says so', async () => {
    const { organizationId, entry } = await mail('weg@later.example', 'sent');
    const [source] = await eventually(() => {
      const reports = running.mailbox(SENDER);
      expect(reports).toHaveLength(1);
      return reports;
    }, PATIENT);
    const report = await parseBounceMail(Buffer.from(source ?? ''));
    expect(report).toMatchObject({ kind: 'bounce', permanent: true, messageId: entry.id });
    await service.app.get(BounceService).take(report!);
    expect(await service.logOf(organizationId)).toMatchObject([{ status: 'undelivered' }]);
  });
});
