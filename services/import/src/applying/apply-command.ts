import { ApplyUsers, groupKey, type DataOf, type PersonProperty, type PersonValues } from '@rollcall/contracts';
import type { SqlExecutor } from '@rollcall/messaging';
import type { DueChunk } from '../chunk/chunk.shapes.js';
import { actorOf, identityOptions } from '../import-job/identity-options.js';
import type { ImportJob } from '../import-job/import-job.entity.js';

type AppliedRow = DataOf<typeof ApplyUsers>['rows'][number];

interface PlannedRow {
  record: number;
  action: AppliedRow['action'];
  values: PersonValues;
  userId: string | null;
  userVersion: number | null;
  changes: { property: string; after: string | null }[] | null;
  groupChanges: { add: string[]; remove: string[] } | null;
}

/** The order to do what the plan says about a chunk of rows, and nothing else. */
export async function applyCommand(
  tx: SqlExecutor,
  job: ImportJob,
  chunk: DueChunk,
): Promise<DataOf<typeof ApplyUsers>> {
  const { rows } = await tx.query<PlannedRow>(
    `SELECT record, planned_state AS action, values, user_id AS "userId", user_version AS "userVersion", changes,
            group_changes AS "groupChanges"
       FROM import_row
      WHERE organization_id = $1 AND import_id = $2 AND record BETWEEN $3 AND $4
        AND planned_state IN ('create', 'update', 'reactivate', 'deactivate')
      ORDER BY record`,
    [job.organizationId, job.id, chunk.firstRecord, chunk.lastRecord],
  );
  const spelling = await newGroupNames(tx, job);
  return {
    importId: job.id,
    runId: job.applyRunId ?? '',
    chunk: chunk.chunk,
    kind: job.kind,
    options: identityOptions(job),
    actor: actorOf(job, job.appliedBy),
    rows: rows.map((row) => appliedRow(row, spelling)),
  };
}

function appliedRow(row: PlannedRow, spelling: ReadonlyMap<string, string>): AppliedRow {
  const { record, action, userId, userVersion, groupChanges } = row;
  const add = groupChanges?.add.map((name) => spelling.get(groupKey(name)) ?? name) ?? [];
  const remove = groupChanges?.remove ?? [];
  return {
    record,
    action,
    ...(userId === null ? {} : { userId }),
    ...(userVersion === null ? {} : { expectedVersion: userVersion }),
    values: valuesToStore(row),
    ...(add.length + remove.length === 0 ? {} : { groups: { add, remove } }),
  };
}

/** All that is known of a new person, only what changes of an existing one. */
function valuesToStore({ action, values, changes }: PlannedRow): PersonValues {
  if (action === 'create') return values;
  if (action === 'deactivate') return {};
  return Object.fromEntries((changes ?? []).map(({ property, after }) => [property as PersonProperty, after]));
}

/** How new groups are spelled: whichever row is applied first, the spelling that stands first in the list wins. */
async function newGroupNames(tx: SqlExecutor, job: ImportJob): Promise<Map<string, string>> {
  const { rows } = await tx.query<{ key: string; name: string }>(
    `SELECT key, name FROM import_group
      WHERE organization_id = $1 AND import_id = $2 AND run_id = $3 AND effect = 'create'`,
    [job.organizationId, job.id, job.planRunId],
  );
  return new Map(rows.map(({ key, name }) => [key, name]));
}
