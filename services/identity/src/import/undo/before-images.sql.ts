import type { SqlExecutor } from '@rollcall/messaging';
import type { BeforeImage } from '../apply/insert-before-images.sql.js';

export interface StoredImage extends BeforeImage {
  undone: boolean;
}

/** What was before the rows of an applied chunk, in the order of the list; held until the transaction ends. */
export async function lockBeforeImages(
  tx: SqlExecutor,
  organizationId: string,
  runId: string,
  chunk: number,
): Promise<StoredImage[]> {
  const { rows } = await tx.query<StoredImage>(
    `SELECT record, user_id AS "userId", action, version, changes, joined, departed, undone_at IS NOT NULL AS undone
       FROM import_before
      WHERE organization_id = $1 AND run_id = $2 AND chunk = $3
      ORDER BY record FOR UPDATE`,
    [organizationId, runId, chunk],
  );
  return rows;
}

/** Notes that rows are undone: doing it again does nothing. */
export async function markUndone(
  tx: SqlExecutor,
  organizationId: string,
  runId: string,
  chunk: number,
  records: readonly number[],
): Promise<void> {
  if (records.length === 0) return;
  await tx.query(
    `UPDATE import_before SET undone_at = now()
      WHERE organization_id = $1 AND run_id = $2 AND chunk = $3 AND record = ANY ($4)`,
    [organizationId, runId, chunk, records],
  );
}
