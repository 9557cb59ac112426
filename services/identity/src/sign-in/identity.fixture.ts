import { randomBytes } from 'node:crypto';
import { IssueLink } from '@rollcall/contracts';
import { RequestClient } from '@rollcall/messaging';
import { createApp, Databases } from '@rollcall/service-defaults';
import { freePort, testDatabase, testNats } from '@rollcall/testing';
import type pg from 'pg';
import { v7 } from 'uuid';
import { AppModule } from '../app.module.js';
import { PasswordHasher } from '../credential/password-hasher.service.js';
import { bootstrapOrganization, readBootstrapInput } from '../organization-bootstrap.js';
import { migrations } from '../migrations/migrations.js';
import { mountOidc } from './mount-oidc.js';
import { runMigrations } from '@rollcall/service-defaults';

export const PASSWORD = 'vier groene paarden zingen';

/** A running identity that listens, on a database and a broker of its own. */
export async function startIdentity(settings: Record<string, string> = {}) {
  const database = await testDatabase({
    service: 'identity',
    template: 'sign-in',
    migrate: ({ url }) => runMigrations({ name: 'identity', migrations, url }),
  });
  const nats = await testNats();
  const port = await freePort();
  const baseUrl = `http://127.0.0.1:${port}`;
  const environment = {
    DATABASE_URL: database.url,
    NATS_URL: nats.url,
    PUBLIC_URL: baseUrl,
    SECRET_KEY: randomBytes(32).toString('base64'),
    LOG_LEVEL: 'silent',
    ...settings,
  };
  const app = await createApp(AppModule, { name: 'identity', title: 'Identity', configure: mountOidc, environment });
  await app.listen(port, '127.0.0.1');
  const pool = database.pool();
  return {
    app,
    baseUrl,
    pool,
    database,
    /** An organisation with an administrator and an API client. */
    organization: () => anOrganization(app.get(Databases), app.get(PasswordHasher)),
    /** The link that a mail would carry. */
    link: (
      organizationId: string,
      userId: string,
      purpose: 'invitation' | 'password-reset',
      messageId: string = v7(),
    ) => app.get(RequestClient).request(IssueLink, { organizationId, userId, purpose, messageId }),
    call: (method: string, path: string, body?: unknown, token?: string, headers: Record<string, string> = {}) =>
      fetch(`${baseUrl}${path}`, {
        method,
        headers: {
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(token ? { authorization: `Bearer ${token}` } : {}),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    stop: async () => {
      await app.close();
      await nats.stop();
      await database.drop();
    },
  };
}
export type RunningIdentity = Awaited<ReturnType<typeof startIdentity>>;

async function anOrganization(databases: Databases, hasher: PasswordHasher) {
  const suffix = randomBytes(4).toString('hex');
  const admin = { email: `admin-${suffix}@example.nl`, password: PASSWORD, firstName: 'Ada', lastName: 'Beheer' };
  const apiClient = { clientId: `client-${suffix}`, clientSecret: randomBytes(24).toString('base64url') };
  const organizationName = `Kantoor ${suffix}`;
  const input = readBootstrapInput({ organizationName, locale: 'nl', admin, apiClient });
  const organizationId = await bootstrapOrganization(databases, hasher, input);
  return { organizationId, organizationName, admin, apiClient };
}

/** Somebody who has been invited. */
export async function invitedUser(
  pool: pg.Pool,
  organizationId: string,
  email = `nicole-${randomBytes(4).toString('hex')}@example.nl`,
): Promise<{ id: string; email: string }> {
  const { rows } = await pool.query<{ id: string }>(
    `INSERT INTO app_user (organization_id, id, kind, last_name, first_name, email, email_key, account)
     VALUES ($1, uuidv7(), 'staff', 'de Graaf', 'Nicole', $2, lower($2), 'invited') RETURNING id`,
    [organizationId, email],
  );
  return { id: rows[0]?.id ?? '', email };
}

/** Types and data of what waits in the outbox or has left it, about one person. */
export async function eventsAbout(pool: pg.Pool, userId: string): Promise<{ type: string; data: object }[]> {
  const { rows } = await pool.query<{ message: string }>(
    `SELECT message FROM outbox WHERE aggregate = $1 ORDER BY position`,
    [userId],
  );
  return rows.map(({ message }) => JSON.parse(message) as { type: string; data: object });
}
