import type { SqlExecutor } from '@rollcall/messaging';

export interface QueueState {
  status: string;
  count: number;
  /** Age of the oldest. */
  oldestSeconds: number;
}

/** How many mails of all organisations wait, by status, and how old the oldest is. */
export async function queueStates(db: SqlExecutor): Promise<QueueState[]> {
  const { rows } = await db.query<QueueState>(
    `SELECT status, count(*)::int AS count,
            extract(epoch FROM now() - min(created_at))::float8 AS "oldestSeconds"
       FROM email_message WHERE status IN ('queued', 'deferred', 'sending') GROUP BY status`,
  );
  return rows;
}

export interface OrganizationQueue {
  queued: number;
  deferred: number;
  held: number;
  oldestAt: string | null;
}

export async function queueOf(tx: SqlExecutor, organizationId: string): Promise<OrganizationQueue> {
  const { rows } = await tx.query<OrganizationQueue>(
    `SELECT (count(*) FILTER (WHERE status IN ('queued', 'sending')))::int AS queued,
            (count(*) FILTER (WHERE status = 'deferred'))::int AS deferred,
            (count(*) FILTER (WHERE status = 'held'))::int AS held,
            min(created_at) FILTER (WHERE status IN ('queued', 'deferred', 'sending')) AS "oldestAt"
       FROM email_message WHERE organization_id = $1 AND status IN ('queued', 'deferred', 'sending', 'held')`,
    [organizationId],
  );
  return rows[0] ?? { queued: 0, deferred: 0, held: 0, oldestAt: null };
}

export interface StoppedImport {
  importId: string;
  pausedAt: string;
  sent: number;
  bounced: number;
}

export async function stoppedImports(tx: SqlExecutor, organizationId: string): Promise<StoppedImport[]> {
  const { rows } = await tx.query<StoppedImport>(
    `SELECT import_id AS "importId", paused_at AS "pausedAt", sent, bounced FROM import_mail
      WHERE organization_id = $1 AND paused_at IS NOT NULL ORDER BY paused_at DESC LIMIT 100`,
    [organizationId],
  );
  return rows;
}

/** Since when the mail server that an organisation uses cannot be used; `undefined`: it can. */
export async function serverProblem(
  db: SqlExecutor,
  server: string,
): Promise<{ since: string; reason: string } | undefined> {
  const { rows } = await db.query<{ since: string; reason: string }>(
    `SELECT unreachable_since AS since, reason FROM mail_server_state WHERE provider = $1`,
    [server],
  );
  return rows[0];
}
