import { createHash } from 'node:crypto';
import type { SqlExecutor } from '@rollcall/messaging';
import type { ImportJob } from '../import-job/import-job.entity.js';

/** Rows that are digested together; part of what the hash means, so never change it lightly. */
const ROWS_PER_DIGEST = 5_000;

/**
 * Hash of everything that applying the plan would do: SHA-256 over the list, its mapping and options, and the digests
 * of the planned rows in the order of their records. The same list planned again against the same people gives the
 * same hash.
 */
export async function planHash(tx: SqlExecutor, job: ImportJob): Promise<string> {
  const { rows } = await tx.query<{ digest: string }>(
    `SELECT encode(sha256(convert_to(string_agg(
              jsonb_build_array(record, planned_state, user_id, user_version, invitation, group_changes,
                CASE WHEN planned_state = 'create' THEN values ELSE changes END)::text, E'\\n' ORDER BY record), 'UTF8')),
            'hex') AS digest
       FROM import_row
      WHERE organization_id = $1 AND import_id = $2
      GROUP BY record / ${ROWS_PER_DIGEST}
      ORDER BY record / ${ROWS_PER_DIGEST}`,
    [job.organizationId, job.id],
  );
  const { existing, blankCells, groups, absent, invitations, onError } = job.options;
  const head = {
    version: 1,
    kind: job.kind,
    source: job.source.sha256,
    mapping: job.mapping,
    options: { existing, blankCells, groups, absent, invitations, onError },
  };
  const hash = createHash('sha256').update(JSON.stringify(head));
  for (const { digest } of rows) hash.update(`\n${digest}`);
  return hash.digest('hex');
}
