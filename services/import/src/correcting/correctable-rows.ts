import type { SqlExecutor } from '@rollcall/messaging';
import { DomainError } from '@rollcall/service-defaults';
import type { ImportJob } from '../import-job/import-job.entity.js';
import { importErrors } from '../import-job/import-job.errors.js';
import type { ListDescription } from '../reading/list-description.js';
import type { ListRecord } from '../reading/record-filter.js';
import { contextOf, rowOf } from '../staging/row-of-record.js';
import type { StagedRow } from '../staging/staged-row.js';
import { correctedRecord, fittingEdits, problemsOfReading } from './corrected-record.rules.js';
import { replaceRows, type CorrectableRow } from './correctable-rows.sql.js';
import type { CellEdit } from './edited-cell.js';
import { addEdits, currentEdits, markEditedRows, type EditEntry } from './row-edits.sql.js';

/** What a cell should be; null: what was handed over. */
export interface WantedCell {
  readonly column: number;
  readonly value: string | null;
  /** Problem whose suggestion this is. */
  readonly code?: string;
}

/** Staged rows with the edits that lie over them. */
export class CorrectableRows {
  private constructor(
    private readonly tx: SqlExecutor,
    private readonly job: ImportJob,
    private readonly description: ListDescription,
    private readonly rows: readonly CorrectableRow[],
    private readonly edits: ReadonlyMap<number, readonly CellEdit[]>,
  ) {}

  /** `rows` in the order of the list. */
  static async of(tx: SqlExecutor, job: ImportJob, rows: readonly CorrectableRow[]): Promise<CorrectableRows> {
    const { description } = job.analysis;
    if (description === null) throw importErrors.notStaged();
    const [first, last] = [rows[0], rows.at(-1)];
    const edits = first && last ? await currentEdits(tx, job, first.line, last.line) : [];
    return new CorrectableRows(
      tx,
      job,
      description,
      rows,
      Map.groupBy(edits, ({ line }) => line),
    );
  }

  /** Edits of a row that count. */
  editsOf(row: CorrectableRow): readonly CellEdit[] {
    return this.edits.get(row.line) ?? [];
  }

  /** A cell as it reads now. */
  textOf(row: CorrectableRow, column: number): string {
    const edited = fittingEdits(this.recordOf(row), this.editsOf(row)).find((edit) => edit.column === column);
    return edited?.value ?? row.raw[column] ?? '';
  }

  /** Changes cells, validates their rows anew and writes down who did it; returns how many cells are others now. */
  async change(
    cellsOf: (row: CorrectableRow) => readonly WantedCell[],
    by: { readonly id: string; readonly at: Date },
  ): Promise<number> {
    const entries: EditEntry[] = [];
    const changed: StagedRow[] = [];
    for (const row of this.rows) {
      const own = this.entriesOf(row, cellsOf(row));
      if (own.length === 0) continue;
      entries.push(...own);
      changed.push(this.rowWith(row, own));
    }
    if (entries.length === 0) return 0;
    await addEdits(this.tx, this.job, entries, by);
    await replaceRows(this.tx, this.job, changed);
    await markEditedRows(
      this.tx,
      this.job,
      changed.map(({ record }) => record),
    );
    return entries.length;
  }

  private entriesOf(row: CorrectableRow, cells: readonly WantedCell[]): EditEntry[] {
    const record = this.recordOf(row);
    const edits = this.editsOf(row);
    const entries: EditEntry[] = [];
    for (const { column, value, code } of cells) {
      if (column >= Math.max(row.raw.length, this.description.width)) throw noSuchColumn(column);
      const original = row.raw[column] ?? null;
      const edit = edits.find((one) => one.column === column);
      const wanted = value === original ? null : value;
      const isSo = edit === undefined ? wanted === null : edit.original === original && edit.value === wanted;
      if (isSo) continue;
      const replaced = record.problems.filter((problem) => problem.column === column);
      entries.push({ line: row.line, column, original, value: wanted, code: code ?? null, replaced });
    }
    return entries;
  }

  private rowWith(row: CorrectableRow, entries: readonly EditEntry[]): StagedRow {
    const record = this.recordOf(row);
    const others = this.editsOf(row).filter(({ column }) => !entries.some((entry) => entry.column === column));
    const added = entries.flatMap((entry) => (entry.value === null ? [] : [{ ...entry, value: entry.value }]));
    const edits = fittingEdits(record, [...others, ...added]);
    const corrected = correctedRecord(record, edits, this.description);
    return rowOf(corrected, contextOf(this.job, this.description), row.raw);
  }

  /** The row as it was read from the list: what its edits hide of that comes from the log. */
  private recordOf(row: CorrectableRow): ListRecord {
    const hidden = this.editsOf(row).flatMap(({ replaced }) => replaced);
    const problems = [...problemsOfReading(row.problems), ...hidden];
    return { record: row.record, line: row.line, cells: row.raw, problems };
  }
}

function noSuchColumn(column: number): DomainError {
  return new DomainError({ code: 'no-such-column', kind: 'invalid', message: `The row has no column ${column}.` });
}
