import type { SqlExecutor } from '@rollcall/messaging';
import type { ProblemCountView } from './problem-count.view.js';

/** Which problems the rows of an import have, and how many rows of each state have them. */
export async function problemCounts(
  tx: SqlExecutor,
  job: { readonly organizationId: string; readonly id: string },
): Promise<ProblemCountView[]> {
  const { rows } = await tx.query<ProblemCountView>(
    `SELECT p.problem->>'code' AS code, min(p.problem->>'severity') AS severity, r.state,
            count(DISTINCT r.record)::int AS rows,
            (count(DISTINCT r.record) FILTER (WHERE p.problem->>'suggestion' IS NOT NULL))::int AS suggestions
       FROM import_row r CROSS JOIN LATERAL jsonb_array_elements(r.problems) AS p (problem)
      WHERE r.organization_id = $1 AND r.import_id = $2 AND r.problems <> '[]' AND r.state IS NOT NULL
      GROUP BY p.problem->>'code', r.state
      ORDER BY p.problem->>'code', r.state`,
    [job.organizationId, job.id],
  );
  return rows;
}
