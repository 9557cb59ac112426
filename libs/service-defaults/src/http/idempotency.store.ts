import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Databases } from '../database/databases.service.js';
import { DomainError } from '../errors/domain.error.js';
import { rootLogger } from '../logging/logger.js';

const LEASE_SECONDS = 60;
const RENEW_MS = 20_000;
const WAIT_MS = 5_000;
const POLL_MS = 100;
const KEEP_HOURS = 24;
const SWEEP_MS = 60 * 60_000;

/** Which request it is. */
export interface IdempotentRequest {
  readonly organizationId: string;
  /** User or API client. */
  readonly caller: string;
  /** `POST /v1/imports/:id/apply`. */
  readonly route: string;
  readonly key: string;
  /** Digest of everything that makes the request what it is. */
  readonly fingerprint: Buffer;
}

/** The first answer, as it is given again. */
export interface StoredAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** Runs statements of a transaction that is already there. */
interface Sql {
  query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
}

interface KeyRow {
  fingerprint: Buffer;
  answer: StoredAnswer | null;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return Object.fromEntries(entries.map(([name, member]) => [name, sorted(member)]));
}

/** Digest of a JSON value that does not depend on the order of members. */
export function fingerprintOf(...parts: unknown[]): Buffer {
  return createHash('sha256')
    .update(JSON.stringify(sorted(parts)))
    .digest();
}

/** A claim on a key: this process handles the request. */
export class IdempotencyClaim {
  private readonly renewal: NodeJS.Timeout;
  private isSettled = false;

  constructor(
    private readonly databases: Databases,
    private readonly request: IdempotentRequest,
  ) {
    this.renewal = setInterval(() => void this.renew().catch(() => undefined), RENEW_MS);
    this.renewal.unref();
  }

  private get identity(): unknown[] {
    const { organizationId, caller, route, key } = this.request;
    return [organizationId, caller, route, key];
  }

  private async renew(): Promise<void> {
    await this.databases.inOrganization(this.request.organizationId, (tx) =>
      tx.query(
        `UPDATE idempotency_key SET locked_until = now() + make_interval(secs => ${LEASE_SECONDS})
         WHERE organization_id = $1 AND caller = $2 AND route = $3 AND key = $4 AND answer IS NULL`,
        this.identity,
      ),
    );
  }

  /**
   * Stores the answer. With `tx` it becomes true together with the work: a crash right after the commit is then
   * answered with the stored answer, not with the work done twice.
   */
  async complete(answer: StoredAnswer, tx?: Sql): Promise<void> {
    if (this.isSettled) return;
    const store = (sql: Sql) =>
      sql.query(
        `UPDATE idempotency_key SET answer = $5, locked_until = NULL
         WHERE organization_id = $1 AND caller = $2 AND route = $3 AND key = $4`,
        [...this.identity, JSON.stringify(answer)],
      );
    if (tx) await store(tx);
    else await this.databases.inOrganization(this.request.organizationId, store);
    this.settle();
  }

  /** Forgets the key: the request failed without an effect, so the next one may try. */
  async release(): Promise<void> {
    this.settle();
    await this.databases.inOrganization(this.request.organizationId, (tx) =>
      tx.query(
        `DELETE FROM idempotency_key
         WHERE organization_id = $1 AND caller = $2 AND route = $3 AND key = $4 AND answer IS NULL`,
        this.identity,
      ),
    );
  }

  private settle(): void {
    this.isSettled = true;
    clearInterval(this.renewal);
  }
}

/** Remembers which requests were answered, and how, for 24 hours. */
@Injectable()
export class IdempotencyStore implements OnApplicationBootstrap, OnApplicationShutdown {
  private sweeping: NodeJS.Timeout | undefined;

  constructor(@Inject(Databases) private readonly databases: Databases) {}

  onApplicationBootstrap(): void {
    // A service without the table has nothing to sweep, and says so at debug level only.
    const sweep = () => this.sweep().catch((error: unknown) => rootLogger().debug({ err: error }, 'keys stay'));
    this.sweeping = setInterval(() => void sweep(), SWEEP_MS);
    this.sweeping.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.sweeping);
  }

  /**
   * Claims a key, or answers what its first request was answered. While another process works on the same request it
   * waits up to five seconds.
   *
   * @throws DomainError `idempotency-key-reused` (422), `idempotency-key-in-use` (409)
   */
  async begin(request: IdempotentRequest): Promise<IdempotencyClaim | StoredAnswer> {
    for (let waitedMs = 0; ; waitedMs += POLL_MS) {
      const row = await this.claim(request);
      if (row === 'claimed') return new IdempotencyClaim(this.databases, request);
      if (!row.fingerprint.equals(request.fingerprint))
        throw new DomainError({
          code: 'idempotency-key-reused',
          kind: 'unprocessable',
          message: 'This Idempotency-Key was used for another request. Use a new key.',
        });
      if (row.answer) return row.answer;
      if (waitedMs >= WAIT_MS)
        throw new DomainError({
          code: 'idempotency-key-in-use',
          kind: 'conflict',
          message: 'The first request with this Idempotency-Key is still being handled.',
          retryAfterSeconds: 2,
        });
      await delay(POLL_MS);
    }
  }

  private async claim(request: IdempotentRequest): Promise<'claimed' | KeyRow> {
    const { organizationId, caller, route, key, fingerprint } = request;
    return this.databases.inOrganization(organizationId, async (tx) => {
      // Takes the key when it is new, expired, or left behind by a process that died.
      const claimed = await tx.query(
        `INSERT INTO idempotency_key AS k (organization_id, caller, route, key, fingerprint, locked_until)
         VALUES ($1, $2, $3, $4, $5, now() + make_interval(secs => ${LEASE_SECONDS}))
         ON CONFLICT (organization_id, caller, route, key) DO UPDATE
           SET fingerprint = excluded.fingerprint, locked_until = excluded.locked_until, answer = NULL, created_at = now()
           WHERE k.created_at < now() - interval '${KEEP_HOURS} hours'
              OR (k.answer IS NULL AND k.locked_until < now() AND k.fingerprint = excluded.fingerprint)
         RETURNING 1`,
        [organizationId, caller, route, key, fingerprint],
      );
      if (claimed.rowCount > 0) return 'claimed';
      const { rows } = await tx.query<KeyRow>(
        `SELECT fingerprint, answer FROM idempotency_key
         WHERE organization_id = $1 AND caller = $2 AND route = $3 AND key = $4`,
        [organizationId, caller, route, key],
      );
      // Released between the two statements: the next round claims it.
      return rows[0] ?? { fingerprint, answer: null };
    });
  }

  /** Deletes keys that are no longer remembered. */
  async sweep(): Promise<number> {
    return this.databases.inSystem(async (tx) => {
      const { rowCount } = await tx.query(
        `DELETE FROM idempotency_key WHERE created_at < now() - interval '${KEEP_HOURS} hours'`,
      );
      return rowCount;
    });
  }
}
