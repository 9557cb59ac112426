import { PlanUsers, type DataOf, type PersonValues } from '@rollcall/contracts';
import type { SqlExecutor } from '@rollcall/messaging';
import type { DueChunk } from '../chunk/chunk.shapes.js';
import type { ImportJob } from '../import-job/import-job.entity.js';
import { actorOf, identityOptions } from '../import-job/identity-options.js';

type PlannedRow = DataOf<typeof PlanUsers>['rows'][number];

/** The question about a chunk: what would applying these rows do? */
export async function planCommand(tx: SqlExecutor, job: ImportJob, chunk: DueChunk): Promise<DataOf<typeof PlanUsers>> {
  const { rows } = await tx.query<{ record: number; values: PersonValues; groups: string[] | null; failed: boolean }>(
    `SELECT record, values, groups, state IS NOT NULL AS failed FROM import_row
      WHERE organization_id = $1 AND import_id = $2 AND record BETWEEN $3 AND $4
        AND (state IS NULL OR (state = 'error' AND match_key IS NOT NULL AND $5))
      ORDER BY record`,
    [job.organizationId, job.id, chunk.firstRecord, chunk.lastRecord, job.options.absent === 'deactivate'],
  );
  return {
    importId: job.id,
    runId: job.planRunId ?? '',
    chunk: chunk.chunk,
    kind: job.kind,
    options: identityOptions(job),
    actor: actorOf(job, job.plannedBy),
    rows: rows.map(({ record, values, groups, failed }): PlannedRow => {
      if (failed) return { record, values: keysOf(values), presentOnly: true };
      return groups === null ? { record, values } : { record, values, groups };
    }),
  };
}

/** What says who somebody is; the rest of a row with an error is nobody's business. */
function keysOf(values: PersonValues): PersonValues {
  const { externalId, email, firstName, lastName, phone } = values;
  const keys = { externalId, email, firstName, lastName, phone };
  return Object.fromEntries(Object.entries(keys).filter(([, value]) => value !== undefined));
}
