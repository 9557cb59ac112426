import type { SqlExecutor } from '@rollcall/messaging';
import type { AnswerPart } from './chunk.shapes.js';

/**
 * Takes note of one part of an answer, once. False: this part was seen before (the chunk was sent twice), the chunk
 * is none of ours, or its run was given up; the answer must then change nothing. Call before anything else, because
 * it locks the chunk until the transaction ends.
 */
export async function recordAnswer(
  tx: SqlExecutor,
  answer: AnswerPart,
  counts: Readonly<Record<string, number>>,
  now: Date,
): Promise<boolean> {
  const { rows } = await tx.query(
    `UPDATE import_chunk AS c
        SET parts_done = parts_done || $6::int,
            state = CASE WHEN cardinality(parts_done) + 1 >= $7 THEN 'answered' ELSE state END,
            answered_at = CASE WHEN cardinality(parts_done) + 1 >= $7 THEN $9::timestamptz END,
            counts = counts || (SELECT coalesce(jsonb_object_agg(n.key, n.value::int + coalesce((c.counts ->> n.key)::int, 0)), '{}')
                                  FROM jsonb_each_text($8::jsonb) AS n)
      WHERE organization_id = $1 AND import_id = $2 AND phase = $3 AND run_id = $4 AND chunk = $5
        AND state IN ('pending', 'sent') AND NOT $6 = ANY (parts_done)
     RETURNING chunk`,
    [
      answer.organizationId,
      answer.importId,
      answer.phase,
      answer.runId,
      answer.chunk,
      answer.part,
      answer.parts,
      JSON.stringify(counts),
      now,
    ],
  );
  return rows.length > 0;
}
