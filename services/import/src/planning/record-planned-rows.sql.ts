import type { DataOf, UsersPlanned } from '@rollcall/contracts';
import type { SqlExecutor } from '@rollcall/messaging';
import type { Mapping } from '../columns/property.js';
import { rowProblem } from './row-problem.js';

type PlannedRow = DataOf<typeof UsersPlanned>['rows'][number];

/** Writes what identity would do with each row beside the row. Rows that failed before keep their state. */
export async function recordPlannedRows(
  tx: SqlExecutor,
  job: { readonly organizationId: string; readonly importId: string; readonly mapping: Mapping },
  rows: readonly PlannedRow[],
): Promise<void> {
  await tx.query(
    `UPDATE import_row AS r
        SET state = p.state, planned_state = p.state, user_id = p.user_id, user_version = p.version,
            matched_by = p.matched_by, changes = p.changes::jsonb, group_changes = p.groups::jsonb,
            invitation = p.invitation, problems = r.problems || p.problems::jsonb
       FROM unnest($3::int[], $4::text[], $5::uuid[], $6::int[], $7::text[], $8::text[], $9::text[], $10::bool[], $11::text[])
         AS p (record, state, user_id, version, matched_by, changes, groups, invitation, problems)
      WHERE r.organization_id = $1 AND r.import_id = $2 AND r.record = p.record AND r.state IS NULL`,
    [
      job.organizationId,
      job.importId,
      rows.map((row) => row.record),
      rows.map((row) => row.state),
      rows.map((row) => row.userId ?? null),
      rows.map((row) => row.version ?? null),
      rows.map((row) => row.matchedBy ?? null),
      rows.map((row) => (row.changes === undefined ? null : JSON.stringify(row.changes))),
      rows.map((row) => (row.groups === undefined ? null : JSON.stringify(row.groups))),
      rows.map((row) => row.invitation ?? false),
      rows.map((row) => JSON.stringify((row.problems ?? []).map((problem) => rowProblem(problem, job.mapping)))),
    ],
  );
}
