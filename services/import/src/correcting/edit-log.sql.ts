import type { SqlExecutor } from '@rollcall/messaging';

/** A place in the log: entries are read in the order of the list, those about one cell in the order of time. */
export interface LogPosition {
  readonly line: number;
  readonly column: number;
  /** A 64-bit number. */
  readonly id: string;
}

export interface LoggedEdit extends LogPosition {
  readonly original: string | null;
  readonly value: string | null;
  readonly code: string | null;
  readonly by: string;
  readonly at: Date;
}

/** Everything that was ever corrected in an import, and taken back. */
export async function loggedEdits(
  tx: SqlExecutor,
  job: { readonly organizationId: string; readonly id: string },
  after: LogPosition,
  limit: number,
): Promise<LoggedEdit[]> {
  const { rows } = await tx.query<LoggedEdit>(
    `SELECT line, column_index AS "column", id::text, original, value, code, edited_by AS by, edited_at AS at
       FROM import_row_edit
      WHERE organization_id = $1 AND import_id = $2 AND (line, column_index, id) > ($3, $4, $5::bigint)
      ORDER BY line, column_index, id LIMIT $6`,
    [job.organizationId, job.id, after.line, after.column, after.id, limit],
  );
  return rows;
}
