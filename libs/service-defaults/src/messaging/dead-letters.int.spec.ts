import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Migration } from '@mikro-orm/migrations';
import { GroupCreated, type DataOf } from '@rollcall/contracts';
import { event, MessageConsumer, messagingSchemaSql, OnEvent, Outbox, PoisonMessage } from '@rollcall/messaging';
import {
  anId,
  eventually,
  freePort,
  signTestToken,
  startNats,
  testDatabase,
  testIssuer,
  type RunningNats,
  type TestDatabase,
} from '@rollcall/testing';
import { createApp } from '../bootstrap.js';
import { Databases } from '../database/databases.service.js';
import { runMigrations } from '../database/migrations.js';
import { createRolesSql, roleName } from '../database/roles.js';
import { ServiceDefaultsModule } from '../service-defaults.module.js';
import { MessagingDefaultsModule } from './messaging-defaults.module.js';

class CreateMessaging extends Migration {
  override readonly name = '0001-messaging';

  override up(): void {
    const roles = { appRole: roleName('identity', 'app'), systemRole: roleName('identity', 'system') };
    for (const statement of [...createRolesSql('identity'), ...messagingSchemaSql(roles)]) this.addSql(statement);
  }
}

const unreadable = new Set<string>();

@MessageConsumer({ durable: 'groups' })
class Groups {
  @OnEvent(GroupCreated)
  onGroup(data: DataOf<typeof GroupCreated>): Promise<void> {
    if (unreadable.has(data.name)) throw new PoisonMessage(`Nobody can read ${data.name}.`);
    return Promise.resolve();
  }
}

@Module({
  imports: [ServiceDefaultsModule.forRoot({ name: 'identity' }), MessagingDefaultsModule.forRoot({ name: 'identity' })],
  providers: [Groups],
})
class SampleModule {}

const [organizationId, other] = [anId(), anId()];
let database: TestDatabase;
let nats: RunningNats;
let app: NestFastifyApplication;
let metricsPort: number;

beforeAll(async () => {
  const migrate = ({ url }: { url: string }) => runMigrations({ name: 'identity', migrations: [CreateMessaging], url });
  database = await testDatabase({ service: 'identity', migrate });
  nats = await startNats();
  metricsPort = await freePort();
  const environment = {
    ...(await testIssuer()).env,
    DATABASE_URL: database.url,
    NATS_URL: nats.url,
    LOG_LEVEL: 'silent',
    METRICS_PORT: String(metricsPort),
  };
  app = await createApp(SampleModule, { name: 'identity', title: 'Sample', environment });
  await app.listen(0, '127.0.0.1');
});

afterAll(async () => {
  await app.close();
  await nats.stop();
  await database.drop();
});

async function call(method: 'GET' | 'POST' | 'DELETE', path = '', permissions: string[] = ['installation:operate']) {
  const token = await signTestToken({ organizationId, permissions });
  const url = `/v1/dead-letters/identity${path}`;
  const answer = await app.inject({ method, url, headers: { authorization: `Bearer ${token}` } });
  return { status: answer.statusCode, body: answer.body === '' ? {} : answer.json<Record<string, never>>() };
}

interface Letter {
  id: string;
  organizationId: string;
  reason: string;
}

async function lettersAt(path: string): Promise<{ items: Letter[]; nextCursor: string | null }> {
  return (await call('GET', path)).body as unknown as { items: Letter[]; nextCursor: string | null };
}

/** Publishes a group with a name that the consumer cannot read. */
async function park(name: string, organization = organizationId): Promise<Letter> {
  unreadable.add(name);
  await app.get(Databases).inOrganization(organization, async (tx) => {
    const data = { groupId: anId(), kind: 'staff', name, description: null, origin: { through: 'rest' } } as const;
    const init = { organizationId: organization, subject: data.groupId, aggregateVersion: 1, data };
    await app.get(Outbox).add(tx, [event(GroupCreated, init)]);
  });
  return eventually(async () => {
    const { items } = await lettersAt('?limit=200');
    return items.find(({ reason }) => reason.includes(name)) ?? false;
  });
}

