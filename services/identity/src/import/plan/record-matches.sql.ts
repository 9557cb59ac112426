import type { SqlExecutor } from '@rollcall/messaging';

export interface MatchedPerson {
  userId: string;
  /** The row that is about the person; `null` if the match only shows that they are in the list. */
  record: number | null;
}

/**
 * Remembers whom the rows of a run matched; each person once. Answers with the record that the person belongs to:
 * another one than asked for if a row of another chunk was first. In key order, so that chunks do not block each other.
 */
export async function recordMatches(
  tx: SqlExecutor,
  organizationId: string,
  runId: string,
  matches: MatchedPerson[],
): Promise<MatchedPerson[]> {
  if (matches.length === 0) return [];
  const { rows } = await tx.query<MatchedPerson>(
    `INSERT INTO import_match AS m (organization_id, run_id, user_id, record)
     SELECT $1, $2, user_id, record FROM unnest($3::uuid[], $4::int[]) AS matched (user_id, record) ORDER BY user_id
     ON CONFLICT (organization_id, run_id, user_id) DO UPDATE SET record = coalesce(m.record, excluded.record)
     RETURNING user_id AS "userId", record`,
    [organizationId, runId, matches.map(({ userId }) => userId), matches.map(({ record }) => record)],
  );
  return rows;
}
