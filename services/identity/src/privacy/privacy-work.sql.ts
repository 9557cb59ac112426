import type { SqlExecutor } from '@rollcall/service-defaults';
import type { Collected, Erased, PrivacyRequest, PrivacyStep } from './privacy-request.js';

/** A request that this process works on until its lease ends. */
export interface Lease {
  readonly organizationId: string;
  readonly id: string;
  readonly leaseId: string;
}

export const LEASE_SECONDS = 60;

/** Takes the requests that are due, in a transaction that sees all organisations. Others skip what one has. */
export async function claimRequests(tx: SqlExecutor, leaseId: string, limit: number): Promise<Lease[]> {
  const { rows } = await tx.query<Lease>(
    `UPDATE privacy_request r SET lease_id = $1, next_run_at = now() + make_interval(secs => ${LEASE_SECONDS})
       FROM (SELECT organization_id, id FROM privacy_request WHERE next_run_at <= now()
              ORDER BY next_run_at LIMIT $2 FOR UPDATE SKIP LOCKED) due
      WHERE r.organization_id = due.organization_id AND r.id = due.id
     RETURNING r.organization_id AS "organizationId", r.id, r.lease_id AS "leaseId"`,
    [leaseId, limit],
  );
  return rows;
}

/** `false`: the lease was lost, and somebody else may be at it. */
export async function renewLease(tx: SqlExecutor, { organizationId, id, leaseId }: Lease): Promise<boolean> {
  const { rows } = await tx.query(
    `UPDATE privacy_request SET next_run_at = now() + make_interval(secs => ${LEASE_SECONDS})
      WHERE organization_id = $1 AND id = $2 AND lease_id = $3 AND status = 'running' RETURNING id`,
    [organizationId, id, leaseId],
  );
  return rows.length > 0;
}

/** Looks again later: a service does not answer, or is at work with what is to go. */
export async function postpone(
  tx: SqlExecutor,
  { organizationId, id, leaseId }: Lease,
  service: string,
  problem: string,
): Promise<void> {
  await tx.query(
    `WITH step AS (
       UPDATE privacy_step SET state = 'waiting', attempts = attempts + 1, problem = $5, updated_at = now()
        WHERE organization_id = $1 AND request_id = $2 AND service = $4 RETURNING attempts)
     UPDATE privacy_request
        SET lease_id = NULL,
            next_run_at = now() + least(make_interval(secs => 300),
              make_interval(secs => power(2, least((SELECT attempts FROM step), 9))))
      WHERE organization_id = $1 AND id = $2 AND lease_id = $3`,
    [organizationId, id, leaseId, service, problem],
  );
}

/** Notes a piece that a service has answered with; `false` if that piece was noted before. */
export async function advance(
  tx: SqlExecutor,
  { organizationId, id }: Pick<Lease, 'organizationId' | 'id'>,
  step: PrivacyStep,
  piece: { next?: string | undefined; items: number; removed?: Erased['removed']; kept?: Erased['kept'] },
): Promise<boolean> {
  const { rows } = await tx.query(
    `UPDATE privacy_step
        SET cursor = $5, items = items + $6, removed = $7, kept = $8, problem = NULL, attempts = 0, updated_at = now(),
            state = CASE WHEN $5::text IS NULL THEN 'done' ELSE 'running' END,
            done_at = CASE WHEN $5::text IS NULL THEN now() END
      WHERE organization_id = $1 AND request_id = $2 AND service = $3 AND state <> 'done'
        AND cursor IS NOT DISTINCT FROM $4
     RETURNING position`,
    [
      organizationId,
      id,
      step.service,
      step.cursor,
      piece.next ?? null,
      piece.items,
      JSON.stringify(addUp(step.removed, piece.removed ?? [])),
      JSON.stringify([...step.kept, ...(piece.kept ?? [])]),
    ],
  );
  return rows.length > 0;
}

/** One entry per place and way, with the sum of the counts. */
function addUp(before: Erased['removed'], more: Erased['removed']): Erased['removed'] {
  const sums = new Map<string, Erased['removed'][number]>();
  for (const one of [...before, ...more]) {
    const key = `${one.where} ${one.what}`;
    sums.set(key, { ...one, count: one.count + (sums.get(key)?.count ?? 0) });
  }
  return [...sums.values()];
}

/** Keeps what a service knows about the person, until the export expires. */
export async function insertItems(
  tx: SqlExecutor,
  { organizationId, id }: Pick<Lease, 'organizationId' | 'id'>,
  step: PrivacyStep,
  items: Collected['items'],
): Promise<void> {
  if (items.length === 0) return;
  await tx.query(
    `INSERT INTO privacy_item (organization_id, request_id, service, section, position, data)
     SELECT $1, $2, $3, section, $4 + position, data
       FROM unnest($5::text[], $6::jsonb[]) WITH ORDINALITY AS item (section, data, position)`,
    [
      organizationId,
      id,
      step.service,
      step.items,
      items.map(({ section }) => section),
      items.map(({ data }) => JSON.stringify(data)),
    ],
  );
}

/** Ends a request; what other services knew the person by is forgotten with it. */
export async function completeRequest(
  tx: SqlExecutor,
  { organizationId, id }: Pick<PrivacyRequest, 'organizationId' | 'id'>,
  end: { completedAt: Date; expiresAt: Date | null; statement: object | null },
): Promise<boolean> {
  const { rows } = await tx.query(
    `UPDATE privacy_request
        SET status = 'completed', completed_at = $3, expires_at = $4, statement = $5, next_run_at = NULL,
            lease_id = NULL, known_by = '{"addresses": [], "externalIds": []}'
      WHERE organization_id = $1 AND id = $2 AND status = 'running' RETURNING id`,
    [organizationId, id, end.completedAt, end.expiresAt, end.statement && JSON.stringify(end.statement)],
  );
  return rows.length > 0;
}

/** Deletes what exports have gathered and nobody may fetch any more; in a transaction that sees all organisations. */
export async function expireExports(tx: SqlExecutor): Promise<number> {
  const { rows } = await tx.query(
    `WITH expired AS (
       UPDATE privacy_request SET status = 'expired'
        WHERE status = 'completed' AND kind = 'export' AND expires_at <= now() RETURNING organization_id, id),
     gone AS (
       DELETE FROM privacy_item i USING expired e WHERE i.organization_id = e.organization_id AND i.request_id = e.id)
     SELECT id FROM expired`,
  );
  return rows.length;
}