describe('messages that a service has given up on', () => {
  it('are seen with their reason and content by who runs the installation, whatever the organisation', async () => {
    const letter = await park('G-foreign', other);
    expect(letter).toMatchObject({
      service: 'identity',
      organizationId: other,
      consumer: 'groups',
      wireSubject: 'evt.identity.group.created.v1',
      reason: expect.stringContaining('Nobody can read G-foreign.'),
      deliveries: 1,
      state: 'parked',
      resolvedAt: null,
    });
    const { status, body } = await call('GET', `/${letter.id}`);
    expect(status).toBe(200);
    expect(JSON.parse(body['message'] as unknown as string)).toMatchObject({ data: { name: 'G-foreign' } });
  });

  it('are nobody else’s business', async () => {
    const letter = await park('G-secret');
    for (const [method, path] of [
      ['GET', ''],
      ['GET', `/${letter.id}`],
      ['POST', `/${letter.id}/resend`],
      ['DELETE', `/${letter.id}`],
    ] as const)
      expect((await call(method, path, ['audit:read', 'settings:write'])).status).toBe(403);
  });

  it('stay with the new reason when they fail again, and are gone once they were handled', async () => {
    const letter = await park('G-again');
    const failed = await call('POST', `/${letter.id}/resend`);
    expect([failed.status, failed.body['code']]).toEqual([409, 'dead-letter-fails-again']);
    expect((await call('GET', `/${letter.id}`)).body).toMatchObject({ state: 'parked', deliveries: 2 });

    unreadable.delete('G-again');
    const handled = await call('POST', `/${letter.id}/resend`);
    expect(handled).toMatchObject({ status: 202, body: { state: 'handled', resolvedAt: expect.any(String) } });
    expect((await call('POST', `/${letter.id}/resend`)).status).toBe(404);
    expect((await lettersAt('')).items.map(({ id }) => id)).not.toContain(letter.id);
    expect((await lettersAt('?state=handled')).items.map(({ id }) => id)).toContain(letter.id);
  });

  it('can be let go, once', async () => {
    const letter = await park('G-let-go');
    expect((await call('DELETE', `/${letter.id}`)).status).toBe(204);
    expect((await call('DELETE', `/${letter.id}`)).status).toBe(404);
    expect((await lettersAt('?state=discarded')).items.map(({ id }) => id)).toContain(letter.id);
  });

  it('come in pages, and by consumer and organisation', async () => {
    for (const name of ['G-1', 'G-2', 'G-3']) await park(name);
    const filter = `?consumer=groups&organizationId=${organizationId}`;
    const all = (await lettersAt(filter)).items.map(({ id }) => id);
    expect(all.length).toBeGreaterThanOrEqual(3);
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page = await lettersAt(`${filter}&limit=1&cursor=${cursor}`);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(all);
    expect((await lettersAt('?consumer=nobody')).items).toEqual([]);
  });

  it.each([
    ['/x', 404],
    [`/${Buffer.from('{"organizationId":"x","consumer":"groups","messageId":"1"}').toString('base64url')}`, 404],
    ['?cursor=x', 400],
    [`?cursor=${Buffer.from('{"parkedAt":"never"}').toString('base64url')}`, 400],
    ['?state=lost', 400],
  ])('answer %s clearly', async (path, status) => {
    expect((await call('GET', path)).status).toBe(status);
  });
});

describe('messaging of a service', () => {
  it('is seen in its metrics', async () => {
    await park('G-counted');
    const { items } = await lettersAt('?limit=200');
    const text = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
    expect(text).toContain(`messaging_dead_letters ${items.length}\n`);
    expect(text).toContain('messaging_broker_connected 1\n');
    expect(text).toMatch(/messaging_published_total\{stream="IDENTITY",outcome="published"\} [1-9]/);
    expect(text).toMatch(
      /messaging_handled_total\{consumer="groups",type="evt.identity.group.created.v1",outcome="parked"\} [1-9]/,
    );
  });

  it('leaves the service degraded, not out of service, while the broker is away', async () => {
    const readiness = async () => {
      const { statusCode, body } = await app.inject({ method: 'GET', url: '/health/ready' });
      return { statusCode, ...(JSON.parse(body) as object) };
    };
    expect(await readiness()).toMatchObject({ statusCode: 200, status: 'ready' });
    await nats.stop();
    await eventually(async () =>
      expect(await readiness()).toEqual({
        statusCode: 200,
        status: 'degraded',
        checks: { database: 'ok', nats: 'failed' },
      }),
    );
  });
});
