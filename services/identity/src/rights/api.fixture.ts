import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp, Databases, PERMISSIONS, runMigrations } from '@rollcall/service-defaults';
import { signTestToken, testDatabase, testIssuer, testNats } from '@rollcall/testing';
import { v7 as uuid } from 'uuid';
import { AppModule } from '../app.module.js';
import { migrations } from '../migrations/migrations.js';
import { mountOidc } from '../sign-in/mount-oidc.js';
import { createOrganization } from '../organization/create-organization.js';

/** Who calls; an API client with all permissions unless it says otherwise. */
export interface As {
  readonly permissions?: readonly string[];
  readonly subject?: string;
  readonly type?: 'user' | 'api-client';
}

/** The service on a database and a broker of its own, called without a port. */
export async function startApi() {
  const [database, nats, issuer] = await Promise.all([
    testDatabase({
      service: 'identity',
      template: 'rights',
      migrate: ({ url }) => runMigrations({ name: 'identity', migrations, url }),
    }),
    testNats(),
    testIssuer(),
  ]);
  const app = await createApp(AppModule, {
    name: 'identity',
    title: 'Rollcall identity',
    configure: mountOidc,
    environment: {
      ...issuer.env,
      DATABASE_URL: database.url,
      NATS_URL: nats.url,
      SECRET_KEY: Buffer.alloc(32, 1).toString('base64'),
      LOG_LEVEL: 'fatal',
    },
  });
  const db = database.pool();
  const databases = app.get(Databases);
  return {
    app,
    db,
    databases,
    database,
    nats,
    organization: async () => {
      const organizationId = uuid();
      const { roleIds } = await databases.inSystem((tx) =>
        createOrganization(tx, { id: organizationId, name: 'Voorbeeld', locale: 'nl' }),
      );
      return { organizationId, roleIds, ...callsOf(app, organizationId) };
    },
    stop: async () => {
      await app.close();
      await Promise.all([nats.stop(), database.drop()]);
    },
  };
}
export type RunningApi = Awaited<ReturnType<typeof startApi>>;
export type Organization = Awaited<ReturnType<RunningApi['organization']>>;

function callsOf(app: NestFastifyApplication, organizationId: string) {
  const call = async (
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    { payload, headers = {}, as = {} }: { payload?: unknown; headers?: Record<string, string>; as?: As } = {},
  ) => {
    const { permissions = PERMISSIONS, subject = 'tester', type = 'api-client' } = as;
    const token = await signTestToken({ organizationId, permissions: permissions, subject, type });
    const sent = payload === undefined ? {} : { payload: payload as Record<string, unknown> };
    return app.inject({ method, url, headers: { ...headers, authorization: `Bearer ${token}` }, ...sent });
  };
  let people = 0;
  return {
    call,
    get: (url: string, as?: As) => call('GET', url, as ? { as } : {}),
    post: (url: string, payload: unknown = {}, as?: As, headers = {}) =>
      call('POST', url, { payload, headers, ...(as ? { as } : {}) }),
    put: (url: string, payload: unknown, as?: As, headers = {}) =>
      call('PUT', url, { payload, headers, ...(as ? { as } : {}) }),
    patch: (url: string, payload: unknown, as?: As, headers = {}) =>
      call('PATCH', url, { payload, headers, ...(as ? { as } : {}) }),
    delete: (url: string, as?: As) => call('DELETE', url, as ? { as } : {}),
    person: async (values: Record<string, unknown> = {}): Promise<{ id: string; email: string }> => {
      people += 1;
      const email = `p${people}@${organizationId}.example`;
      const answer = await call('POST', '/v1/users', {
        payload: { kind: 'staff', lastName: 'Voorbeeld', email, ...values },
      });
      return answer.json();
    },
    group: async (name: string): Promise<{ id: string }> =>
      (await call('POST', '/v1/groups', { payload: { kind: 'staff', name } })).json(),
  };
}
