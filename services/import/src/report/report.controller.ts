import { Controller, Get, Headers, Param, ParseUUIDPipe, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, RequireAnyPermission, type Caller } from '@rollcall/service-defaults';
import type { FastifyReply } from 'fastify';
import { localeFrom } from '../import-job/accept-language.js';
import { ApiConflict, ApiTextDownload } from '../import-job/import-answers.js';
import { requireKind } from '../import-job/import-job.access.js';
import { ReportQuery } from '../import-job/import-job.dto.js';
import { ImportJobStore } from '../import-job/import-job.store.js';
import { ReportService } from './report.service.js';

@ApiTags('Imports')
@ApiBearerAuth()
@RequireAnyPermission('staff:import', 'contacts:import')
@Controller('v1/imports/:id/report.csv')
export class ReportController {
  constructor(
    private readonly store: ImportJobStore,
    private readonly reports: ReportService,
  ) {}

  @ApiOperation({
    operationId: 'downloadImportReport',
    summary: 'Every row (or only those that failed) with what became of it; can be corrected and imported.',
  })
  @ApiTextDownload('text/csv', 'UTF-8 with a mark, in the delimiter of the list.')
  @ApiConflict('no-report')
  @Get()
  async download(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: ReportQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('accept-language') language?: string,
  ): Promise<StreamableFile> {
    const job = await this.store.get({ organizationId: caller.organizationId, id });
    requireKind(caller, job.kind);
    void reply.header('cache-control', 'no-store');
    return new StreamableFile(this.reports.csv(job, query.only, localeFrom(language)), {
      type: 'text/csv; charset=utf-8',
      disposition: disposition(job.source.name, query.only),
    });
  }
}

/** Name of the file to save; both forms of RFC 6266, because names of lists may hold any character. */
function disposition(source: string, only: string): string {
  const stem = source.replace(/\.[a-z0-9]{1,5}$/i, '').toWellFormed();
  const name = `${stem}-${only === 'errors' ? 'errors' : 'report'}.csv`;
  const plain = name.replace(/[^A-Za-z0-9._ -]/g, '_');
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
