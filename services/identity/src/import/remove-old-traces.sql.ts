import type { SqlExecutor } from '@rollcall/messaging';

/** Runs per call, so that no lock is held for long. */
const RUNS = 5;

/**
 * Removes what is remembered of runs that ended more than `days` ago: chunks with their answers, matches,
 * before-images, spellings. Answers with the number of runs; 0: nothing is left to remove.
 */
export async function removeOldTraces(tx: SqlExecutor, days: number): Promise<number> {
  const { rows } = await tx.query<{ runs: number }>(
    `WITH old AS (
       SELECT organization_id, run_id, import_id FROM import_chunk
        GROUP BY organization_id, run_id, import_id
       HAVING max(handled_at) < now() - make_interval(days => $1) LIMIT ${RUNS}
     ), before AS (
       DELETE FROM import_before b USING old
        WHERE b.organization_id = old.organization_id AND b.run_id = old.run_id
     ), matches AS (
       DELETE FROM import_match m USING old
        WHERE m.organization_id = old.organization_id AND m.run_id = old.run_id
     ), groups AS (
       DELETE FROM import_group g USING old
        WHERE g.organization_id = old.organization_id AND g.import_id = old.import_id AND g.run_id = old.run_id
     ), chunks AS (
       DELETE FROM import_chunk c USING old
        WHERE c.organization_id = old.organization_id AND c.run_id = old.run_id
     )
     SELECT count(*)::int AS runs FROM old`,
    [days],
  );
  return rows[0]?.runs ?? 0;
}
