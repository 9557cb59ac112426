import { hash } from 'node:crypto';
import type { ImportJob } from '../import-job/import-job.entity.js';
import type { ListDescription } from '../reading/list-description.js';
import type { ListRecord } from '../reading/list-reader.js';
import { valuesFingerprint } from '../rows/duplicates.rules.js';
import { normalizeRow, type RowContext } from '../rows/normalize-row.js';
import { stagedRow, type StagedRow } from './staged-row.js';

/** What is the same for all rows of an import that was described. */
export function contextOf(job: ImportJob, description: ListDescription): RowContext {
  return {
    kind: job.kind,
    mapping: job.mapping,
    headers: description.header ?? description.columns.map((column) => column.header),
    blankCells: job.options.blankCells,
    encodingGuessed: description.encodingGuessed,
  };
}

/** A record as it is staged. `raw`: the cells as they were handed over, where `record` holds corrected ones. */
export function rowOf(record: ListRecord, context: RowContext, raw: readonly string[] = record.cells): StagedRow {
  const row = normalizeRow(record, context);
  const fingerprint = row.matchKey === undefined ? null : hash('sha1', valuesFingerprint(row.values), 'base64');
  return stagedRow(row, raw, fingerprint);
}
