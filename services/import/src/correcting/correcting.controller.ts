import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Patch,
  Post,
  Query,
  Res,
} from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  ApiPagedResponse,
  CurrentCaller,
  Databases,
  decodeCursor,
  etagOf,
  Idempotent,
  ListQuery,
  paged,
  RequireAnyPermission,
  requireIfMatch,
  type Caller,
  type Paged,
} from '@rollcall/service-defaults';
import type { FastifyReply } from 'fastify';
import { localeFrom } from '../import-job/accept-language.js';
import { requireKind } from '../import-job/import-job.access.js';
import { ImportJobStore } from '../import-job/import-job.store.js';
import { rowView, RowView } from '../row/row.view.js';
import type { StoredRow } from '../row/rows-page.sql.js';
import { AppliedSuggestionsView, ApplySuggestionsDto, CorrectRowDto, EditEntryView } from './correcting.dto.js';
import { CorrectingService } from './correcting.service.js';
import { loggedEdits, type LogPosition } from './edit-log.sql.js';

const isPosition = (value: unknown): value is LogPosition => {
  const { line, column, id } = (value ?? {}) as Partial<Record<keyof LogPosition, unknown>>;
  return Number.isInteger(line) && Number.isInteger(column) && typeof id === 'string' && /^\d{1,18}$/.test(id);
};

/** The greatest number that a row can have; what is beyond it is no row. */
const LAST_RECORD = 2_147_483_647;

@ApiTags('Imports')
@ApiBearerAuth()
@RequireAnyPermission('staff:import', 'contacts:import')
@Controller('v1/imports/:id')
export class CorrectingController {
  constructor(
    private readonly corrections: CorrectingService,
    private readonly store: ImportJobStore,
    private readonly databases: Databases,
  ) {}

  @ApiOperation({
    operationId: 'correctImportRow',
    summary:
      'Puts other values into cells of a row. It is validated at once; the plan is void, and the import a draft.',
  })
  @ApiOkResponse({ type: RowView })
  @Patch('rows/:record')
  async correct(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('record', ParseIntPipe) record: number,
    @Body() { cells }: CorrectRowDto,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('if-match') ifMatch?: string,
    @Headers('accept-language') language?: string,
  ): Promise<RowView> {
    const changed = await this.corrections.correct(refOf(caller, id), caller, recordOf(record), cells, (version) => {
      requireIfMatch(ifMatch, version);
    });
    return shown(changed, reply, language);
  }

  @ApiOperation({ operationId: 'takeBackImportRowEdits', summary: 'Takes all corrections of a row back.' })
  @ApiOkResponse({ type: RowView })
  @Delete('rows/:record/edits')
  async takeBack(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('record', ParseIntPipe) record: number,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('if-match') ifMatch?: string,
    @Headers('accept-language') language?: string,
  ): Promise<RowView> {
    const changed = await this.corrections.takeBack(refOf(caller, id), caller, recordOf(record), (version) => {
      requireIfMatch(ifMatch, version);
    });
    return shown(changed, reply, language);
  }

  @ApiOperation({
    operationId: 'applyImportSuggestions',
    summary: 'Takes the suggestions of problems that have `isApplicable`, in all rows or in some.',
  })
  @ApiOkResponse({ type: AppliedSuggestionsView })
  @HttpCode(200)
  @Idempotent()
  @Post('apply-suggestions')
  async applySuggestions(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() filter: ApplySuggestionsDto,
  ): Promise<AppliedSuggestionsView> {
    return { changed: await this.corrections.applySuggestions(refOf(caller, id), caller, filter) };
  }

  @ApiOperation({
    operationId: 'listImportEdits',
    summary: 'Every correction of a cell, also those taken back: who, when, what.',
  })
  @ApiPagedResponse(EditEntryView)
  @Get('edits')
  async edits(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: ListQuery,
  ): Promise<Paged<EditEntryView>> {
    const job = await this.store.get(refOf(caller, id));
    requireKind(caller, job.kind);
    const after = decodeCursor(query.cursor, isPosition) ?? { line: 0, column: 0, id: '0' };
    const entries = await this.databases.inOrganization(caller.organizationId, (tx) =>
      loggedEdits(tx, job, after, query.limit + 1),
    );
    return paged(
      entries,
      query.limit,
      (entry) => ({ line: entry.line, column: entry.column, id: entry.id }),
      ({ line, column, original, value, code, by, at }) => ({
        line,
        column,
        original,
        value,
        code,
        by,
        at: at.toISOString(),
      }),
    );
  }
}

function refOf(caller: Caller, id: string) {
  return { organizationId: caller.organizationId, id };
}

function recordOf(record: number): number {
  return record > 0 && record <= LAST_RECORD ? record : 0;
}

function shown(row: StoredRow, reply: FastifyReply, language: string | undefined): RowView {
  void reply.header('etag', etagOf(row.version));
  return rowView(row, localeFrom(language), { isOver: false, isUndone: false });
}
