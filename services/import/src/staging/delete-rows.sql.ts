import type { SqlExecutor } from '@rollcall/messaging';

/** Removes everything that planning an import has written. */
export async function deleteRows(
  tx: SqlExecutor,
  job: { readonly organizationId: string; readonly id: string },
): Promise<void> {
  for (const table of ['import_row', 'import_chunk', 'import_group', 'import_absent'])
    await tx.query(`DELETE FROM ${table} WHERE organization_id = $1 AND import_id = $2`, [job.organizationId, job.id]);
}
