import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Tx } from '@rollcall/service-defaults';
import { from } from 'pg-copy-streams';
import type { StagedRow } from './staged-row.js';

const COLUMNS = 'record, line, state, raw, values, groups, match_key, email_key, fingerprint, problems';

/** COPY does not go into tables with row-level security, so rows pass through a table that only this session sees. */
export async function prepareCopy(tx: Tx): Promise<void> {
  await tx.query(
    `CREATE TEMPORARY TABLE import_row_arriving (
       record integer, line integer, state text, raw text[], values jsonb, groups text[], match_key text, email_key text,
       fingerprint text, problems jsonb
     ) ON COMMIT DROP`,
  );
}

/** Stages rows; call `prepareCopy` once in the transaction before. */
export async function copyRows(
  tx: Tx,
  job: { readonly organizationId: string; readonly id: string },
  rows: readonly StagedRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const stream = tx.client.query(from(`COPY import_row_arriving (${COLUMNS}) FROM STDIN`));
  await pipeline(Readable.from(portionsOf(rows)), stream);
  await tx.query(
    `INSERT INTO import_row (organization_id, import_id, ${COLUMNS})
     SELECT $1, $2, ${COLUMNS} FROM import_row_arriving`,
    [job.organizationId, job.id],
  );
  await tx.query('TRUNCATE import_row_arriving');
}

/** Lines of COPY's text format, joined so that a portion is about 64 KiB. */
function* portionsOf(rows: readonly StagedRow[]): Generator<string> {
  let portion = '';
  for (const row of rows) {
    portion += lineOf(row);
    if (portion.length < 65_536) continue;
    yield portion;
    portion = '';
  }
  if (portion !== '') yield portion;
}

function lineOf(row: StagedRow): string {
  const fields = [
    String(row.record),
    String(row.line),
    field(row.state),
    escaped(arrayLiteral(row.raw)),
    escaped(row.values),
    row.groups === null ? '\\N' : escaped(arrayLiteral(row.groups)),
    field(row.matchKey),
    field(row.emailKey),
    field(row.fingerprint),
    escaped(row.problems),
  ];
  return `${fields.join('\t')}\n`;
}

function field(value: string | null): string {
  return value === null ? '\\N' : escaped(value);
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** @see https://www.postgresql.org/docs/current/sql-copy.html#id-1.9.3.55.9.2 */
function escaped(value: string): string {
  return /[\\\t\n\r]/.test(value) ? value.replace(/[\\\t\n\r]/g, (character) => ESCAPES[character] ?? '') : value;
}

/** @see https://www.postgresql.org/docs/current/arrays.html#ARRAYS-IO */
function arrayLiteral(values: readonly string[]): string {
  return `{${values.map((value) => `"${value.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
}
