import type { SqlExecutor } from '@rollcall/messaging';
import type { Stretch } from '../chunk/pack-chunks.rules.js';
import type { ImportJob } from '../import-job/import-job.entity.js';

/** Where in a plan there is something to do, and how much. */
export async function stretchesToApply(tx: SqlExecutor, job: ImportJob, recordsEach: number): Promise<Stretch[]> {
  const { rows } = await tx.query<Stretch>(
    `SELECT min(record) AS "firstRecord", max(record) AS "lastRecord", count(*)::int AS "rowCount",
            sum(150 + CASE planned_state WHEN 'create' THEN octet_length(values::text)
                                         ELSE coalesce(octet_length(changes::text), 0) END
                + coalesce(octet_length((group_changes - 'create')::text), 0))::int AS bytes
       FROM import_row
      WHERE organization_id = $1 AND import_id = $2
        AND planned_state IN ('create', 'update', 'reactivate', 'deactivate')
      GROUP BY (record - 1) / $3 ORDER BY 1`,
    [job.organizationId, job.id, recordsEach],
  );
  return rows;
}
