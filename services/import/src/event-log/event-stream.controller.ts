import { Controller, Get, Headers, HttpCode, Param, ParseUUIDPipe, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Databases, RequireAnyPermission, type Caller } from '@rollcall/service-defaults';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { localeFrom } from '../import-job/accept-language.js';
import { requireKind } from '../import-job/import-job.access.js';
import { ImportJobStore } from '../import-job/import-job.store.js';
import { ImportQueryService } from '../import-job/import-query.service.js';
import { EventStream } from './event-stream.js';
import { eventsAfter } from './event-log.sql.js';
import { WakeUps } from './wake-ups.service.js';

/** Shows an import as it goes, as server-sent events. */
@ApiTags('Imports')
@ApiBearerAuth()
@RequireAnyPermission('staff:import', 'contacts:import')
@Controller('v1/imports/:id/events')
export class EventStreamController {
  constructor(
    private readonly store: ImportJobStore,
    private readonly queries: ImportQueryService,
    private readonly databases: Databases,
    private readonly wakeUps: WakeUps,
  ) {}

  @ApiOperation({
    operationId: 'followImport',
    summary: 'Follows an import: `status` and `progress` events, until it has come to rest.',
  })
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: 'Goes on after this event.' })
  @ApiProduces('text/event-stream')
  @HttpCode(200)
  @Get()
  async follow(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Headers('last-event-id') lastEventId?: string,
    @Headers('accept-language') language?: string,
  ): Promise<void> {
    const ref = { organizationId: caller.organizationId, id };
    requireKind(caller, (await this.store.get(ref)).kind);
    const lastId = /^\d{1,18}$/.test(lastEventId ?? '') ? String(lastEventId) : '0';
    reply.hijack();
    const stream = new EventStream(request.raw, reply.raw, lastId);
    const stopListening = this.wakeUps.listen((importId) => {
      if (importId === id) stream.wake();
    });
    try {
      await stream.run({
        next: (after) => this.databases.inOrganization(ref.organizationId, (tx) => eventsAfter(tx, ref, after)),
        now: async () => this.queries.view(await this.store.get(ref), localeFrom(language)),
      });
    } finally {
      stopListening();
    }
  }
}
