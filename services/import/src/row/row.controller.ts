import { Controller, Get, Headers, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  ApiPagedResponse,
  CurrentCaller,
  Databases,
  decodeCursor,
  paged,
  RequireAnyPermission,
  type Caller,
  type Paged,
} from '@rollcall/service-defaults';
import { localeFrom } from '../import-job/accept-language.js';
import { requireKind } from '../import-job/import-job.access.js';
import { RowListQuery } from '../import-job/import-job.dto.js';
import { ImportJobStore } from '../import-job/import-job.store.js';
import { undoOutcome, undoRunOf } from './row-undo.view.js';
import { RowView, rowView } from './row.view.js';
import { rowsPage } from './rows-page.sql.js';

const isPosition = (value: unknown): value is { record: number } =>
  typeof value === 'object' && value !== null && isRecord((value as { record?: unknown }).record);
const isRecord = (value: unknown): boolean => Number.isInteger(value) && Number(value) >= 0 && Number(value) < 2 ** 31;

@ApiTags('Imports')
@ApiBearerAuth()
@RequireAnyPermission('staff:import', 'contacts:import')
@Controller('v1/imports/:id/rows')
export class RowController {
  constructor(
    private readonly store: ImportJobStore,
    private readonly databases: Databases,
  ) {}

  @ApiOperation({ operationId: 'listImportRows', summary: 'Lists the rows of an import with what becomes of them.' })
  @ApiPagedResponse(RowView)
  @Get()
  async list(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: RowListQuery,
    @Headers('accept-language') language?: string,
  ): Promise<Paged<RowView>> {
    const job = await this.store.get({ organizationId: caller.organizationId, id });
    requireKind(caller, job.kind);
    const afterRecord = decodeCursor(query.cursor, isPosition)?.record ?? 0;
    // Rows of an earlier reading are nobody's business once the settings have changed.
    if (job.stagedRunId === null && job.status === 'draft') return { items: [], nextCursor: null };
    const rows = await this.databases.inOrganization(caller.organizationId, (tx) =>
      rowsPage(tx, job, {
        states: query.state === undefined ? undefined : [query.state],
        code: query.code,
        edited: query.edited === 'true',
        undo: undoOutcome(query.undo),
        undoRunId: undoRunOf(job),
        afterRecord,
        offset: query.offset,
        limit: query.limit + 1,
      }),
    );
    const isOver = ['completed', 'cancelled', 'undoing', 'undone'].includes(job.status) && job.applyRunId !== null;
    return paged(
      rows,
      query.limit,
      ({ record }) => ({ record }),
      (row) => rowView(row, localeFrom(language), { isOver, isUndone: job.undoId !== null }),
    );
  }
}
