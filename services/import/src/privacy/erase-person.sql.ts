import type { SqlExecutor } from '@rollcall/messaging';
import type { Answer } from './erasure-answer.sql.js';
import type { PersonRow, Sought } from './person-rows.sql.js';

type Removed = Answer['removed'];

/**
 * Empties rows of an import: number, state and outcome stay, so that its counts and its report add up. With them goes the
 * list as it was handed over, in which the person stands, too.
 */
export async function eraseRows(
  tx: SqlExecutor,
  organizationId: string,
  importId: string,
  rows: readonly Pick<PersonRow, 'record' | 'line'>[],
): Promise<Removed> {
  const count = async (where: string, what: Removed[number]['what'], sql: string, values: unknown[] = []) => {
    const { rows: gone } = await tx.query(`${sql} RETURNING 1`, [organizationId, importId, ...values]);
    return { where, what, count: gone.length };
  };
  const records = [rows.map(({ record }) => record)];
  const lines = [rows.map(({ line }) => line)];
  return [
    await count(
      'import_row',
      'pseudonymised',
      `UPDATE import_row
          SET raw = '{}', values = '{}', groups = NULL, match_key = NULL, email_key = NULL, fingerprint = NULL,
              changes = NULL, group_changes = NULL, edited = NULL,
              problems = (SELECT coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
                                   'code', p -> 'code', 'severity', p -> 'severity', 'column', p -> 'column',
                                   'property', p -> 'property'))), '[]')
                            FROM jsonb_array_elements(problems) AS p)
        WHERE organization_id = $1 AND import_id = $2 AND record = ANY ($3::int[])`,
      records,
    ),
    await count(
      'import_row_edit',
      'deleted',
      `DELETE FROM import_row_edit WHERE organization_id = $1 AND import_id = $2 AND line = ANY ($3::int[])`,
      lines,
    ),
    await count('import_source', 'deleted', `DELETE FROM import_source WHERE organization_id = $1 AND import_id = $2`),
  ];
}

/** What full lists remembered of somebody whom they did not name. */
export async function eraseAbsent(tx: SqlExecutor, { organizationId, userId }: Sought): Promise<Removed> {
  const { rows } = await tx.query(
    `UPDATE import_absent SET values = '{}' WHERE organization_id = $1 AND user_id = $2 AND values <> '{}' RETURNING 1`,
    [organizationId, userId],
  );
  return [{ where: 'import_absent', what: 'pseudonymised', count: rows.length }];
}

/** Copies that the machinery of messages and repeated requests keeps. */
export async function eraseCopies(tx: SqlExecutor, sought: Sought): Promise<Removed> {
  const { organizationId, userId, addresses } = sought;
  const patterns = [userId, ...addresses].map((text) => `%${text.replace(/[\\%_]/g, '\\$&')}%`);
  const statements = {
    'outbox (published commands)': `DELETE FROM outbox WHERE organization_id = $1 AND published_at IS NOT NULL
       AND wire_subject LIKE 'cmd.identity.%' AND message ILIKE ANY ($2::text[])`,
    dead_letter: `DELETE FROM dead_letter WHERE organization_id = $1 AND message ILIKE ANY ($2::text[])`,
    'idempotency_key (answers)': `DELETE FROM idempotency_key
       WHERE organization_id = $1 AND answer IS NOT NULL AND answer::text ILIKE ANY ($2::text[])`,
  };
  const removed: Removed = [];
  for (const [where, sql] of Object.entries(statements)) {
    const { rows } = await tx.query(`${sql} RETURNING 1`, [organizationId, patterns]);
    removed.push({ where, what: 'deleted', count: rows.length });
  }
  return removed;
}
