import type { SqlExecutor } from '@rollcall/messaging';
import type { DueChunk, Run } from './chunk.shapes.js';

export interface Sending {
  readonly now: Date;
  /** How many chunks of a run may be on their way at once. */
  readonly maxInFlight: number;
  /** Waiting time for an answer; doubles with each try of an order, up to 16 times, and stays for a question. */
  readonly answerTimeoutSeconds: number;
  /** False: only chunks that were sent before are sent again, nothing new begins. */
  readonly startNew: boolean;
}

/**
 * Marks the chunks that are to be sent now as sent and returns them: those whose answer is overdue, and new ones
 * up to the bound. A crash after this costs no more than the waiting time. The state is asked for twice: an answer that
 * is being written down while this looks must not be overwritten, or the chunk would wait for it forever.
 */
export async function takeDueChunks(tx: SqlExecutor, run: Run, sending: Sending): Promise<DueChunk[]> {
  const { rows } = await tx.query<DueChunk>(
    `WITH of_run AS (
       SELECT chunk, state, deadline_at FROM import_chunk
        WHERE organization_id = $1 AND import_id = $2 AND phase = $3 AND run_id = $4 AND state IN ('pending', 'sent')
     ), due AS (
       SELECT chunk FROM of_run
        WHERE (state = 'pending' AND $8) OR (state = 'sent' AND deadline_at <= $5)
        ORDER BY chunk
        LIMIT greatest(0, $6 - (SELECT count(*) FROM of_run WHERE state = 'sent' AND deadline_at > $5))
     )
     UPDATE import_chunk AS c
        SET state = 'sent', attempts = attempts + 1, sent_at = coalesce(c.sent_at, $5),
            deadline_at = $5::timestamptz + make_interval(secs => $7 * 2 ^ least(attempts, $9))
       FROM due
      WHERE c.organization_id = $1 AND c.import_id = $2 AND c.phase = $3 AND c.run_id = $4 AND c.chunk = due.chunk
        AND c.state IN ('pending', 'sent')
     RETURNING c.chunk, c.first_record AS "firstRecord", c.last_record AS "lastRecord",
               c.row_count AS "rowCount", c.bytes, c.attempts,
               EXISTS (SELECT FROM import_chunk AS o
                        WHERE o.organization_id = $1 AND o.import_id = $2 AND o.phase = $3 AND o.run_id = $4
                          AND o.answered_at > c.sent_at) AS "othersWereAnswered"`,
    [
      run.organizationId,
      run.importId,
      run.phase,
      run.runId,
      sending.now,
      sending.maxInFlight,
      sending.answerTimeoutSeconds,
      sending.startNew,
      run.phase === 'plan' ? 0 : 4,
    ],
  );
  return rows.sort((one, other) => one.chunk - other.chunk);
}
