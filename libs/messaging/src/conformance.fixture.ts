import type { Type } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { GroupCreated, GroupUpdated, type DataOf } from '@rollcall/contracts';
import { testDatabase, type TestDatabase } from '@rollcall/testing';
import type { Pool } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { event, type OutgoingMessage } from './envelope/outgoing-message.js';
import { MessagingModule } from './module/messaging.module.js';
import type { MessagingSettingsInit } from './module/messaging.settings.js';
import { messagingSchemaSql } from './schema/messaging-schema.js';
import type { MessageTransaction } from './sql-executor.js';

/** A database with the messaging tables and a table in which every effect of a handler leaves a row. */
export function messagingDatabase(): Promise<TestDatabase> {
  return testDatabase({
    service: 'identity',
    migrate: async ({ url }) => {
      const { default: pg } = await import('pg');
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      for (const role of ['rollcall_identity_app', 'rollcall_identity_system'])
        await client.query(
          `DO $$ BEGIN CREATE ROLE ${role} NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`,
        );
      const roles = { appRole: 'rollcall_identity_app', systemRole: 'rollcall_identity_system' };
      for (const statement of messagingSchemaSql(roles)) await client.query(statement);
      await client.query(
        `CREATE TABLE effect (n bigint GENERATED ALWAYS AS IDENTITY, organization_id uuid, message_id text,
           subject text, version int, organization_setting text);
         GRANT ALL ON effect TO rollcall_identity_app, rollcall_identity_system`,
      );
      await client.end();
    },
  });
}

export interface ServiceOptions extends MessagingSettingsInit {
  database: TestDatabase;
  providers?: Type[];
  /** Default: identity. */
  name?: string;
}

/** A service with outbox, relay and these consumers, as one process would run it. */
export async function startService({
  database,
  providers = [],
  name = 'identity',
  ...settings
}: ServiceOptions): Promise<TestingModule> {
  const pools = { app: database.pool('app'), system: database.pool('system') };
  const service = await Test.createTestingModule({
    imports: [
      MessagingModule.forRoot({
        name,
        useFactory: () => ({
          pools,
          ackWaitMs: 1_000,
          retryDelaysMs: [50, 100],
          maxDeliveries: 3,
          ...settings,
          relay: { takeoverMs: 25, pollMs: 200, streamCheckMs: 200, ackTimeoutMs: 1_000, ...settings.relay },
        }),
      }),
    ],
    providers,
  })
    .setLogger({ log: quiet, warn: verbose, error: verbose, debug: quiet, verbose: quiet, fatal: verbose })
    .compile();
  service.enableShutdownHooks([]);
  await service.init();
  return service;
}

function quiet(): void {}
function verbose(...parts: unknown[]): void {
  if (process.env['MESSAGING_TEST_LOG']) console.error(...parts);
}

export function anOrganization(): string {
  return uuidv7();
}

export interface GroupEventInit {
  organizationId: string;
  groupId?: string;
  version?: number;
  name?: string;
}

export function aGroupCreated(init: GroupEventInit): OutgoingMessage<typeof GroupCreated> {
  return aGroupEvent(GroupCreated, init);
}

export function aGroupUpdated(init: GroupEventInit): OutgoingMessage<typeof GroupUpdated> {
  return aGroupEvent(GroupUpdated, init);
}

function aGroupEvent<E extends typeof GroupCreated | typeof GroupUpdated>(
  type: E,
  { organizationId, groupId = uuidv7(), version = 1, name = 'G1' }: GroupEventInit,
): OutgoingMessage<E> {
  const data = { groupId, kind: 'staff', name, description: null, origin: { through: 'rest' } } as DataOf<E>;
  return event<E>(type, { organizationId, subject: groupId, aggregateVersion: version, data });
}

/** What a handler does in these tests: one row, in its transaction. */
export async function leaveEffect(
  tx: MessageTransaction,
  message: { id: string; organizationId: string; subject: string; aggregateVersion: number },
): Promise<void> {
  await tx.query(
    `INSERT INTO effect (organization_id, message_id, subject, version, organization_setting)
     VALUES ($1, $2, $3, $4, current_setting('app.organization_id'))`,
    [message.organizationId, message.id, message.subject, message.aggregateVersion],
  );
}

export interface Effect {
  message_id: string;
  subject: string;
  version: number;
  organization_setting: string;
}

export async function effectsOf(pool: Pool, organizationId: string): Promise<Effect[]> {
  const { rows } = await pool.query<Effect>('SELECT * FROM effect WHERE organization_id = $1 ORDER BY n', [
    organizationId,
  ]);
  return rows;
}

/** Runs `work` in a transaction of one organisation, as a service does. */
export async function inTransaction<T>(
  pool: Pool,
  organizationId: string,
  work: (tx: MessageTransaction) => Promise<T>,
) {
  const { inHandlerTransaction } = await import('./consumer/handler-transaction.js');
  return inHandlerTransaction(pool, organizationId, { signal: new AbortController().signal, timeoutMs: 30_000 }, work);
}
