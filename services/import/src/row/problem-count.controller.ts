import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Databases, RequireAnyPermission, type Caller } from '@rollcall/service-defaults';
import { requireKind } from '../import-job/import-job.access.js';
import { ImportJobStore } from '../import-job/import-job.store.js';
import { ProblemCountsView } from './problem-count.view.js';
import { problemCounts } from './problem-counts.sql.js';

@ApiTags('Imports')
@ApiBearerAuth()
@RequireAnyPermission('staff:import', 'contacts:import')
@Controller('v1/imports/:id/problem-counts')
export class ProblemCountController {
  constructor(
    private readonly store: ImportJobStore,
    private readonly databases: Databases,
  ) {}

  @ApiOperation({
    operationId: 'countImportProblems',
    summary: 'Which problems the rows of an import have, and how many rows have each.',
  })
  @ApiOkResponse({ type: ProblemCountsView })
  @Get()
  async list(@CurrentCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<ProblemCountsView> {
    const job = await this.store.get({ organizationId: caller.organizationId, id });
    requireKind(caller, job.kind);
    // As with the rows: what an earlier reading found is over once the settings have changed.
    if (job.stagedRunId === null && job.status === 'draft') return { items: [] };
    return { items: await this.databases.inOrganization(caller.organizationId, (tx) => problemCounts(tx, job)) };
  }
}
