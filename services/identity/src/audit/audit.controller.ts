import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  ApiPagedResponse,
  CurrentCaller,
  decodeCursor,
  RequirePermissions,
  type Caller,
  type Paged,
} from '@rollcall/service-defaults';
import { AuditEntryDto, AuditQuery } from './audit.dto.js';
import { AuditService } from './audit.service.js';

@ApiTags('Audit')
@Controller('v1/audit')
export class AuditController {
  constructor(private readonly audit: AuditService) {}

  @Get()
  @RequirePermissions('audit:read')
  @ApiOperation({ operationId: 'listAudit', summary: 'What happened, newest first' })
  @ApiPagedResponse(AuditEntryDto)
  async list(@CurrentCaller() caller: Caller, @Query() query: AuditQuery): Promise<Paged<AuditEntryDto>> {
    const { cursor, ...filter } = query;
    return this.audit.list(caller, { ...filter, before: decodeCursor(cursor, isPosition)?.sequence });
  }
}

function isPosition(position: unknown): position is { sequence: number } {
  return Number.isSafeInteger((position as { sequence?: unknown } | null)?.sequence);
}
