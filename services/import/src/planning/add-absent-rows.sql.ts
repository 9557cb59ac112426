import type { SqlExecutor } from '@rollcall/messaging';
import type { ImportJob } from '../import-job/import-job.entity.js';
import type { Problem } from '../problem/problem.js';

/** Turns the people whom a full list does not name into rows after its last record, in an order that stays the same. */
export async function addAbsentRows(tx: SqlExecutor, job: ImportJob, records: number, lines: number): Promise<void> {
  await tx.query(
    `INSERT INTO import_row (organization_id, import_id, record, line, state, planned_state, raw, values, user_id,
                             user_version, matched_by)
     SELECT $1, $2, $4 + row_number() OVER (ORDER BY user_id), $5, 'deactivate', 'deactivate', '{}', values, user_id,
            version, NULL
       FROM import_absent
      WHERE organization_id = $1 AND import_id = $2 AND run_id = $3 AND kept_because IS NULL
     ON CONFLICT DO NOTHING`,
    [job.organizationId, job.id, job.planRunId, records, lines + 1],
  );
}

const KEPT_CODES = {
  self: 'W_KEPT_SELF',
  'last-admin': 'W_KEPT_LAST_ADMIN',
  'more-privileged': 'W_KEPT_MORE_PRIVILEGED',
} as const;

/** People who would go but must not: said to the administrator, changed by nobody. */
export async function keptAbsentees(tx: SqlExecutor, job: ImportJob): Promise<Problem[]> {
  const { rows } = await tx.query<{ kept_because: keyof typeof KEPT_CODES; email: string | null; name: string | null }>(
    `SELECT kept_because, values ->> 'email' AS email, values ->> 'lastName' AS name FROM import_absent
      WHERE organization_id = $1 AND import_id = $2 AND run_id = $3 AND kept_because IS NOT NULL
      ORDER BY user_id LIMIT 20`,
    [job.organizationId, job.id, job.planRunId],
  );
  return rows.map(({ kept_because, email, name }) => ({
    code: KEPT_CODES[kept_because],
    severity: 'warning',
    value: email ?? name ?? '',
  }));
}
