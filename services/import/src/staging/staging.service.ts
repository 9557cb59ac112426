import { Injectable } from '@nestjs/common';
import { Databases, type Tx } from '@rollcall/service-defaults';
import { ChunkSizer } from '../chunk/chunk-sizer.service.js';
import { insertChunks } from '../chunk/insert-chunks.sql.js';
import { packChunks, stretchRows } from '../chunk/pack-chunks.rules.js';
import type { ImportJob } from '../import-job/import-job.entity.js';
import type { ListDescription } from '../reading/list-description.js';
import { ListReader, type ReadingSummary } from '../reading/list-reader.js';
import { sourcePieces } from '../source/source-pieces.sql.js';
import { Spool } from '../source/spool.service.js';
import { copyRows, prepareCopy } from './copy-rows.sql.js';
import { deleteRows } from './delete-rows.sql.js';
import { InFileDuplicates } from './in-file-duplicates.service.js';
import { contextOf, rowOf } from './row-of-record.js';
import { commandBytes, type StagedRow } from './staged-row.js';
import { StagedEdits } from './staged-edits.js';

const ROWS_PER_COPY = 5_000;

/** What somebody wants to know while a list is being staged, and how to stop it. */
export interface StagingWatch {
  rowsStaged(count: number): void;
  readonly signal: AbortSignal;
}

/** Reads a source row by row into `import_row` and cuts the chunks of the planning, all in one transaction. */
@Injectable()
export class StagingService {
  constructor(
    private readonly databases: Databases,
    private readonly spool: Spool,
    private readonly duplicates: InFileDuplicates,
    private readonly sizer: ChunkSizer,
  ) {}

  /**
   * Stages the rows of an import that is being planned; what an earlier planning staged is replaced.
   *
   * @throws ListRefused if the list turns out to be unreadable further down; nothing is staged then
   */
  async stage(job: ImportJob, watch: StagingWatch): Promise<ReadingSummary> {
    const { description, scan } = job.analysis;
    if (description === null || job.planRunId === null) throw new Error('only a described list in planning is staged');
    const run = { organizationId: job.organizationId, importId: job.id, phase: 'plan', runId: job.planRunId } as const;
    const limits = this.sizer.limits();
    return this.databases.inOrganization(job.organizationId, async (tx) => {
      await using source = await this.spool.restore(sourcePieces(tx, job.organizationId, job.id), scan);
      await deleteRows(tx, job);
      const reader = new ListReader(source.path, description, this.spool.limits);
      const stretches = new Stretches(stretchRows(limits), job.options.absent === 'deactivate');
      await this.copyAll(tx, job, description, reader, stretches, watch);
      await this.duplicates.settle(tx, job);
      await insertChunks(tx, run, packChunks(stretches.all(), limits));
      return reader.summary;
    });
  }

  private async copyAll(
    tx: Tx,
    job: ImportJob,
    description: ListDescription,
    reader: ListReader,
    stretches: Stretches,
    watch: StagingWatch,
  ): Promise<void> {
    const context = contextOf(job, description);
    const edits = new StagedEdits(tx, job, description);
    let waiting: StagedRow[] = [];
    const flush = async (): Promise<void> => {
      await copyRows(tx, job, waiting);
      await edits.mark();
      watch.rowsStaged(waiting.length);
      waiting = [];
    };
    await prepareCopy(tx);
    for await (const records of reader) {
      watch.signal.throwIfAborted();
      await edits.prepare(records);
      for (const record of records) {
        const row = rowOf(edits.corrected(record), context, record.cells);
        stretches.add(row);
        waiting.push(row);
      }
      if (waiting.length >= ROWS_PER_COPY) await flush();
    }
    await flush();
  }
}

/** Counts and sizes of the rows that identity is asked about, in stretches of neighbouring records. */
class Stretches {
  private readonly done: { firstRecord: number; lastRecord: number; rowCount: number; bytes: number }[] = [];

  /** `withErrors`: people in rows with errors are asked about too, because they count as present. */
  constructor(
    private readonly records: number,
    private readonly withErrors: boolean,
  ) {}

  add(row: StagedRow): void {
    const isAskedAbout = row.state === null || (this.withErrors && row.matchKey !== null);
    let open = this.done.at(-1);
    if (open === undefined || row.record - open.firstRecord >= this.records) {
      open = { firstRecord: row.record, lastRecord: row.record, rowCount: 0, bytes: 0 };
      this.done.push(open);
    }
    open.lastRecord = row.record;
    if (!isAskedAbout) return;
    open.rowCount += 1;
    open.bytes += commandBytes(row);
  }

  all() {
    return this.done;
  }
}
