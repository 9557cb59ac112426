import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Databases, type Tx } from '@rollcall/service-defaults';
import { ChunkSizer } from '../chunk/chunk-sizer.service.js';
import { insertChunks } from '../chunk/insert-chunks.sql.js';
import { packChunks, stretchRows } from '../chunk/pack-chunks.rules.js';
import type { ImportJob } from '../import-job/import-job.entity.js';
import type { ListDescription } from '../reading/list-description.js';
import { ListReader, type ListRecord, type ReadingSummary } from '../reading/list-reader.js';
import { normalizeRow, type RowContext } from '../rows/normalize-row.js';
import { valuesFingerprint } from '../rows/duplicates.rules.js';
import { sourcePieces } from '../source/source-pieces.sql.js';
import { Spool } from '../source/spool.service.js';
import { copyRows, prepareCopy } from './copy-rows.sql.js';
import { deleteRows } from './delete-rows.sql.js';
import { InFileDuplicates } from './in-file-duplicates.service.js';
import { commandBytes, stagedRow, type StagedRow } from './staged-row.js';

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
    let waiting: StagedRow[] = [];
    const flush = async (): Promise<void> => {
      await copyRows(tx, job, waiting);
      watch.rowsStaged(waiting.length);
      waiting = [];
    };
    await prepareCopy(tx);
    for await (const records of reader) {
      watch.signal.throwIfAborted();
      for (const record of records) {
        const row = rowOf(record, context);
        stretches.add(row);
        waiting.push(row);
      }
      if (waiting.length >= ROWS_PER_COPY) await flush();
    }
    await flush();
  }
}

function contextOf(job: ImportJob, description: ListDescription): RowContext {
  return {
    kind: job.kind,
    mapping: job.mapping,
    headers: description.header ?? description.columns.map((column) => column.header),
    blankCells: job.options.blankCells,
    encodingGuessed: description.encodingGuessed,
  };
}

function rowOf(record: ListRecord, context: RowContext): StagedRow {
  const row = normalizeRow(record, context);
  const fingerprint = row.matchKey === undefined ? null : hash('sha1', valuesFingerprint(row.values), 'base64');
  return stagedRow(row, record.cells, fingerprint);
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
