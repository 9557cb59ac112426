import { randomUUID } from 'node:crypto';
import { jetstream } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { FindRecipients, IssueLink, type DataOf, type MessageType, type UserCreated } from '@rollcall/contracts';
import { provisionStreams } from '@rollcall/messaging';
import { createApp, runMigrations } from '@rollcall/service-defaults';
import {
  signTestToken,
  startSmtpSink,
  testDatabase,
  testIssuer,
  testNats,
  type RunningSmtpSink,
  type TestDatabase,
} from '@rollcall/testing';
import { AppModule } from '../app.module.js';
import type { EmailMessagePage } from '../log/email-log.dto.js';
import { migrations } from '../migrations/migrations.js';

type Person = DataOf<typeof UserCreated>['values'];

export interface CallOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  permissions?: string[];
  payload?: object;
  headers?: Record<string, string>;
  subject?: string;
  type?: 'user' | 'api-client';
}

const ORGANIZATION = { name: 'Brooy & Holt', locale: 'nl' };

export interface Administrator {
  userId: string;
  kind: 'staff';
  email: string;
  name: string;
  locale: string | null;
}

/** The service on real PostgreSQL, NATS and SMTP, with a stand-in for identity, which alone can make links. */
export interface NotificationFixture {
  app: NestFastifyApplication;
  database: TestDatabase;
  sink: RunningSmtpSink;
  environment: Record<string, string>;
  /** People whom identity does not know any more. */
  gone: Set<string>;
  /** Who may decide about mail, by organisation. */
  administrators: Map<string, Administrator[]>;
  publish<M extends MessageType>(
    type: M,
    organizationId: string,
    data: DataOf<M>,
    ids?: { id?: string; brokerId?: string },
  ): Promise<void>;
  call(path: string, organizationId: string, options?: CallOptions): ReturnType<NestFastifyApplication['inject']>;
  get(path: string, organizationId: string, permissions?: string[]): ReturnType<NestFastifyApplication['inject']>;
  logOf(organizationId: string, query?: string): Promise<EmailMessagePage['items']>;
  mailsTo(email: string): ReturnType<RunningSmtpSink['messages']>;
  aUserCreated(values: Person & { importId?: string; actorId?: string }): DataOf<typeof UserCreated>;
  stop(): Promise<void>;
}

export async function startNotification(extra: Record<string, string> = {}): Promise<NotificationFixture> {
  const [database, nats, sink, issuer] = await Promise.all([
    testDatabase({ service: 'notification', migrate: () => runMigrations({ name: 'notification', migrations }) }),
    testNats(),
    startSmtpSink(),
    testIssuer(),
  ]);
  const connection = await connect({ servers: nats.url });
  await provisionStreams(connection);
  const stream = jetstream(connection);
  const gone = new Set<string>();
  const known = new Map<string, Person>();
  connection.subscribe(IssueLink.subject, {
    callback: (_, message) => {
      const { userId } = message.json<{ userId: string }>();
      message.respond(JSON.stringify(gone.has(userId) ? { status: 'gone' } : issued(userId, known.get(userId))));
    },
  });
  const administrators = new Map<string, Administrator[]>();
  connection.subscribe(FindRecipients.subject, {
    callback: (_, message) => {
      const { organizationId, userId } = message.json<{ organizationId: string; userId?: string }>();
      const values = userId ? known.get(userId) : undefined;
      const one = values && userId ? [{ userId, kind: 'staff', ...recipientOf(values) }] : [];
      const recipients = userId ? one : (administrators.get(organizationId) ?? []);
      message.respond(JSON.stringify({ recipients, organization: ORGANIZATION }));
    },
  });
  const environment: Record<string, string> = {
    ...issuer.env,
    DATABASE_URL: database.url,
    NATS_URL: nats.url,
    SMTP_URL: sink.smtpUrl,
    MAIL_FROM: 'accounts@rollcall.example',
    LOG_LEVEL: process.env['SPEC_LOG'] ?? 'fatal',
    ...extra,
  };
  const app = await createApp(AppModule, { name: 'notification', title: 'Rollcall notification', environment });

  const call: NotificationFixture['call'] = async (path, organizationId, options = {}) => {
    const { method = 'GET', permissions = ['email-log:read'], payload, headers, subject, type } = options;
    const token = await signTestToken({
      organizationId,
      permissions,
      ...(subject && { subject }),
      ...(type && { type }),
    });
    return app.inject({
      url: path,
      method,
      headers: { authorization: `Bearer ${token}`, ...headers },
      ...(payload && { payload }),
    });
  };

  return {
    app,
    database,
    sink,
    environment,
    gone,
    administrators,
    call,
    get: (path, organizationId, permissions) => call(path, organizationId, permissions ? { permissions } : {}),
    logOf: async (organizationId, query = '') =>
      (await call(`/v1/email-log?${query}`, organizationId)).json<EmailMessagePage>().items,
    mailsTo: async (email) => (await sink.messages()).filter((mail) => JSON.stringify(mail.to).includes(email)),
    aUserCreated: ({ importId, actorId, ...person }) => {
      const userId = randomUUID();
      const values = { lastName: 'de Graaf', firstName: 'Nicole', ...person };
      known.set(userId, values);
      const origin = { through: 'import' as const, ...(importId && { importId }), ...(actorId && { actorId }) };
      return { userId, kind: 'staff', origin, values, account: 'invited', invitation: 'send' };
    },
    publish: async (type, organizationId, data, { id = randomUUID(), brokerId } = {}) => {
      const message = {
        specversion: '1.0',
        id,
        source: `/rollcall/${type.service}`,
        type: type.type,
        subject: (data as { userId?: string }).userId ?? id,
        time: new Date().toISOString(),
        datacontenttype: 'application/json',
        dataschema: type.schemaId,
        organizationid: organizationId,
        correlationid: randomUUID(),
        aggregateversion: 1,
        data,
      };
      await stream.publish(type.type, JSON.stringify(message), { msgID: brokerId ?? id });
    },
    stop: async () => {
      await app.close();
      await connection.close();
      await Promise.all([sink.stop(), nats.stop(), database.drop()]);
    },
  };
}

function issued(userId: string, values: Person | undefined) {
  return {
    status: 'issued',
    link: `https://rollcall.example/account/invitation?token=for-${userId}`,
    expiresAt: '2026-12-24T12:00:00.000Z',
    recipient: recipientOf(values),
    organization: ORGANIZATION,
  };
}

function recipientOf(values: Person | undefined) {
  const name = [values?.firstName, values?.lastName].filter(Boolean).join(' ');
  return { email: values?.email ?? anAddress(), name, locale: values?.locale ?? null };
}

let addresses = 0;
/** An address that nobody else has. */
export function anAddress(): string {
  addresses += 1;
  return `person${addresses}@voorbeeld.example`;
}
