import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBearerAuth,
  ApiConflictResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { CurrentCaller, Idempotent, RequireAnyPermission, type Caller } from '@rollcall/service-defaults';
import { requireKind } from '../import-job/import-job.access.js';
import type { ImportJob } from '../import-job/import-job.entity.js';
import { importErrors } from '../import-job/import-job.errors.js';
import { ImportJobService } from '../import-job/import-job.service.js';
import { ImportJobStore } from '../import-job/import-job.store.js';
import { ImportQueryService } from '../import-job/import-query.service.js';
import { UndoPreviewView, undoPreviewView } from './undo-preview.view.js';

/** What an undo would do, before anybody decides to undo. */
@ApiTags('Imports')
@ApiBearerAuth()
@RequireAnyPermission('staff:import', 'contacts:import')
@Controller('v1/imports/:id/undo-preview')
export class UndoPreviewController {
  constructor(
    private readonly jobs: ImportJobService,
    private readonly store: ImportJobStore,
    private readonly queries: ImportQueryService,
  ) {}

  @ApiOperation({
    operationId: 'previewImportUndo',
    summary: 'Finds out what an undo would do now; what an earlier preview said is replaced.',
  })
  @ApiAcceptedResponse({ type: UndoPreviewView })
  @ApiConflictResponse({ description: '`wrong-status`: nothing was applied, or it was undone; `too-late-to-undo`.' })
  @HttpCode(202)
  @Idempotent()
  @Post()
  async ask(@CurrentCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<UndoPreviewView> {
    return this.shown(await this.jobs.previewUndo({ organizationId: caller.organizationId, id }, caller));
  }

  @ApiOperation({
    operationId: 'getImportUndoPreview',
    summary: 'What an undo would do; row by row it stands in the rows, as `undo`.',
  })
  @ApiOkResponse({ type: UndoPreviewView })
  @Get()
  async read(@CurrentCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<UndoPreviewView> {
    const job = await this.store.get({ organizationId: caller.organizationId, id });
    requireKind(caller, job.kind);
    return this.shown(job);
  }

  private async shown(job: ImportJob): Promise<UndoPreviewView> {
    if (job.undoPreview === null) throw importErrors.noUndoPreview();
    return undoPreviewView(job.undoPreview, await this.queries.invitations(job));
  }
}
