import type { SqlExecutor } from '@rollcall/messaging';
import type { Databases } from '@rollcall/service-defaults';

export interface OldImport {
  readonly organizationId: string;
  readonly id: string;
}

const ROWS_AT_ONCE = 50_000;

/** Imports from before a time that still have content (maybe because clearing was cut short), and rest. */
export async function dueForClearing(tx: SqlExecutor, before: Date, limit: number): Promise<OldImport[]> {
  const { rows } = await tx.query<OldImport>(
    `SELECT organization_id AS "organizationId", id FROM import_job AS j
      WHERE created_at < $1
        AND (cleared_at IS NULL
             OR EXISTS (SELECT FROM import_source AS s WHERE s.organization_id = j.organization_id AND s.import_id = j.id))
        AND status NOT IN ('planning', 'queued', 'applying', 'undoing')
      ORDER BY created_at LIMIT $2`,
    [before, limit],
  );
  return rows;
}

/** Deletes the content of an import in small transactions, so that nobody waits for it. */
export async function deleteContent(databases: Databases, job: OldImport): Promise<void> {
  for (let deleted = ROWS_AT_ONCE; deleted === ROWS_AT_ONCE;)
    deleted = await databases.inOrganization(job.organizationId, async (tx) => {
      const { rowCount } = await tx.query(
        `DELETE FROM import_row
          WHERE organization_id = $1 AND import_id = $2
            AND record IN (SELECT record FROM import_row WHERE organization_id = $1 AND import_id = $2 LIMIT ${ROWS_AT_ONCE})`,
        [job.organizationId, job.id],
      );
      return rowCount;
    });
  // The source last: as long as it is there, clearing goes on after an interruption.
  for (const table of [
    'import_event',
    'import_mail',
    'import_absent',
    'import_group',
    'import_row_edit',
    'import_source',
  ])
    await databases.inOrganization(job.organizationId, (tx) =>
      tx.query(`DELETE FROM ${table} WHERE organization_id = $1 AND import_id = $2`, [job.organizationId, job.id]),
    );
}
