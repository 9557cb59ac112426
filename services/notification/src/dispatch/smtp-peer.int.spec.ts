import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { UserCreated } from '@rollcall/contracts';
import { eventually, selfSigned, startSmtpPeer, type SmtpAct, type SmtpPeer, type SmtpStage } from '@rollcall/testing';
import { anAddress, startNotification, type NotificationFixture } from '../spec/notification.fixture.js';

const PATIENT = { timeoutMs: 30_000 };
const UNLIMITED = { SMTP_RATE: '0', ORGANIZATION_RATE: '0', DOMAIN_RATE: '0', SMTP_TIMEOUT_SECONDS: '1' };

let peer: SmtpPeer;
let service: NotificationFixture;

/** Queues mails of one new organisation. */
async function queue(count = 1): Promise<string> {
  const organizationId = randomUUID();
  for (let number = 0; number < count; number += 1)
    await service.publish(UserCreated, organizationId, service.aUserCreated({ lastName: 'Holt', email: anAddress() }));
  return organizationId;
}

/** What the log says once the mail has been tried. */
const tried = (organizationId: string) =>
  eventually(async () => {
    const [entry] = await service.logOf(organizationId);
    expect(entry?.attempts).toHaveLength(1);
    return entry!;
  }, PATIENT);

/** Makes what waits due at once, until all of it has left. */
const leaves = (organizationId: string, count = 1) =>
  eventually(async () => {
    await service.database.pool().query(`UPDATE email_message SET next_attempt_at = now() WHERE status = 'deferred'`);
    const sent = await service.logOf(organizationId, 'status=sent');
    expect(sent).toHaveLength(count);
    return sent;
  }, PATIENT);

const mailsOf = (id: string) => peer.mails.filter(({ source }) => source.includes(`Message-ID: <${id}@`));
const at = (stage: SmtpStage, act: SmtpAct) => ({ act: (now: SmtpStage) => (now === stage ? act : undefined) });
const statusOf = async (organizationId: string) =>
  (await service.get('/v1/settings/email/status', organizationId)).json<Record<string, unknown>>();

describe('a mail server that', () => {
  beforeAll(async () => {
    peer = await startSmtpPeer();
    service = await startNotification({ ...UNLIMITED, SMTP_URL: peer.url });
  });
  // Whatever went wrong, the next test finds a server that has been found to be well.
  afterEach(async () => {
    peer.play({});
    await leaves(await queue());
  });
  afterAll(async () => {
    await service.stop();
    await peer.stop();
  });

  it.each([
    ['says 451 to the sender', 'deferred', at('mail', '451 4.3.0 later'), 451, '4.3.0 later'],
    ['says 450 to the recipient', 'deferred', at('rcpt', '450 4.2.0 greylisted'), 450, 'greylisted'],
    ['says 452 after the mail', 'deferred', at('end', '452 4.3.1 full'), 452, '4.3.1 full'],
    ['says 550 to the recipient', 'undelivered', at('rcpt', '550 5.1.1 nobody'), 550, '5.1.1 nobody'],
    ['says 554 after the mail', 'undelivered', at('end', '554 5.7.1 spam'), 554, '5.7.1 spam'],
    ['says 552 to DATA', 'undelivered', at('data', '552 5.3.4 too big'), 552, '5.3.4 too big'],
  ] as const)('%s leaves the mail %s', async (_, status, script, smtpCode, response) => {
    peer.play(script);
    const organizationId = await queue();
    const entry = await tried(organizationId);
    expect(entry).toMatchObject({ status, attempts: [{ smtpCode, response: expect.stringContaining(response) }] });
    expect(await statusOf(organizationId)).toMatchObject({ mailServer: 'ok' });
    if (status === 'undelivered') return;
    peer.play({});
    await leaves(organizationId);
    expect((await service.logOf(organizationId))[0]?.attempts).toHaveLength(2);
  });

  it.each([
    ['hangs up at once', at('greeting', 'drop'), /closed/],
    ['never ends its greeting', at('greeting', 'trickle'), /greeting|timeout/i],
    ['says nothing to EHLO', at('ehlo', 'stall'), /timeout/i],
    ['hangs up at DATA', at('data', 'drop'), /closed/],
    ['says nothing to DATA', at('data', 'stall'), /timeout/i],
    ['is not in service', at('greeting', '421 4.3.2 closing'), /421/],
  ] as const)('%s is left alone, and the mail leaves when it is well again', async (_, script, response) => {
    peer.play(script);
    const organizationId = await queue();
    const entry = await tried(organizationId);
    expect(entry.status).toBe('deferred');
    expect(entry.attempts[0]?.response).toMatch(response);
    await eventually(async () =>
      expect(await statusOf(organizationId)).toMatchObject({ mailServer: 'unreachable', reason: null }),
    );
    peer.play({});
    await leaves(organizationId);
    expect(await statusOf(organizationId)).toMatchObject({ mailServer: 'ok', unreachableSince: null });
    expect(mailsOf(entry.id)).toHaveLength(1);
  });

  it.each([
    ['hangs up', 'drop', /closed/],
    ['says nothing', 'stall', /timeout/i],
  ] as const)('%s after the mail may have taken it: the copy has the same Message-ID', async (_, act, response) => {
    peer.play(at('end', act));
    const organizationId = await queue();
    const entry = await tried(organizationId);
    expect([entry.status, entry.attempts[0]?.smtpCode]).toEqual(['deferred', null]);
    expect(entry.attempts[0]?.response).toMatch(response);
    expect(mailsOf(entry.id)).toHaveLength(1);
    peer.play({});
    await leaves(organizationId);
    const [sent] = await service.logOf(organizationId);
    expect(mailsOf(entry.id)).toHaveLength(sent?.attempts.length ?? 0);
  });

  it('takes two mails per connection gets the rest on other connections, each once', async () => {
    peer.play({
      act: (stage, { mails }) => (stage === 'mail' && mails >= 2 ? '421 4.7.0 too many on this connection' : undefined),
    });
    const organizationId = await queue(12);
    const sent = await leaves(organizationId, 12);
    expect(sent.map(({ id }) => mailsOf(id).length)).toEqual(Array(12).fill(1));
    const perConnection = Map.groupBy(
      sent.flatMap(({ id }) => mailsOf(id)),
      ({ connection }) => connection,
    );
    expect(Math.max(...[...perConnection.values()].map((mails) => mails.length))).toBeLessThanOrEqual(2);
  });

  it('has a certificate of its own making gets the mail over TLS all the same', async () => {
    peer.play({ certificate: selfSigned('elsewhere.example') });
    const [entry] = await leaves(await queue());
    expect(mailsOf(entry!.id)).toMatchObject([{ encrypted: true }]);
  });
});

