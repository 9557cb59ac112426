import type { PersonValues } from '@rollcall/contracts';
import type { SqlExecutor } from '@rollcall/messaging';
import type { EditedCell } from '../correcting/edited-cell.js';
import type { Problem } from '../problem/problem.js';

export interface StoredRow {
  readonly record: number;
  readonly line: number;
  readonly state: string | null;
  readonly plannedState: string | null;
  readonly outcome: string | null;
  readonly raw: string[];
  readonly values: PersonValues;
  readonly groups: string[] | null;
  readonly problems: Problem[];
  readonly userId: string | null;
  readonly matchedBy: string | null;
  readonly changes: { property: string; before: string | null; after: string | null }[] | null;
  readonly groupChanges: { add: string[]; remove: string[]; create: string[] } | null;
  readonly keptBecause: string[] | null;
  /** What the undo, or the latest preview of one, says: null if it does not touch the row. */
  readonly undo: {
    readonly outcome: 'reverted' | 'kept' | 'failed';
    readonly effect: string | null;
    readonly reasons: string[] | null;
  } | null;
  readonly edited: EditedCell[] | null;
  readonly version: number;
}

export interface RowFilter {
  readonly states?: readonly string[] | undefined;
  readonly code?: string | undefined;
  readonly undo?: 'reverted' | 'kept' | 'failed' | undefined;
  /** The undo, or the preview, that counts. */
  readonly undoRunId?: string | null | undefined;
  /** Only rows that somebody corrected. */
  readonly edited?: boolean | undefined;
  readonly afterRecord: number;
  /** So many rows are left out before the page begins: for a leap, since cursors only lead to the next page. */
  readonly offset?: number | undefined;
  readonly limit: number;
}

/** Rows of an import in the order of the list. */
export async function rowsPage(
  tx: SqlExecutor,
  job: { readonly organizationId: string; readonly id: string },
  filter: RowFilter,
): Promise<StoredRow[]> {
  const found = `organization_id = $1 AND import_id = $2 AND record > $3
        ${filter.states === undefined ? 'AND $4::text[] IS NULL' : 'AND state = ANY ($4::text[])'}
        ${filter.code === undefined ? 'AND $5::text IS NULL' : `AND problems <> '[]' AND problems @> jsonb_build_array(jsonb_build_object('code', $5::text))`}
        ${filter.undo === undefined ? 'AND $8::text IS NULL' : 'AND undo_run_id = $7::uuid AND undo_outcome = $8'}
        ${filter.edited ? 'AND edited IS NOT NULL' : ''}`;
  // What is left out is counted in an index, without a look at the rows.
  const begin = filter.offset
    ? `AND record >= (SELECT record FROM import_row WHERE ${found} ORDER BY record OFFSET ${Math.trunc(filter.offset)} LIMIT 1)`
    : '';
  const { rows } = await tx.query<StoredRow>(
    `SELECT record, line, state, planned_state AS "plannedState", outcome, raw, values, groups, problems,
            user_id AS "userId", matched_by AS "matchedBy", changes, group_changes AS "groupChanges",
            kept_because AS "keptBecause",
            CASE WHEN undo_run_id = $7::uuid AND undo_outcome IS NOT NULL
                 THEN jsonb_build_object('outcome', undo_outcome, 'effect', undo_effect, 'reasons', undo_reasons)
            END AS undo, edited, edit_version AS version
       FROM import_row
      WHERE ${found} ${begin}
      ORDER BY record LIMIT $6`,
    [
      job.organizationId,
      job.id,
      filter.afterRecord,
      filter.states ?? null,
      filter.code ?? null,
      filter.limit,
      filter.undoRunId ?? null,
      filter.undo ?? null,
    ],
  );
  return rows;
}
