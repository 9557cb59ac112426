import { Injectable } from '@nestjs/common';
import type { SqlExecutor } from '@rollcall/messaging';
import type { Caller } from '@rollcall/service-defaults';
import { Clock } from '../clock/clock.js';
import { actorFrom } from '../import-job/identity-options.js';
import { requireKind } from '../import-job/import-job.access.js';
import type { ImportJob } from '../import-job/import-job.entity.js';
import { importErrors } from '../import-job/import-job.errors.js';
import { ImportJobStore, type JobRef } from '../import-job/import-job.store.js';
import type { ProblemCode } from '../problem/problem-codes.js';
import { rowsPage, type StoredRow } from '../row/rows-page.sql.js';
import { suggestedCells } from './applicable-suggestion.rules.js';
import { CorrectableRows, type WantedCell } from './correctable-rows.js';
import { correctableRow, rowsWithSuggestions, type CorrectableRow } from './correctable-rows.sql.js';
import { editSummary } from './row-edits.sql.js';

const ROWS_AT_ONCE = 1_000;

/** Corrects cells of a list before it is applied. The list itself stays what was handed over; the edits lie over it. */
@Injectable()
export class CorrectingService {
  constructor(
    private readonly store: ImportJobStore,
    private readonly clock: Clock,
  ) {}

  /**
   * Puts other values into cells of a row. A value that the cell has anyway changes nothing.
   *
   * @param check told the version of the row; throws if the caller has seen another one
   */
  async correct(
    ref: JobRef,
    caller: Caller,
    record: number,
    cells: readonly WantedCell[],
    check: (version: number) => void,
  ): Promise<StoredRow> {
    return this.changeRow(ref, caller, record, check, () => cells);
  }

  /** Takes all edits of a row back: it reads as it was handed over. */
  async takeBack(ref: JobRef, caller: Caller, record: number, check: (version: number) => void): Promise<StoredRow> {
    return this.changeRow(ref, caller, record, check, (row, rows) =>
      rows.editsOf(row).map(({ column }) => ({ column, value: null })),
    );
  }

  /** Takes the suggestions for many rows at once; returns how many cells changed. */
  async applySuggestions(
    ref: JobRef,
    caller: Caller,
    filter: { readonly code?: ProblemCode | undefined; readonly records?: readonly number[] | undefined },
  ): Promise<number> {
    return this.store.change(ref, async (job, tx) => {
      this.begin(job, caller);
      let changed = 0;
      for (let afterRecord = 0; ;) {
        const { records } = filter;
        const found = await rowsWithSuggestions(tx, job, { records, afterRecord, limit: ROWS_AT_ONCE });
        const rows = await CorrectableRows.of(tx, job, found);
        changed += await rows.change(
          (row) => suggestedCells(row.problems, (column) => rows.textOf(row, column), filter.code),
          this.by(caller),
        );
        const last = found.at(-1);
        if (last === undefined || found.length < ROWS_AT_ONCE) break;
        afterRecord = last.record;
      }
      await this.finish(job, caller, tx, changed);
      return changed;
    });
  }

  private async changeRow(
    ref: JobRef,
    caller: Caller,
    record: number,
    check: (version: number) => void,
    cellsOf: (row: CorrectableRow, rows: CorrectableRows) => readonly WantedCell[],
  ): Promise<StoredRow> {
    return this.store.change(ref, async (job, tx) => {
      this.begin(job, caller);
      const row = await correctableRow(tx, job, record);
      if (row === undefined) throw importErrors.rowNotFound();
      if (record > (job.analysis.summary?.records ?? 0)) throw importErrors.notInList();
      check(row.version);
      const rows = await CorrectableRows.of(tx, job, [row]);
      const changed = await rows.change(() => cellsOf(row, rows), this.by(caller));
      await this.finish(job, caller, tx, changed);
      const [shown] = await rowsPage(tx, job, { afterRecord: record - 1, limit: 1 });
      if (shown === undefined) throw importErrors.rowNotFound();
      return shown;
    });
  }

  private begin(job: ImportJob, caller: Caller): void {
    requireKind(caller, job.kind);
    job.requireCorrectable();
  }

  /** Whoever changed nothing leaves the plan as it is. */
  private async finish(job: ImportJob, caller: Caller, tx: SqlExecutor, changed: number): Promise<void> {
    if (changed > 0) job.correct(await editSummary(tx, job), actorFrom(caller));
  }

  private by(caller: Caller) {
    return { id: caller.subject, at: this.clock.now() };
  }
}
