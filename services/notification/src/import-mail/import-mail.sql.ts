import type { SqlExecutor } from '@rollcall/messaging';

export interface ImportMailCount {
  organizationId: string;
  importId: string;
  sent: number;
  bounced: number;
}

/**
 * Remembers who started imports, whoever else hears of them first. What is known is only read: a conflict would lock the
 * row, and the mails of one import would be written one transaction after the other.
 */
export async function noteImports(
  tx: SqlExecutor,
  organizationId: string,
  imports: { importId: string; startedBy: string | null }[],
): Promise<void> {
  await tx.query(
    `INSERT INTO import_mail AS known (organization_id, import_id, started_by)
     SELECT DISTINCT ON (import_id) $1::uuid, import_id, started_by
       FROM unnest($2::uuid[], $3::uuid[]) AS new (import_id, started_by)
      WHERE NOT EXISTS (SELECT FROM import_mail noted
                         WHERE noted.organization_id = $1 AND noted.import_id = new.import_id
                           AND (noted.started_by IS NOT NULL OR new.started_by IS NULL))
     ON CONFLICT (organization_id, import_id) DO UPDATE SET started_by = excluded.started_by
      WHERE known.started_by IS NULL AND excluded.started_by IS NOT NULL`,
    [organizationId, imports.map(({ importId }) => importId), imports.map(({ startedBy }) => startedBy)],
  );
}

/** Adds to what became of the mails of imports; answers with the sums of those that are not stopped and may be. */
export async function countImportMail(tx: SqlExecutor, counts: ImportMailCount[]): Promise<ImportMailCount[]> {
  const { rows } = await tx.query<ImportMailCount & { stoppable: boolean }>(
    `INSERT INTO import_mail AS known (organization_id, import_id, sent, bounced)
     SELECT organization_id, import_id, sum(sent), sum(bounced)
       FROM unnest($1::uuid[], $2::uuid[], $3::integer[], $4::integer[]) AS new (organization_id, import_id, sent, bounced)
      GROUP BY organization_id, import_id
      ORDER BY organization_id, import_id
     ON CONFLICT (organization_id, import_id) DO UPDATE
        SET sent = known.sent + excluded.sent, bounced = known.bounced + excluded.bounced
     RETURNING organization_id AS "organizationId", import_id AS "importId", sent, bounced,
       paused_at IS NULL AND NOT resumed AS stoppable`,
    [
      counts.map(({ organizationId }) => organizationId),
      counts.map(({ importId }) => importId),
      counts.map(({ sent }) => sent),
      counts.map(({ bounced }) => bounced),
    ],
  );
  return rows.filter(({ stoppable }) => stoppable);
}

/** Holds what has not left of an import's mails, and what is still to arrive. @returns whether it was not stopped before */
export async function pauseImport(tx: SqlExecutor, organizationId: string, importId: string): Promise<boolean> {
  const { rows } = await tx.query(
    `UPDATE import_mail SET paused_at = now(), told_at = NULL
      WHERE organization_id = $1 AND import_id = $2 AND paused_at IS NULL AND NOT resumed
     RETURNING 1`,
    [organizationId, importId],
  );
  await tx.query(
    `UPDATE email_message SET status = 'held'
      WHERE organization_id = $1 AND import_id = $2 AND status IN ('queued', 'deferred') AND template = 'welcome'`,
    [organizationId, importId],
  );
  return rows.length > 0;
}

export interface UntoldImport {
  organizationId: string;
  importId: string;
  startedBy: string | null;
}

/** Stopped imports that nobody has been told of. */
export async function untoldImports(db: SqlExecutor): Promise<UntoldImport[]> {
  const { rows } = await db.query<UntoldImport>(
    `SELECT organization_id AS "organizationId", import_id AS "importId", started_by AS "startedBy" FROM import_mail
      WHERE paused_at IS NOT NULL AND told_at IS NULL ORDER BY paused_at LIMIT 20`,
  );
  return rows;
}

export async function noteTold(tx: SqlExecutor, { organizationId, importId }: UntoldImport): Promise<void> {
  await tx.query(`UPDATE import_mail SET told_at = now() WHERE organization_id = $1 AND import_id = $2`, [
    organizationId,
    importId,
  ]);
}

/** Somebody wants the mails to leave: they are not stopped any more. */
export async function resumeImport(tx: SqlExecutor, organizationId: string, importId: string): Promise<void> {
  await tx.query(
    `INSERT INTO import_mail (organization_id, import_id, resumed) VALUES ($1, $2, false)
     ON CONFLICT (organization_id, import_id) DO UPDATE SET paused_at = NULL, resumed = import_mail.paused_at IS NOT NULL
       OR import_mail.resumed`,
    [organizationId, importId],
  );
}

/** Whether the mails of an import are stopped, or were until somebody released them. */
export async function wasStopped(tx: SqlExecutor, organizationId: string, importId: string): Promise<boolean> {
  const { rows } = await tx.query(
    `SELECT 1 FROM import_mail WHERE organization_id = $1 AND import_id = $2 AND (paused_at IS NOT NULL OR resumed)`,
    [organizationId, importId],
  );
  return rows.length > 0;
}
