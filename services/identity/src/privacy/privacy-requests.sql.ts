import type { SqlExecutor } from '@rollcall/service-defaults';
import { SERVICES, type KnownBy, type PrivacyKind, type PrivacyRequest } from './privacy-request.js';

export interface NewPrivacyRequest {
  readonly organizationId: string;
  readonly id: string;
  readonly kind: PrivacyKind;
  readonly userId: string;
  readonly personKind: 'staff' | 'contact';
  readonly requestedBy: string;
  readonly requestedByType: string;
  readonly knownBy: KnownBy;
}

/** Writes down what is to be done, with a step for each service. */
export async function insertPrivacyRequest(tx: SqlExecutor, init: NewPrivacyRequest): Promise<void> {
  await tx.query(
    `WITH request AS (
       INSERT INTO privacy_request
         (organization_id, id, kind, user_id, person_kind, requested_by, requested_by_type, known_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING organization_id, id)
     INSERT INTO privacy_step (organization_id, request_id, position, service)
     SELECT request.organization_id, request.id, step.position, step.service
       FROM request, unnest($9::text[]) WITH ORDINALITY AS step (service, position)`,
    [
      init.organizationId,
      init.id,
      init.kind,
      init.userId,
      init.personKind,
      init.requestedBy,
      init.requestedByType,
      JSON.stringify(init.knownBy),
      SERVICES[init.kind],
    ],
  );
}

const COLUMNS = `r.organization_id AS "organizationId", r.id, r.kind, r.user_id AS "userId",
  r.person_kind AS "personKind", r.status, r.requested_by AS "requestedBy", r.requested_by_type AS "requestedByType",
  r.requested_at AS "requestedAt", r.completed_at AS "completedAt", r.expires_at AS "expiresAt",
  r.known_by AS "knownBy", r.statement,
  (SELECT jsonb_agg(jsonb_build_object('service', s.service, 'state', s.state, 'cursor', s.cursor, 'items', s.items,
                                       'removed', s.removed, 'kept', s.kept, 'attempts', s.attempts,
                                       'problem', s.problem, 'doneAt', s.done_at) ORDER BY s.position)
     FROM privacy_step s WHERE s.organization_id = r.organization_id AND s.request_id = r.id) AS steps`;

export interface PrivacyFilter {
  kind?: string | undefined;
  status?: string | undefined;
  userId?: string | undefined;
  /** Ids are UUIDv7: those before it are older. */
  before?: string | undefined;
  limit: number;
}

/** A page of requests, newest first. */
export async function listPrivacyRequests(
  tx: SqlExecutor,
  organizationId: string,
  { kind, status, userId, before, limit }: PrivacyFilter,
): Promise<PrivacyRequest[]> {
  const { rows } = await tx.query<PrivacyRequest>(
    `SELECT ${COLUMNS} FROM privacy_request r
      WHERE r.organization_id = $1 AND ($2::text IS NULL OR r.kind = $2) AND ($3::text IS NULL OR r.status = $3)
        AND ($4::uuid IS NULL OR r.user_id = $4) AND ($5::uuid IS NULL OR r.id < $5)
      ORDER BY r.id DESC LIMIT $6`,
    [organizationId, kind ?? null, status ?? null, userId ?? null, before ?? null, limit],
  );
  return rows.map(withTimes);
}

export async function readPrivacyRequest(
  tx: SqlExecutor,
  organizationId: string,
  id: string,
): Promise<PrivacyRequest | undefined> {
  const { rows } = await tx.query<PrivacyRequest>(
    `SELECT ${COLUMNS} FROM privacy_request r WHERE r.organization_id = $1 AND r.id = $2`,
    [organizationId, id],
  );
  return rows[0] && withTimes(rows[0]);
}

/** Times inside JSON come as text. */
function withTimes(row: PrivacyRequest): PrivacyRequest {
  const steps = row.steps.map((step) => ({ ...step, doneAt: step.doneAt && new Date(step.doneAt) }));
  return { ...row, steps };
}
