import type { SqlExecutor } from '@rollcall/messaging';

export interface MailCounts {
  readonly sent: number;
  readonly failed: number;
}

/** How many different mails of an import were sent, and how many failed for good. */
export async function mailCounts(
  tx: SqlExecutor,
  job: { readonly organizationId: string; readonly id: string },
): Promise<MailCounts> {
  const { rows } = await tx.query<MailCounts>(
    `SELECT count(*) FILTER (WHERE outcome = 'sent')::int AS sent,
            count(*) FILTER (WHERE outcome = 'failed')::int AS failed
       FROM import_mail WHERE organization_id = $1 AND import_id = $2`,
    [job.organizationId, job.id],
  );
  return rows[0] ?? { sent: 0, failed: 0 };
}
