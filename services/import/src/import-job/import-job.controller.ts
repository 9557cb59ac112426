import {
  Body,
  Controller,
  Get,
  Headers,
  HttpCode,
  Param,
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
  decodeCursor,
  encodeCursor,
  etagOf,
  Idempotent,
  requireIfMatch,
  RequireAnyPermission,
  type Caller,
  type Paged,
} from '@rollcall/service-defaults';
import type { FastifyReply } from 'fastify';
import { localeFrom } from './accept-language.js';
import { ApiConflict, ApiProblems, ApiStep } from './import-answers.js';
import { kindsOf, requireKind } from './import-job.access.js';
import { ApplyImportDto, ChangeImportDto, ImportListQuery } from './import-job.dto.js';
import type { ImportJob } from './import-job.entity.js';
import { ImportJobService } from './import-job.service.js';
import { kindFromPublic } from './import-job.shapes.js';
import { ImportJobStore, type JobRef } from './import-job.store.js';
import { ImportView } from './import-job.view.js';
import { ImportDraftService } from './import-draft.service.js';
import { ImportQueryService } from './import-query.service.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const isPosition = (value: unknown): value is { id: string } =>
  typeof value === 'object' && value !== null && UUID.test(String((value as { id?: unknown }).id));

@ApiTags('Imports')
@ApiBearerAuth()
@RequireAnyPermission('staff:import', 'contacts:import')
@Controller('v1/imports')
export class ImportJobController {
  constructor(
    private readonly drafts: ImportDraftService,
    private readonly jobs: ImportJobService,
    private readonly store: ImportJobStore,
    private readonly queries: ImportQueryService,
  ) {}

  @ApiOperation({ operationId: 'listImports', summary: 'Lists imports, newest first.' })
  @ApiPagedResponse(ImportView)
  @Get()
  async list(
    @CurrentCaller() caller: Caller,
    @Query() query: ImportListQuery,
    @Headers('accept-language') language?: string,
  ): Promise<Paged<ImportView>> {
    const wanted = query.kind === undefined ? undefined : kindFromPublic(query.kind);
    if (wanted !== undefined) requireKind(caller, wanted);
    const jobs = await this.queries.list(caller.organizationId, {
      kinds: wanted === undefined ? kindsOf(caller) : [wanted],
      status: query.status,
      beforeId: decodeCursor(query.cursor, isPosition)?.id,
      limit: query.limit,
    });
    const shown = jobs.slice(0, query.limit);
    const last = shown.at(-1);
    const items = [];
    for (const job of shown) items.push(await this.queries.view(job, localeFrom(language)));
    return { items, nextCursor: jobs.length > query.limit && last ? encodeCursor({ id: last.id }) : null };
  }

  @ApiOperation({ operationId: 'getImport', summary: 'Shows an import.' })
  @ApiOkResponse({ type: ImportView })
  @Get(':id')
  async one(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('accept-language') language?: string,
  ): Promise<ImportView> {
    const job = await this.store.get({ organizationId: caller.organizationId, id });
    requireKind(caller, job.kind);
    return this.shown(job, reply, language);
  }

  @ApiOperation({ operationId: 'changeImport', summary: 'Changes how a list is read or what is done with it.' })
  @ApiOkResponse({ type: ImportView })
  @ApiConflict('wrong-status', 'source-deleted')
  @ApiProblems({ 412: 'The import is not the version that `If-Match` names.' })
  @Patch(':id')
  async change(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeImportDto,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('if-match') ifMatch?: string,
    @Headers('accept-language') language?: string,
  ): Promise<ImportView> {
    const job = await this.drafts.change(refOf(caller, id), caller, body, (current) => {
      requireIfMatch(ifMatch, current.version);
    });
    return this.shown(job, reply, language);
  }

  @ApiOperation({ operationId: 'planImport', summary: 'Finds out what the import will do, row by row.' })
  @ApiStep('source-deleted')
  @HttpCode(202)
  @Idempotent()
  @Post(':id/plan')
  async plan(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('accept-language') language?: string,
  ): Promise<ImportView> {
    return this.shown(await this.jobs.plan(refOf(caller, id), caller), reply, language);
  }

  @ApiOperation({ operationId: 'applyImport', summary: 'Does exactly what the plan with this hash says.' })
  @ApiStep('plan-changed', 'held', 'plan-expired', 'source-deleted')
  @HttpCode(202)
  @Idempotent()
  @Post(':id/apply')
  async apply(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ApplyImportDto,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('accept-language') language?: string,
  ): Promise<ImportView> {
    return this.shown(await this.jobs.apply(refOf(caller, id), body, caller), reply, language);
  }

  @ApiOperation({ operationId: 'cancelImport', summary: 'Stops at the next chunk; what was done stays.' })
  @ApiStep()
  @HttpCode(202)
  @Idempotent()
  @Post(':id/cancel')
  async cancel(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('accept-language') language?: string,
  ): Promise<ImportView> {
    return this.shown(await this.jobs.cancel(refOf(caller, id), caller), reply, language);
  }

  @ApiOperation({ operationId: 'undoImport', summary: 'Takes back what nobody has touched since.' })
  @ApiStep('too-late-to-undo')
  @HttpCode(202)
  @Idempotent()
  @Post(':id/undo')
  async undo(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('accept-language') language?: string,
  ): Promise<ImportView> {
    return this.shown(await this.jobs.undo(refOf(caller, id), caller), reply, language);
  }

  @ApiOperation({ operationId: 'releaseImportInvitations', summary: 'Lets held invitations leave.' })
  @ApiStep()
  @HttpCode(202)
  @Idempotent()
  @Post(':id/release-invitations')
  async release(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('accept-language') language?: string,
  ): Promise<ImportView> {
    return this.shown(await this.jobs.releaseInvitations(refOf(caller, id), caller), reply, language);
  }

  private async shown(job: ImportJob, reply: FastifyReply, language: string | undefined): Promise<ImportView> {
    void reply.header('etag', etagOf(job.version));
    return this.queries.view(job, localeFrom(language));
  }
}

function refOf(caller: Caller, id: string): JobRef {
  return { organizationId: caller.organizationId, id };
}
