import type { SqlExecutor } from '@rollcall/messaging';
import type { Problem } from '../problem/problem.js';
import type { CellEdit, EditSummary } from './edited-cell.js';

interface Job {
  readonly organizationId: string;
  readonly id: string;
}

/** An entry of the log; `value` null takes the edit of the cell back. */
export interface EditEntry {
  readonly line: number;
  readonly column: number;
  readonly original: string | null;
  readonly value: string | null;
  readonly code: string | null;
  readonly replaced: readonly Problem[];
}

/** The last entry about each cell of some lines, if it was not taken back: `$1` and `$2` are the import. */
const CURRENT = `
  SELECT * FROM (
    SELECT DISTINCT ON (line, column_index) * FROM import_row_edit
     WHERE organization_id = $1 AND import_id = $2 AND line BETWEEN $3 AND $4
     ORDER BY line, column_index, id DESC) AS latest
   WHERE value IS NOT NULL`;

/** A time as JSON has it, whatever the connection makes of times. */
const iso = (time: string): string => `to_char(${time} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const LAST_LINE = 2_147_483_647;

/** Edits that count for a stretch of lines, in the order of the list. */
export async function currentEdits(tx: SqlExecutor, job: Job, from: number, to: number): Promise<CellEdit[]> {
  const { rows } = await tx.query<CellEdit>(
    `SELECT line, column_index AS "column", original, value, replaced FROM (${CURRENT}) AS e ORDER BY line, column_index`,
    [job.organizationId, job.id, from, to],
  );
  return rows;
}

export async function addEdits(
  tx: SqlExecutor,
  job: Job,
  entries: readonly EditEntry[],
  by: { readonly id: string; readonly at: Date },
): Promise<void> {
  await tx.query(
    `INSERT INTO import_row_edit (organization_id, import_id, line, column_index, original, value, code, replaced, edited_by, edited_at)
     SELECT $1, $2, e.line, e.column_index, e.original, e.value, e.code, e.replaced::jsonb, $9, $10
       FROM unnest($3::int[], $4::int[], $5::text[], $6::text[], $7::text[], $8::text[])
         AS e (line, column_index, original, value, code, replaced)`,
    [
      job.organizationId,
      job.id,
      entries.map(({ line }) => line),
      entries.map(({ column }) => column),
      entries.map(({ original }) => original),
      entries.map(({ value }) => value),
      entries.map(({ code }) => code),
      entries.map(({ replaced }) => JSON.stringify(replaced)),
      by.id,
      by.at,
    ],
  );
}

/**
 * Writes beside staged rows which of their cells are edited. An edit of a cell that reads otherwise now (because the
 * list is read in another way) does not count.
 */
export async function markEditedRows(tx: SqlExecutor, job: Job, records: readonly number[]): Promise<void> {
  if (records.length === 0) return;
  await tx.query(
    `UPDATE import_row AS r SET edited = l.edited, edit_version = l.version
       FROM (SELECT t.record, log.version, log.edited
               FROM import_row AS t
               CROSS JOIN LATERAL (
                 SELECT sum(entries)::int AS version,
                        jsonb_agg(jsonb_strip_nulls(jsonb_build_object('column', column_index, 'value', value,
                            'by', edited_by, 'at', ${iso('edited_at')},
                            'code', code)) || jsonb_build_object('original', original) ORDER BY column_index)
                          FILTER (WHERE value IS NOT NULL AND original IS NOT DISTINCT FROM t.raw[column_index + 1]) AS edited
                   FROM (SELECT DISTINCT ON (column_index) *, count(*) OVER (PARTITION BY column_index) AS entries
                           FROM import_row_edit
                          WHERE organization_id = $1 AND import_id = $2 AND line = t.line
                          ORDER BY column_index, id DESC) AS latest) AS log
              WHERE t.organization_id = $1 AND t.import_id = $2 AND t.record = ANY ($3::int[])) AS l
      WHERE r.organization_id = $1 AND r.import_id = $2 AND r.record = l.record AND l.version IS NOT NULL`,
    [job.organizationId, job.id, records],
  );
}

/** All edits that count, added up; null: none. */
export async function editSummary(tx: SqlExecutor, job: Job): Promise<EditSummary | null> {
  const { rows } = await tx.query<{ rows: number; cells: number; by: string[] | null; lastAt: string | null }>(
    `SELECT count(DISTINCT line)::int AS rows, count(*)::int AS cells, array_agg(DISTINCT edited_by) AS by,
            ${iso('max(edited_at)')} AS "lastAt"
       FROM (${CURRENT}) AS e`,
    [job.organizationId, job.id, 1, LAST_LINE],
  );
  const [sum] = rows;
  if (!sum?.by || sum.lastAt === null) return null;
  return { rows: sum.rows, cells: sum.cells, by: sum.by, lastAt: sum.lastAt };
}
