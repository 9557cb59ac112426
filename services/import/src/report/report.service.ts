import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Databases, DomainError, rootLogger } from '@rollcall/service-defaults';
import { format } from 'fast-csv';
import type { Locale } from '../i18n/locale.js';
import type { ImportJob } from '../import-job/import-job.entity.js';
import { rowsPage } from '../row/rows-page.sql.js';
import { reportHeader, reportRow, type ReportShape } from './report.rules.js';

const ROWS_PER_READ = 1_000;
/** What was not applied and can be handed in again. */
const FAILED = ['error', 'hold'];

/** Writes reports row by row: memory stays flat, whatever the size of the list. */
@Injectable()
export class ReportService {
  constructor(private readonly databases: Databases) {}

  /** The report as CSV: UTF-8 with a mark (Excel needs it), in the delimiter of the list. */
  csv(job: ImportJob, only: 'all' | 'errors', locale: Locale): Readable {
    const { description } = job.analysis;
    if (description === null || job.stagedRunId === null || job.status === 'draft' || job.clearedAt !== null)
      throw new DomainError({
        code: 'no-report',
        kind: 'conflict',
        message: 'There are no rows to report on: the list was not planned, or it was deleted after its time.',
      });
    const { header, width } = description;
    const shape = { header, width, mapping: job.mapping, locale, wasEdited: job.edits !== null };
    const formatter = format({
      delimiter: description.delimiter ?? ',',
      rowDelimiter: '\r\n',
      includeEndRowDelimiter: true,
      writeBOM: true,
    });
    const rows = Readable.from(this.rows(job, only, shape));
    rows.on('error', (error) => {
      rootLogger().error({ err: error, importId: job.id }, 'a report broke off');
      formatter.destroy(error);
    });
    return rows.pipe(formatter);
  }

  private async *rows(job: ImportJob, only: 'all' | 'errors', shape: ReportShape): AsyncGenerator<string[]> {
    yield reportHeader(shape);
    for (let afterRecord = 0; ;) {
      const filter = { states: only === 'errors' ? FAILED : undefined, afterRecord, limit: ROWS_PER_READ };
      const rows = await this.databases.inOrganization(job.organizationId, (tx) => rowsPage(tx, job, filter));
      for (const row of rows) yield reportRow(row, shape);
      const last = rows.at(-1);
      if (last === undefined || rows.length < ROWS_PER_READ) return;
      afterRecord = last.record;
    }
  }
}
