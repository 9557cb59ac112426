import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  ApiPagedResponse,
  CurrentCaller,
  Databases,
  decodeCursor,
  ListQuery,
  paged,
  RequireAnyPermission,
  type Caller,
  type Paged,
} from '@rollcall/service-defaults';
import { HistoryEntryDto } from '../user/user.dto.js';
import { UserService } from '../user/user.service.js';
import { readHistory } from './history.sql.js';

@ApiTags('Users')
@Controller('v1/users/:id/history')
export class HistoryController {
  constructor(
    private readonly users: UserService,
    private readonly databases: Databases,
  ) {}

  @Get()
  @RequireAnyPermission('staff:read', 'contacts:read')
  @ApiOperation({ operationId: 'getUserHistory', summary: 'What changed about a person, by whom and through what' })
  @ApiPagedResponse(HistoryEntryDto)
  async list(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { limit, cursor }: ListQuery,
  ): Promise<Paged<HistoryEntryDto>> {
    await this.users.get(caller, id);
    const before = decodeCursor(cursor, isPosition)?.version;
    const rows = await this.databases.inOrganization(caller.organizationId, (tx) =>
      readHistory(tx, caller.organizationId, id, { before, limit: limit + 1 }),
    );
    return paged(
      rows,
      limit,
      ({ version }) => ({ version }),
      (row) => ({ ...row, at: row.at.toISOString() }),
    );
  }
}

function isPosition(position: unknown): position is { version: number } {
  return Number.isInteger((position as { version?: unknown } | null)?.version);
}
