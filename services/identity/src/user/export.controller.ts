import { Controller, Get, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, RequireAnyPermission, type Caller } from '@rollcall/service-defaults';
import type { FastifyReply } from 'fastify';
import { ExportService } from './export.service.js';
import { ExportQuery } from './user.dto.js';

@ApiTags('Users')
@Controller('v1/users/export.csv')
export class ExportController {
  constructor(private readonly exports: ExportService) {}

  @Get()
  @RequireAnyPermission('staff:read', 'contacts:read')
  @ApiOperation({ operationId: 'exportUsers', summary: 'People as a list that can be imported' })
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  export(
    @CurrentCaller() caller: Caller,
    @Query() { kind, status, locale }: ExportQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): StreamableFile {
    const csv = this.exports.csv(caller, { kind, status, locale });
    void reply.header('cache-control', 'no-store');
    return new StreamableFile(csv, {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="${kind === 'staff' ? 'staff' : 'contacts'}.csv"`,
    });
  }
}
