import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ImportApplied, PasswordChanged, PasswordResetRequested, UserCreated } from '@rollcall/contracts';
import { eventually, freePort, startSmtpSink } from '@rollcall/testing';
import { DispatcherService } from './dispatcher.service.js';
import { anAddress, startNotification, type NotificationFixture } from '../spec/notification.fixture.js';

const MAIN = join(import.meta.dirname, '../../dist/main.js');
const SETTINGS = { method: 'PUT' as const, permissions: ['settings:write'] };

/** A mail server that plays one scene: takes everything and answers the end of DATA with nothing at all. */
async function silentServer(): Promise<{ server: Server; port: number; accepted: string[]; sockets: Socket[] }> {
  const accepted: string[] = [];
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    let isData = false;
    let received = '';
    socket.on('error', () => undefined);
    socket.write('220 silent.example ESMTP\r\n');
    socket.on('data', (chunk) => {
      received += chunk.toString();
      if (isData) {
        if (received.endsWith('\r\n.\r\n')) accepted.push(received);
        return;
      }
      for (const line of received.split('\r\n').slice(0, -1)) {
        isData = /^DATA/i.test(line);
        socket.write(isData ? '354 go on\r\n' : '250 ok\r\n');
      }
      received = '';
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, port: (server.address() as { port: number }).port, accepted, sockets };
}

describe('a dispatcher', () => {
  let service: NotificationFixture;
  beforeAll(async () => {
    service = await startNotification({ SMTP_RATE: '0', ORGANIZATION_RATE: '0', DOMAIN_RATE: '0' });
  });
  afterAll(() => service.stop());

  const publishPeople = async (organizationId: string, emails: string[], origin: object = {}) => {
    for (const email of emails)
      await service.publish(UserCreated, organizationId, service.aUserCreated({ lastName: 'Holt', email, ...origin }));
  };
  const statusOf = async (organizationId: string) =>
    (await service.get('/v1/settings/email/status', organizationId)).json<Record<string, unknown>>();

  it('lets a reset overtake what waits for the rate of its organisation', async () => {
    const organizationId = randomUUID();
    // One mail now, and the next one in a hundred seconds: how fast is for `pace.int.spec.ts`.
    await service.call('/v1/settings/email', organizationId, { ...SETTINGS, payload: { rates: { perSecond: 0.01 } } });
    await publishPeople(organizationId, Array.from({ length: 40 }, anAddress));
    await eventually(async () => expect(await service.logOf(organizationId, 'status=sent')).toHaveLength(1));
    const email = anAddress();
    const { userId } = service.aUserCreated({ lastName: 'Haast', email });
    const recipient = { email, name: 'Haast', locale: 'nl' };
    await service.publish(PasswordResetRequested, organizationId, { userId, kind: 'staff', recipient });
    await eventually(async () => expect(await service.mailsTo(email)).toHaveLength(1));
    expect((await service.logOf(organizationId, 'status=queued')).length).toBeGreaterThan(30);
  });

  it('stops the mails of an import when too many come back, tells all who may release them and who started it, and goes on when released', async () => {
    const [organizationId, importId] = [randomUUID(), randomUUID()];
    const email = anAddress();
    const { userId: actorId } = service.aUserCreated({ lastName: 'Beheerder', email });
    const colleague = { userId: randomUUID(), kind: 'staff' as const, email: anAddress(), name: 'Ada', locale: 'en' };
    const starter = { ...colleague, userId: actorId, email, name: 'Beheerder', locale: 'nl' };
    service.administrators.set(organizationId, [colleague, starter]);
    await service.publish(
      UserCreated,
      organizationId,
      service.aUserCreated({ lastName: 'X', email: anAddress(), importId, actorId }),
    );
    await eventually(async () => expect(await service.logOf(organizationId, 'status=sent')).toHaveLength(1));
    await service.database
      .pool()
      .query(`UPDATE import_mail SET sent = 189, bounced = 10 WHERE organization_id = $1 AND import_id = $2`, [
        organizationId,
        importId,
      ]);
    const bad = anAddress();
    service.sink.refuse((recipient) => (recipient === bad ? { code: 550, message: '5.1.1 nobody' } : undefined));
    await publishPeople(organizationId, [bad], { importId, actorId });
    await eventually(async () => expect(await service.mailsTo(email)).toHaveLength(1));
    expect((await service.mailsTo(email))[0]?.text).toContain(`/imports/${importId}`);
    await eventually(async () =>
      expect(await service.logOf(organizationId, 'template=invitations-paused')).toHaveLength(2),
    );
    await publishPeople(organizationId, [anAddress()], { importId, actorId });
    await eventually(async () => expect(await service.logOf(organizationId, 'status=held')).toHaveLength(1));
    expect(await statusOf(organizationId)).toMatchObject({ held: 1, stoppedImports: [{ importId, bounced: 11 }] });
    const release = (path: string, permissions = ['email-log:resend']) =>
      service.call(`/v1/email-log/stopped-imports/${path}/release`, organizationId, { method: 'POST', permissions });
    expect((await release(importId, ['email-log:read'])).statusCode).toBe(403);
    expect((await release(randomUUID())).statusCode).toBe(404);
    for (let times = 0; times < 2; times += 1) expect((await release(importId)).statusCode).toBe(204);
    await eventually(async () => expect(await service.logOf(organizationId, 'status=held')).toHaveLength(0));
    expect(await statusOf(organizationId)).toMatchObject({ held: 0, stoppedImports: [] });
  });

  it('mails the confirmation of a long import to who started it, and none of a short one', async () => {
    const organizationId = randomUUID();
    const email = anAddress();
    const { userId: createdBy } = service.aUserCreated({ lastName: 'Beheerder', email });
    const counts = { usersAdded: 4, usersChanged: 1, usersUnchanged: 0, usersReactivated: 0, usersDeactivated: 0 };
    const rest = { rowsHeld: 0, rowsFailed: 2, groupsAdded: 2, groupsChanged: 0, planHash: 'x' };
    const apply = (createdBy: string, durationSeconds: number, type: 'user' | 'api-client' = 'user') => {
      const importId = randomUUID();
      const by = { id: createdBy, type };
      const job = { importId, kind: 'staff' as const, createdBy, by, durationSeconds };
      return service.publish(ImportApplied, organizationId, { ...job, ...counts, ...rest });
    };
    await apply(createdBy, 59);
    await apply('payroll-client', 900, 'api-client');
    await apply(randomUUID(), 900, 'api-client');
    await apply(createdBy, 61);
    await eventually(async () => expect(await service.mailsTo(email)).toHaveLength(1));
    const [mail] = await service.mailsTo(email);
    expect(mail?.subject).toBe('De lijst is geïmporteerd in Brooy & Holt');
    expect(mail?.text).toContain('Gebruikers toegevoegd: 4');
    expect(mail?.text).toMatch(/Rijen mislukt: 2/);
    expect(await service.logOf(organizationId)).toHaveLength(1);
  });
});

describe('with the mail server away', () => {
  it('nothing is lost: mails wait, the status says so, and they leave when it is back', async () => {
    const port = await freePort();
    const service = await startNotification({ SMTP_URL: `smtp://127.0.0.1:${port}` });
    try {
      const organizationId = randomUUID();
      const email = anAddress();
      await service.publish(UserCreated, organizationId, service.aUserCreated({ lastName: 'Holt', email }));
      await eventually(async () => {
        const status = await service.get('/v1/settings/email/status', organizationId);
        expect(status.json()).toMatchObject({ mailServer: 'unreachable', deferred: 1 });
      });
      const sink = await startSmtpSink({ smtpPort: port });
      await eventually(
        async () => {
          // Half a minute between tries is more than a test waits for.
          await service.database
            .pool()
            .query(`UPDATE email_message SET next_attempt_at = now() WHERE status = 'deferred'`);
          expect(await service.logOf(organizationId, 'status=sent')).toHaveLength(1);
        },
        { timeoutMs: 60_000 },
      );
      const status = await service.get('/v1/settings/email/status', organizationId);
      expect(status.json()).toMatchObject({ mailServer: 'ok', deferred: 0 });
      expect(await sink.messages()).toHaveLength(1);
      await sink.stop();
    } finally {
      await service.stop();
    }
  }, 60_000);
});

describe('a dispatcher that is killed between DATA and its own commit', () => {
  let service: NotificationFixture;
  let silent: Awaited<ReturnType<typeof silentServer>>;
  let child: ChildProcess;
  beforeAll(async () => {
    if (!existsSync(MAIN)) throw new Error('What is killed is the compiled program: run `npm run build` first.');
    [service, silent] = await Promise.all([startNotification({ SMTP_RATE: '0' }), silentServer()]);
  });
  afterAll(async () => {
    child?.kill('SIGKILL');
    for (const socket of silent.sockets) socket.destroy();
    silent.server.close();
    await service.stop();
  });

  it('leaves an invitation to be sent again with the same Message-ID, and a notice that is not', async () => {
    const organizationId = randomUUID();
    const [invited, informed] = [anAddress(), anAddress()];
    const person = service.aUserCreated({ lastName: 'Holt', email: invited });
    const other = service.aUserCreated({ lastName: 'Brooy', email: informed });
    // The one in this process must not take them first.
    const held = service.app.get(DispatcherService);
    await held.onModuleDestroy();
    child = spawn(process.execPath, [MAIN], {
      env: { ...process.env, ...service.environment, SMTP_URL: `smtp://127.0.0.1:${silent.port}`, NODE_OPTIONS: '' },
      stdio: 'ignore',
    });
    await service.publish(UserCreated, organizationId, person);
    const recipient = { email: informed, name: 'Brooy', locale: 'nl' };
    const changed = { userId: other.userId, kind: 'staff' as const, recipient, through: 'self' as const };
    await service.publish(PasswordChanged, organizationId, changed);
    await eventually(() => expect(silent.accepted).toHaveLength(2), { timeoutMs: 120_000 });
    child.kill('SIGKILL');
    await once(child, 'exit');
    await service.database.pool().query(`UPDATE email_message SET leased_until = now() WHERE status = 'sending'`);
    held.onApplicationBootstrap();

    await eventually(async () => expect(await service.mailsTo(invited)).toHaveLength(1), { timeoutMs: 60_000 });
    const [mail] = await service.mailsTo(invited);
    const id = /<[^>]+>/.exec(String(mail?.headers['message-id']))?.[0] ?? 'none';
    expect(silent.accepted.filter((text) => text.includes(id))).toHaveLength(1);
    const [entry] = await service.logOf(organizationId, 'template=password-changed');
    expect(entry).toMatchObject({
      status: 'undelivered',
      attempts: [{ response: expect.stringContaining('uncertain') }],
    });
    expect(await service.mailsTo(informed)).toEqual([]);
  }, 240_000);
});
