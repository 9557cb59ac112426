import type { SqlExecutor } from '@rollcall/messaging';
import type { ImportJob } from '../import-job/import-job.entity.js';

/** Whether an import may begin to change people: nobody of its kind is at it, and nobody has waited longer. */
export async function isNextInLine(tx: SqlExecutor, job: ImportJob): Promise<boolean> {
  const { rows } = await tx.query<{ isNext: boolean }>(
    `SELECT NOT EXISTS (
       SELECT FROM import_job AS o
        WHERE o.organization_id = $1 AND o.kind = $2 AND o.id <> $3
          AND (o.status = 'applying' OR o.status = 'undoing'
               OR (o.status = 'queued' AND (o.queued_at, o.id) < (SELECT queued_at, id FROM import_job
                                                                  WHERE organization_id = $1 AND id = $3)))
     ) AS "isNext"`,
    [job.organizationId, job.kind, job.id],
  );
  return rows[0]?.isNext ?? false;
}

/** Whether the import may begin to be undone: nobody of its kind changes people. */
export async function nobodyIsAtWork(tx: SqlExecutor, job: ImportJob): Promise<boolean> {
  const { rows } = await tx.query<{ isFree: boolean }>(
    `SELECT NOT EXISTS (
       SELECT FROM import_job
        WHERE organization_id = $1 AND kind = $2 AND id <> $3
          AND (status = 'applying' OR (status = 'undoing' AND undo_started_at IS NOT NULL))
     ) AS "isFree"`,
    [job.organizationId, job.kind, job.id],
  );
  return rows[0]?.isFree ?? false;
}
