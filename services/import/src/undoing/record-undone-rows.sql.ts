import type { DataOf, UsersUndone } from '@rollcall/contracts';
import type { SqlExecutor } from '@rollcall/messaging';

/** Writes beside each row whether it was taken back (or would be), and if not, why. */
export async function recordUndoneRows(
  tx: SqlExecutor,
  run: {
    readonly organizationId: string;
    readonly importId: string;
    readonly undoId: string;
    readonly dryRun: boolean;
  },
  rows: DataOf<typeof UsersUndone>['rows'],
): Promise<void> {
  await tx.query(
    `UPDATE import_row AS r
        SET undo_outcome = u.outcome, undo_run_id = $6, undo_effect = u.effect,
            undo_reasons = (SELECT array_agg(reason) FROM jsonb_array_elements_text(u.reasons::jsonb) AS reason)
            ${run.dryRun ? '' : `, state = u.outcome, kept_because = (SELECT array_agg(reason) FROM jsonb_array_elements_text(u.reasons::jsonb) AS reason)`}
       FROM unnest($3::int[], $4::text[], $5::text[], $7::text[]) AS u (record, outcome, reasons, effect)
      WHERE r.organization_id = $1 AND r.import_id = $2 AND r.record = u.record`,
    [
      run.organizationId,
      run.importId,
      rows.map((row) => row.record),
      rows.map((row) => row.outcome),
      rows.map((row) => JSON.stringify(row.keptBecause ?? [])),
      run.undoId,
      rows.map((row) => row.effect ?? null),
    ],
  );
}
