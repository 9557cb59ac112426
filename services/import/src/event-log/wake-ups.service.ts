import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { SqlExecutor } from '@rollcall/messaging';
import { roleOption, rootLogger } from '@rollcall/service-defaults';
import pg from 'pg';
import { ImportConfig } from '../import.config.js';

const CHANNEL = 'import_changed';
const RECONNECT_MS = 2_000;

/** Tells every process, once the transaction commits, that there is news about an import. */
export async function notifyOf(tx: SqlExecutor, importId: string): Promise<void> {
  await tx.query(`SELECT pg_notify('${CHANNEL}', $1)`, [importId]);
}

/**
 * Passes on notifications from the database, so that work and event streams go on at once. Only ever a shortcut:
 * whoever listens also looks from time to time, because a notification may be lost.
 */
@Injectable()
export class WakeUps implements OnApplicationShutdown {
  private readonly listeners = new Set<(importId: string) => void>();
  private client: pg.Client | undefined;
  private retry: NodeJS.Timeout | undefined;
  private isClosed = false;

  constructor(private readonly config: ImportConfig) {}

  /** Calls back for every import that changed; returns how to stop that. */
  listen(listener: (importId: string) => void): () => void {
    this.listeners.add(listener);
    if (this.client === undefined) void this.connect();
    return () => this.listeners.delete(listener);
  }

  async onApplicationShutdown(): Promise<void> {
    this.isClosed = true;
    clearTimeout(this.retry);
    await this.client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.config.systemDatabaseUrl,
      options: roleOption('import', 'system'),
      application_name: 'rollcall-import-wake-ups',
      keepAlive: true,
    });
    this.client = client;
    client.on('notification', (message) => this.pass(message.payload ?? ''));
    client.on('error', (error) => this.lost(client, error));
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
    } catch (error) {
      this.lost(client, error);
    }
  }

  private pass(importId: string): void {
    for (const listener of this.listeners) listener(importId);
  }

  private lost(client: pg.Client, error: unknown): void {
    if (this.isClosed || this.client !== client) return;
    rootLogger().warn({ err: error }, 'notifications of the database are interrupted');
    void client.end().catch(() => undefined);
    this.retry = setTimeout(() => void this.connect(), RECONNECT_MS);
    this.retry.unref();
  }
}
