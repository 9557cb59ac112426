import type { SqlExecutor } from '@rollcall/messaging';
import type { Problem } from '../problem/problem.js';
import type { StagedRow } from '../staging/staged-row.js';

interface Job {
  readonly organizationId: string;
  readonly id: string;
}

/** A staged row with what is needed to validate it anew. */
export interface CorrectableRow {
  readonly record: number;
  readonly line: number;
  readonly raw: string[];
  readonly problems: Problem[];
  readonly version: number;
}

const COLUMNS = 'record, line, raw, problems, edit_version AS version';

export async function correctableRow(tx: SqlExecutor, job: Job, record: number): Promise<CorrectableRow | undefined> {
  const { rows } = await tx.query<CorrectableRow>(
    `SELECT ${COLUMNS} FROM import_row WHERE organization_id = $1 AND import_id = $2 AND record = $3`,
    [job.organizationId, job.id, record],
  );
  return rows[0];
}

/** Rows that have a suggestion, in the order of the list. */
export async function rowsWithSuggestions(
  tx: SqlExecutor,
  job: Job,
  filter: { readonly records?: readonly number[] | undefined; readonly afterRecord: number; readonly limit: number },
): Promise<CorrectableRow[]> {
  const { rows } = await tx.query<CorrectableRow>(
    `SELECT ${COLUMNS} FROM import_row
      WHERE organization_id = $1 AND import_id = $2 AND record > $3
        AND problems <> '[]' AND jsonb_path_exists(problems, '$[*].suggestion')
        ${filter.records === undefined ? 'AND $4::int[] IS NULL' : 'AND record = ANY ($4::int[])'}
      ORDER BY record LIMIT $5`,
    [job.organizationId, job.id, filter.afterRecord, filter.records ?? null, filter.limit],
  );
  return rows;
}

/** Writes rows as they read now. What was planned for them is void. */
export async function replaceRows(tx: SqlExecutor, job: Job, rows: readonly StagedRow[]): Promise<void> {
  await tx.query(
    `UPDATE import_row AS r
        SET state = n.state, values = n.values::jsonb, problems = n.problems::jsonb, match_key = n.match_key,
            email_key = n.email_key, fingerprint = n.fingerprint,
            groups = CASE WHEN n.groups IS NULL THEN NULL
                          ELSE (SELECT array_agg(g.name ORDER BY g.ordinality)
                                  FROM jsonb_array_elements_text(n.groups::jsonb) WITH ORDINALITY AS g (name, ordinality)) END,
            planned_state = NULL, user_id = NULL, user_version = NULL, matched_by = NULL, changes = NULL,
            group_changes = NULL, invitation = false
       FROM unnest($3::int[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[])
         AS n (record, state, values, problems, match_key, email_key, fingerprint, groups)
      WHERE r.organization_id = $1 AND r.import_id = $2 AND r.record = n.record`,
    [
      job.organizationId,
      job.id,
      rows.map((row) => row.record),
      rows.map((row) => row.state),
      rows.map((row) => row.values),
      rows.map((row) => row.problems),
      rows.map((row) => row.matchKey),
      rows.map((row) => row.emailKey),
      rows.map((row) => row.fingerprint),
      rows.map((row) => (row.groups === null ? null : JSON.stringify(row.groups))),
    ],
  );
}
