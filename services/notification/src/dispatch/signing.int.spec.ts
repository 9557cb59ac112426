import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UserCreated } from '@rollcall/contracts';
import { eventually, freePort, selfSigned, startSmtpPeer, type SmtpPeer } from '@rollcall/testing';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import type { EmailSettingsDto } from '../settings/email-settings.dto.js';
import { anAddress, startNotification, type NotificationFixture } from '../spec/notification.fixture.js';

const directory = mkdtempSync(join(tmpdir(), 'rollcall-dkim-'));
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const certificate = selfSigned('localhost');
const credentials = { user: 'brooy', password: 'geheim & sterk' };
const PATIENT = { timeoutMs: 30_000 };

let peer: SmtpPeer;
let own: SmtpPeer;
let service: NotificationFixture;
let metricsPort: number;

beforeAll(async () => {
  const [keyFile, caFile] = ['dkim.pem', 'ca.pem'].map((name) => join(directory, name));
  writeFileSync(keyFile!, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  writeFileSync(caFile!, certificate.cert);
  [peer, own, metricsPort] = await Promise.all([
    startSmtpPeer(),
    startSmtpPeer({ certificate, credentials }),
    freePort(),
  ]);
  service = await startNotification({
    SMTP_URL: peer.url,
    DKIM_DOMAIN: 'rollcall.example',
    DKIM_KEY_FILE: keyFile!,
    SMTP_CA_FILE: caFile!,
    SMTP_PRIVATE_HOSTS: 'true',
    SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
    METRICS_PORT: String(metricsPort),
  });
});
afterAll(async () => {
  await service.stop();
  await Promise.all([peer.stop(), own.stop()]);
  rmSync(directory, { recursive: true });
});

const queue = async (organizationId: string, values: { lastName: string; email: string }) =>
  service.publish(UserCreated, organizationId, service.aUserCreated(values));

const sent = (organizationId: string) =>
  eventually(async () => {
    const [entry] = await service.logOf(organizationId, 'status=sent');
    expect(entry).toBeDefined();
    return entry!;
  }, PATIENT);

describe('a signed mail', () => {
  it('is found genuine by another implementation of DKIM, and no longer once it was touched', async () => {
    const organizationId = randomUUID();
    await queue(organizationId, { lastName: 'Łukasz “Zoë” 👋', email: anAddress() });
    const { id } = await sent(organizationId);
    const source = peer.mails.find((mail) => mail.source.includes(id))?.source ?? '';
    const record = `v=DKIM1; k=rsa; p=${publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`;
    const verify = async (text: string) => {
      const resolver = (name: string) =>
        Promise.resolve(name === 'rollcall._domainkey.rollcall.example' ? [[record]] : []);
      const { results } = await dkimVerify(Buffer.from(`${text}\r\n`), { resolver });
      return results.map(({ status, signingDomain }) => [status.result, signingDomain]);
    };
    expect(await verify(source)).toEqual([['pass', 'rollcall.example']]);
    expect(await verify(source.replace('Subject: ', 'Subject: Re: '))).toEqual([['fail', 'rollcall.example']]);
    expect(await verify(source.replace('rollcall.example/account', 'elsewhere.example/account'))).toEqual([
      ['neutral', 'rollcall.example'],
    ]);
    const signed = /DKIM-Signature:[^]*?\bh=([^;]*)/.exec(source)?.[1]?.toLowerCase() ?? '';
    for (const header of ['from', 'to', 'subject', 'message-id', 'date']) expect(signed).toContain(header);
  });
});

describe('an organisation with a mail server of its own', () => {
  const settings = (organizationId: string, payload: object) =>
    service.call('/v1/settings/email', organizationId, { method: 'PUT', permissions: ['settings:write'], payload });

  it('has its mail leave there: over TLS, with its account and its sender, and no other mail does', async () => {
    const organizationId = randomUUID();
    const smtp = { host: 'localhost', port: 587, security: 'starttls', from: 'post@brooy.example', ...credentials };
    const answer = await settings(organizationId, { smtp });
    expect(answer.json<EmailSettingsDto>().smtp).toEqual({
      ...{ host: 'localhost', port: 587, security: 'starttls', user: 'brooy' },
      ...{ hasPassword: true, from: 'post@brooy.example' },
    });
    // The ports that may be set are those of mail servers, which a test cannot count on.
    await service.database
      .pool()
      .query(`UPDATE email_settings SET smtp_port = $2 WHERE organization_id = $1`, [organizationId, own.port]);
    const email = anAddress();
    await queue(organizationId, { lastName: 'Holt', email });
    await sent(organizationId);
    expect(own.mails).toMatchObject([{ to: [email], from: 'post@brooy.example', user: 'brooy', encrypted: true }]);
    expect(own.mails[0]?.source).toMatch(/^From: .*<post@brooy\.example>/m);
    expect(own.mails[0]?.source).not.toContain('DKIM-Signature');
    expect(peer.mails.filter(({ to }) => to.includes(email))).toEqual([]);
  });

  it('learns from the status why its server refuses, and nobody else does', async () => {
    const organizationId = randomUUID();
    const smtp = { host: 'localhost', port: 587, security: 'starttls', ...credentials, password: 'verkeerd' };
    await settings(organizationId, { smtp });
    await service.database
      .pool()
      .query(`UPDATE email_settings SET smtp_port = $2 WHERE organization_id = $1`, [organizationId, own.port]);
    await queue(organizationId, { lastName: 'Holt', email: anAddress() });
    const statusOf = async (id: string) =>
      (await service.get('/v1/settings/email/status', id)).json<Record<string, unknown>>();
    await eventually(async () =>
      expect(await statusOf(organizationId)).toMatchObject({
        mailServer: 'unreachable',
        reason: expect.stringContaining('535'),
        deferred: 1,
      }),
    );
    expect(JSON.stringify(await service.logOf(organizationId))).not.toContain('verkeerd');
    expect(await statusOf(randomUUID())).toMatchObject({ mailServer: 'ok', reason: null });
  });
});

describe('the metrics', () => {
  it('show what waits and how old it is, and count what became of tries', async () => {
    const organizationId = randomUUID();
    await service.database.pool().query(
      `INSERT INTO email_message (organization_id, id, cause_id, user_id, template, recipient, status, priority,
                                  created_at, next_attempt_at)
       SELECT $1, uuidv7(), uuidv7(), uuidv7(), 'welcome', 'x@voorbeeld.example', 'deferred', 10,
              now() - interval '2 hours', now() + interval '1 hour'
         FROM generate_series(1, 3)`,
      [organizationId],
    );
    const read = async () => {
      const text = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
      return (name: string) => Number(new RegExp(`^${name.replace(/[{}]/g, '\\$&')} (\\S+)$`, 'm').exec(text)?.[1]);
    };
    const value = await read();
    expect(value('email_queue_messages{status="deferred"}')).toBeGreaterThanOrEqual(3);
    expect(value('email_queue_messages{status="queued"}')).toBe(0);
    expect(value('email_queue_oldest_seconds')).toBeGreaterThanOrEqual(7_200);
    expect(value('email_attempts_total{outcome="sent"}')).toBeGreaterThanOrEqual(2);
    expect(value('email_attempts_total{outcome="deferred"}')).toBeGreaterThanOrEqual(1);
  });
});
