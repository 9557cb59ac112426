import type { SqlExecutor } from '@rollcall/messaging';

/** What applying did so far, in people, rows and groups; without the state of the mails. */
export interface ApplyResult {
  readonly usersAdded: number;
  readonly usersChanged: number;
  readonly usersUnchanged: number;
  readonly usersReactivated: number;
  readonly usersDeactivated: number;
  readonly rowsSkipped: number;
  readonly rowsHeld: number;
  readonly rowsFailed: number;
  readonly groupsAdded: number;
  readonly groupsChanged: number;
  /** Accounts that an invitation was asked for. */
  readonly invitations: number;
  /** Rows that were sent and answered. */
  readonly rowsDone: number;
}

interface JobLike {
  readonly organizationId: string;
  readonly id: string;
  readonly applyRunId: string | null;
  readonly plan: { unchanged: number; skip: number; skippedDuplicate: number; hold: number; error: number } | null;
}

type Counts = Partial<Record<string, number>>;

/** Adds up the answers to the chunks of an application; a few thousand small rows at most. */
export async function applyResult(tx: SqlExecutor, job: JobLike): Promise<ApplyResult> {
  const { rows } = await tx.query<{ counts: Counts; groups_added: number; groups_changed: number }>(
    `SELECT (SELECT coalesce(jsonb_object_agg(key, total), '{}')
               FROM (SELECT n.key, sum(n.value::int)::int AS total
                       FROM import_chunk, jsonb_each_text(counts) AS n
                      WHERE organization_id = $1 AND import_id = $2 AND phase = 'apply' AND run_id = $3
                      GROUP BY n.key) AS totals) AS counts,
            (SELECT count(*)::int FROM import_group
              WHERE organization_id = $1 AND import_id = $2 AND run_id = $3 AND effect = 'created') AS groups_added,
            (SELECT count(*)::int FROM import_group
              WHERE organization_id = $1 AND import_id = $2 AND run_id = $3 AND effect = 'changed') AS groups_changed`,
    [job.organizationId, job.id, job.applyRunId],
  );
  const counts = rows[0]?.counts ?? {};
  const of = (name: string): number => counts[name] ?? 0;
  const plan = job.plan;
  return {
    usersAdded: of('created'),
    usersChanged: of('updated'),
    usersUnchanged: of('unchanged') + (plan?.unchanged ?? 0),
    usersReactivated: of('reactivated'),
    usersDeactivated: of('deactivated'),
    rowsSkipped: (plan?.skip ?? 0) + (plan?.skippedDuplicate ?? 0),
    rowsHeld: of('held') + (plan?.hold ?? 0),
    rowsFailed: of('failed') + (plan?.error ?? 0),
    groupsAdded: rows[0]?.groups_added ?? 0,
    groupsChanged: rows[0]?.groups_changed ?? 0,
    invitations: of('invitations'),
    rowsDone: of('rows'),
  };
}
