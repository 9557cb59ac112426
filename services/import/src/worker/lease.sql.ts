import type { SqlExecutor } from '@rollcall/messaging';

/** An import that this process works on until the lease ends. */
export interface ClaimedJob {
  readonly organizationId: string;
  readonly id: string;
}

/**
 * Takes imports that are due, those that waited longest first; others skip what one process holds. Whoever changes an
 * import meanwhile sets `next_run_at` to an earlier time than the lease, which `releaseJob` keeps.
 */
export async function claimJobs(
  tx: SqlExecutor,
  lease: { readonly id: string; readonly now: Date; readonly until: Date },
  limit: number,
  woken: readonly string[],
): Promise<ClaimedJob[]> {
  const { rows } = await tx.query<ClaimedJob>(
    `UPDATE import_job AS j SET lease_id = $1, lease_until = $3, next_run_at = $3
       FROM (SELECT organization_id, id FROM import_job
              WHERE next_run_at IS NOT NULL AND (next_run_at <= $2 OR id = ANY ($5::uuid[]))
                AND (lease_until IS NULL OR lease_until < $2)
              ORDER BY next_run_at LIMIT $4 FOR UPDATE SKIP LOCKED) AS due
      WHERE j.organization_id = due.organization_id AND j.id = due.id
     RETURNING j.organization_id AS "organizationId", j.id`,
    [lease.id, lease.now, lease.until, limit, woken],
  );
  return rows;
}

const AT_WORK = `(status IN ('planning', 'queued', 'applying', 'undoing')
  OR coalesce(undo_preview ->> 'status' = 'preparing', false))`;

/** Extends a lease. False: it was lost and somebody else may be at it, or there is nothing left to do. */
export async function renewLease(tx: SqlExecutor, job: ClaimedJob, leaseId: string, until: Date): Promise<boolean> {
  const { rows } = await tx.query(
    `UPDATE import_job SET lease_until = $4
      WHERE organization_id = $1 AND id = $2 AND lease_id = $3 AND ${AT_WORK} RETURNING id`,
    [job.organizationId, job.id, leaseId, until],
  );
  return rows.length > 0;
}

/** Gives an import back; it is looked at again at `next`, or earlier if somebody asked for that meanwhile. */
export async function releaseJob(tx: SqlExecutor, job: ClaimedJob, leaseId: string, next: Date | null): Promise<void> {
  await tx.query(
    `UPDATE import_job SET lease_id = NULL, lease_until = NULL,
            next_run_at = CASE WHEN ${AT_WORK} THEN least(next_run_at, coalesce($4::timestamptz, lease_until)) END
      WHERE organization_id = $1 AND id = $2 AND lease_id = $3`,
    [job.organizationId, job.id, leaseId, next],
  );
}
