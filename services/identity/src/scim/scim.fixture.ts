import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp, PERMISSIONS, runMigrations, type Permission } from '@rollcall/service-defaults';
import { signTestToken, testDatabase, testIssuer, testNats } from '@rollcall/testing';
import { v7 as uuid } from 'uuid';
import { AppModule } from '../app.module.js';
import { migrations } from '../migrations/migrations.js';
import { createOrganization } from '../organization/create-organization.js';

export interface ScimJson {
  id: string;
  userName: string;
  displayName: string;
  externalId?: string;
  active: boolean;
  totalResults: number;
  itemsPerPage: number;
  startIndex: number;
  Resources: ScimJson[];
  members?: { value: string; display: string }[];
  groups?: { value: string; display: string }[];
  emails?: { value: string }[];
  meta: { version: string; location: string };
  Operations: {
    status: string;
    bulkId?: string;
    location?: string;
    response?: { scimType?: string; detail: string };
  }[];
  status: string;
  scimType?: string;
  detail: string;
  [other: string]: unknown;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Call {
  readonly permissions?: readonly Permission[];
  readonly headers?: Record<string, string>;
  readonly subject?: string;
  readonly type?: 'user' | 'api-client';
}

/** A running identity with organisations of its own, spoken to as SCIM clients do. */
export async function startScim() {
  const [database, nats] = await Promise.all([
    testDatabase({
      service: 'identity',
      template: 'scim',
      migrate: ({ url }) => runMigrations({ name: 'identity', migrations, url }),
    }),
    testNats(),
  ]);
  const db = database.pool();
  const app: NestFastifyApplication = await createApp(AppModule, {
    name: 'identity',
    title: 'Rollcall identity',
    environment: {
      ...(await testIssuer()).env,
      DATABASE_URL: database.url,
      NATS_URL: nats.url,
      PUBLIC_URL: 'https://rollcall.example',
      SECRET_KEY: Buffer.alloc(32, 1).toString('base64'),
      LOG_LEVEL: 'fatal',
    },
  });

  async function organization() {
    const organizationId = uuid();
    const client = await db.connect();
    await client.query('BEGIN');
    await createOrganization(client, { id: organizationId, name: 'Voorbeeld', locale: 'nl' });
    await client.query('COMMIT');
    client.release();
    const call = async (method: Method, path: string, body?: unknown, options: Call = {}) => {
      const { permissions = PERMISSIONS, headers = {}, subject = 'okta', type = 'api-client' } = options;
      const token = await signTestToken({ organizationId, permissions, subject, type });
      const sent = body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) };
      const contentType = body === undefined ? {} : { 'content-type': 'application/scim+json' };
      const url = path.startsWith('/v1') ? path : `/scim/v2${path}`;
      const answer = await app.inject({
        method,
        url,
        headers: { authorization: `Bearer ${token}`, ...contentType, ...headers },
        ...sent,
      });
      const json = answer.body === '' ? ({} as ScimJson) : answer.json<ScimJson>();
      return { status: answer.statusCode, headers: answer.headers, json };
    };
    return {
      organizationId,
      call,
      user: async (values: Record<string, unknown> = {}) => (await call('POST', '/Users', aUser(values))).json,
      group: async (displayName: string, members: string[] = []) =>
        (await call('POST', '/Groups', { schemas: [], displayName, members: members.map((value) => ({ value })) }))
          .json,
      find: async (filter: string, endpoint = '/Users') =>
        (await call('GET', `${endpoint}?filter=${encodeURIComponent(filter)}`)).json,
      events: async (what: string) => {
        const { rows } = await db.query<{ message: string }>(
          `SELECT message FROM outbox WHERE organization_id = $1 AND wire_subject = $2 ORDER BY position`,
          [organizationId, `evt.identity.${what}.v1`],
        );
        return rows.map(({ message }) => JSON.parse(message) as { data: Record<string, unknown>; subject: string });
      },
    };
  }

  return {
    app,
    db,
    organization,
    stop: async () => {
      await app.close();
      await Promise.all([nats.stop(), database.drop()]);
    },
  };
}
export type RunningScim = Awaited<ReturnType<typeof startScim>>;
export type ScimOrganization = Awaited<ReturnType<RunningScim['organization']>>;

let people = 0;
export function aUser(values: Record<string, unknown> = {}) {
  people += 1;
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
    userName: `p${people}@voorbeeld.example`,
    name: { familyName: 'Voorbeeld', givenName: 'Voornaam' },
    ...values,
  };
}