describe('where TLS and an account are required, a mail server that', () => {
  const directory = mkdtempSync(join(tmpdir(), 'rollcall-ca-'));
  const certificate = selfSigned('peer.example');
  const credentials = { user: 'rollcall', password: 'gehe!m/1' };
  beforeAll(async () => {
    const file = join(directory, 'ca.pem');
    writeFileSync(file, certificate.cert);
    peer = await startSmtpPeer();
    const url = peer.url.replace('//', `//rollcall:${encodeURIComponent(credentials.password)}@`);
    service = await startNotification({ ...UNLIMITED, SMTP_URL: url, SMTP_TLS: 'required', SMTP_CA_FILE: file });
  });
  afterAll(async () => {
    await service.stop();
    await peer.stop();
    rmSync(directory, { recursive: true });
  });

  it.each([
    ['offers no TLS', { credentials }, /STARTTLS|502/],
    ['refuses TLS', { certificate, credentials, ...at('starttls', '454 4.7.0 not now') }, /STARTTLS|454/],
    ['has an unknown certificate', { certificate: selfSigned('peer.example'), credentials }, /certificate/],
    [
      'has an expired certificate',
      { certificate: selfSigned('peer.example', new Date(Date.now() - 86_400_000)), credentials },
      /certificate/,
    ],
    ['knows another password', { certificate, credentials: { ...credentials, password: 'other' } }, /535 5\.7\.8/],
  ] as const)('%s is told nothing about any mail, and never the password in the clear', async (_, script, response) => {
    peer.play(script);
    const before = peer.heard.length;
    const organizationId = await queue();
    const entry = await tried(organizationId);
    expect(entry.status).toBe('deferred');
    expect(entry.attempts[0]?.response).toMatch(response);
    expect(JSON.stringify(entry)).not.toContain(credentials.password);
    const heard = peer.heard.slice(before);
    expect(heard.filter((line) => /^(MAIL|RCPT|DATA)/i.test(line))).toEqual([]);
    if (!response.test('535 5.7.8')) expect(heard.filter((line) => /^AUTH/i.test(line))).toEqual([]);
    expect(await statusOf(organizationId)).toMatchObject({ mailServer: 'unreachable', reason: null });
    peer.play({ certificate, credentials });
    await leaves(organizationId);
    expect(mailsOf(entry.id)).toMatchObject([{ encrypted: true, user: 'rollcall' }]);
  });
});
