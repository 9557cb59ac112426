import type { Tx } from '@rollcall/service-defaults';
import { correctedRecord, fittingEdits } from '../correcting/corrected-record.rules.js';
import type { CellEdit } from '../correcting/edited-cell.js';
import { currentEdits, markEditedRows } from '../correcting/row-edits.sql.js';
import type { ImportJob } from '../import-job/import-job.entity.js';
import type { ListRecord } from '../reading/list-reader.js';
import type { ListShape } from '../reading/row-shape.rules.js';

/** Lays what people corrected over the rows of a list while it is staged, a portion at a time. */
export class StagedEdits {
  private ofLines = new Map<number, CellEdit[]>();
  private touched: number[] = [];

  constructor(
    private readonly tx: Tx,
    private readonly job: ImportJob,
    private readonly shape: ListShape,
  ) {}

  /** Has the edits of these records at hand. A list that nobody corrected costs nothing. */
  async prepare(records: readonly ListRecord[]): Promise<void> {
    const [first, last] = [records[0], records.at(-1)];
    if (this.job.edits === null || first === undefined || last === undefined) return;
    const edits = await currentEdits(this.tx, this.job, first.line, last.line);
    this.ofLines = Map.groupBy(edits, ({ line }) => line);
  }

  corrected(record: ListRecord): ListRecord {
    const edits = this.ofLines.get(record.line);
    if (edits === undefined) return record;
    this.touched.push(record.record);
    return correctedRecord(record, fittingEdits(record, edits), this.shape);
  }

  /** Notes beside the rows that were staged since the last time what was edited in them. */
  async mark(): Promise<void> {
    await markEditedRows(this.tx, this.job, this.touched);
    this.touched = [];
  }
}
