import type { SqlExecutor } from '@rollcall/messaging';
import type { Stretch } from '../chunk/pack-chunks.rules.js';
import type { ImportJob } from '../import-job/import-job.entity.js';

/** Records per stretch; small enough that a few large rows do not make a chunk too large. */
const RECORDS = 100;

/** Where in a plan there is something to do, and how much. */
export async function stretchesToApply(tx: SqlExecutor, job: ImportJob): Promise<Stretch[]> {
  const { rows } = await tx.query<Stretch>(
    `SELECT min(record) AS "firstRecord", max(record) AS "lastRecord", count(*)::int AS "rowCount",
            sum(200 + CASE planned_state WHEN 'create' THEN octet_length(values::text)
                                         ELSE coalesce(octet_length(changes::text), 0) END
                + coalesce(octet_length(group_changes::text), 0))::int AS bytes
       FROM import_row
      WHERE organization_id = $1 AND import_id = $2
        AND planned_state IN ('create', 'update', 'reactivate', 'deactivate')
      GROUP BY record / ${RECORDS} ORDER BY 1`,
    [job.organizationId, job.id],
  );
  return rows;
}
