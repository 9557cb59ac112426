import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  Databases,
  decodeCursor,
  DomainError,
  paged,
  type Caller,
  type ListQuery,
  type Paged,
} from '@rollcall/service-defaults';
import { isUUID } from 'class-validator';
import { actorOf, type AuditAction, type AuditFact } from '../audit/audit-entry.js';
import { recordAudit } from '../audit/record-audit.sql.js';
import type { ApiClientDto, CreateApiClientBody } from './api-client.dto.js';

const DEFAULT_KEEP_OLD_SECONDS = 24 * 60 * 60;

/** A client whose secret nobody has seen yet. */
export interface NewSecret {
  readonly client: ApiClientDto;
  readonly clientSecret: string;
}

interface Row {
  id: string;
  client_id: string;
  name: string;
  permissions: string[];
  expires_at: Date | null;
  last_used_at: Date | null;
  created_by: string | null;
  created_at: Date;
}

const COLUMNS = 'id, client_id, name, permissions, expires_at, last_used_at, created_by, created_at';

/** Programs that use the API by themselves, with client credentials. */
@Injectable()
export class ApiClientService {
  constructor(private readonly databases: Databases) {}

  /** Newest first. */
  async list(organizationId: string, { limit, cursor }: ListQuery): Promise<Paged<ApiClientDto>> {
    const before = decodeCursor(cursor, isId);
    return this.databases.inOrganization(organizationId, async (tx) => {
      const { rows } = await tx.query<Row>(
        `SELECT ${COLUMNS} FROM api_client
          WHERE organization_id = $1 AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
        [organizationId, before ?? null, limit + 1],
      );
      return paged(rows, limit, ({ id }) => id, toDto);
    });
  }

  /** @throws DomainError `not-found` */
  async get(organizationId: string, id: string): Promise<ApiClientDto> {
    const [row] = await this.rows(
      organizationId,
      `SELECT ${COLUMNS} FROM api_client WHERE organization_id = $1 AND id = $2`,
      [id],
    );
    if (!row) throw notFound();
    return toDto(row);
  }

  /**
   * Adds a client; its secret is in this answer and nowhere else.
   * @throws DomainError `permission-missing` for more than the caller has, `expires-in-the-past`
   */
  async create(caller: Caller, body: CreateApiClientBody): Promise<NewSecret> {
    refusePermissionsBeyond(caller, body.permissions);
    const expiresAt = body.expiresAt ? new Date(body.expiresAt) : null;
    if (expiresAt && expiresAt.getTime() <= Date.now()) throw expiresInThePast();
    const secret = newSecret();
    const [row] = await this.rows(
      caller.organizationId,
      `INSERT INTO api_client (organization_id, client_id, name, secret_digest, permissions, expires_at, created_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING ${COLUMNS}`,
      [
        `rc_${randomBytes(12).toString('base64url')}`,
        body.name,
        digestOf(secret),
        body.permissions,
        expiresAt,
        caller.subject,
      ],
      factOf(caller, 'api-client.created'),
    );
    if (!row) throw new Error('The API client could not be stored');
    return { client: toDto(row), clientSecret: secret };
  }

  /**
   * Gives the client a new secret; the old one works for a while, so that nothing stops.
   * @throws DomainError `not-found`, `permission-missing`
   */
  async rotate(caller: Caller, id: string, keepOldSeconds = DEFAULT_KEEP_OLD_SECONDS): Promise<NewSecret> {
    const { permissions } = await this.get(caller.organizationId, id);
    // Whoever gets the secret gets what the client may do.
    refusePermissionsBeyond(caller, permissions);
    const secret = newSecret();
    const [row] = await this.rows(
      caller.organizationId,
      `UPDATE api_client SET previous_secret_digest = secret_digest,
              previous_secret_until = now() + make_interval(secs => $4), secret_digest = $3
        WHERE organization_id = $1 AND id = $2 RETURNING ${COLUMNS}`,
      [id, digestOf(secret), keepOldSeconds],
      factOf(caller, 'api-client.secret-rotated', { keepOldSeconds }),
    );
    if (!row) throw notFound();
    return { client: toDto(row), clientSecret: secret };
  }

  /** Removes a client; it gets no further tokens. @throws DomainError `not-found` */
  async remove(caller: Caller, id: string): Promise<void> {
    const removed = await this.rows(
      caller.organizationId,
      `DELETE FROM api_client WHERE organization_id = $1 AND id = $2 RETURNING ${COLUMNS}`,
      [id],
      factOf(caller, 'api-client.deleted'),
    );
    if (removed.length === 0) throw notFound();
  }

  /** Runs a statement whose first parameter is the organisation, and writes down what it did to each row. */
  private async rows(
    organizationId: string,
    text: string,
    values: unknown[],
    fact?: (row: Row) => AuditFact,
  ): Promise<Row[]> {
    return this.databases.inOrganization(organizationId, async (tx) => {
      const { rows } = await tx.query<Row>(text, [organizationId, ...values]);
      if (fact) await recordAudit(tx, organizationId, rows.map(fact));
      return rows;
    });
  }
}

function factOf(caller: Caller, action: AuditAction, more: Record<string, unknown> = {}): (row: Row) => AuditFact {
  return ({ id, client_id: clientId, permissions }) => ({
    action,
    actor: actorOf(caller),
    subject: { type: 'api-client', id },
    details: { clientId, permissions, ...more },
  });
}

function isId(position: unknown): position is string {
  return isUUID(position);
}

function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

function digestOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

function toDto(row: Row): ApiClientDto {
  return {
    id: row.id,
    clientId: row.client_id,
    name: row.name,
    permissions: row.permissions,
    expiresAt: row.expires_at?.toISOString() ?? null,
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
  };
}

function refusePermissionsBeyond(caller: Caller, permissions: readonly string[]): void {
  const beyond = permissions.filter((permission) => !caller.permissions.has(permission));
  if (beyond.length === 0) return;
  throw new DomainError({
    code: 'permission-missing',
    kind: 'forbidden',
    message: 'Nobody gives an API client more than they may do themselves.',
    extra: { permissions: beyond },
  });
}

function expiresInThePast(): DomainError {
  const message = 'This moment has passed.';
  return new DomainError({
    code: 'expires-in-the-past',
    kind: 'unprocessable',
    message,
    errors: [{ pointer: '/expiresAt', code: 'expires-in-the-past', message }],
  });
}

function notFound(): DomainError {
  return new DomainError({ code: 'not-found', kind: 'not-found', message: 'There is no such API client.' });
}
