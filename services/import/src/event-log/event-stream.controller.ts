import { Controller, Get, Headers, HttpCode, Param, ParseUUIDPipe, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Databases, RequireAnyPermission, type Caller } from '@rollcall/service-defaults';
import type { FastifyReply } from 'fastify';
import { Clock } from '../clock/clock.js';
import { requireKind } from '../import-job/import-job.access.js';
import { ImportJobStore } from '../import-job/import-job.store.js';
import { EventStream } from './event-stream.js';
import { eventsAfter } from './event-log.sql.js';
import { OpenStreams } from './open-streams.service.js';

/** Shows an import as it goes, as server-sent events. */
@ApiTags('Imports')
@ApiBearerAuth()
@RequireAnyPermission('staff:import', 'contacts:import')
@Controller('v1/imports/:id/events')
export class EventStreamController {
  constructor(
    private readonly store: ImportJobStore,
    private readonly databases: Databases,
    private readonly streams: OpenStreams,
    private readonly clock: Clock,
  ) {}

  @ApiOperation({
    operationId: 'followImport',
    summary: 'Follows an import: `status` and `progress` events, until it has come to rest.',
  })
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: 'Goes on after this event.' })
  @ApiOkResponse({
    description:
      'Server-sent events: `status` `{status, previous}` and `progress` (as `progress` of the import). A last `status` with `closing` (`shutdown`, `token-expired`) ends a stream although the import goes on. Whoever is cut off opens the stream again with the id of the last event.',
    content: {
      'text/event-stream': {
        schema: { type: 'string' },
        example: 'id: 41\nevent: status\ndata: {"status":"applying","previous":"queued"}\n\n',
      },
    },
  })
  @HttpCode(200)
  @Get()
  async follow(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
    @Headers('last-event-id') lastEventId?: string,
  ): Promise<void> {
    const ref = { organizationId: caller.organizationId, id };
    requireKind(caller, (await this.store.get(ref)).kind);
    const lastId = /^\d{1,18}$/.test(lastEventId ?? '') ? String(lastEventId) : '0';
    reply.hijack();
    const stream = new EventStream(reply.raw, { lastId, expiresAt: caller.tokenExpiresAt, clock: this.clock });
    await this.streams.during(id, stream, () =>
      stream.run({
        next: (after, newest) =>
          this.databases.inOrganization(ref.organizationId, (tx) => eventsAfter(tx, ref, after, { newest })),
        now: () => this.store.get(ref),
      }),
    );
  }
}
