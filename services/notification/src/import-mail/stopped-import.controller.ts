import { Controller, HttpCode, Inject, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Databases, DomainError, RequirePermissions, type Caller } from '@rollcall/service-defaults';
import { DispatcherService } from '../dispatch/dispatcher.service.js';
import { releaseInvitations } from '../queue/decide-invitations.sql.js';
import { wasStopped } from './import-mail.sql.js';

/** Imports whose mails were stopped because too many came back. */
@ApiTags('E-mail')
@Controller('v1/email-log/stopped-imports')
export class StoppedImportController {
  constructor(
    @Inject(Databases) private readonly databases: Databases,
    @Inject(DispatcherService) private readonly dispatcher: DispatcherService,
  ) {}

  @Post(':importId/release')
  @HttpCode(204)
  @RequirePermissions('email-log:resend')
  @ApiOperation({
    operationId: 'releaseStoppedImport',
    summary: 'Let the invitations of an import leave that were stopped',
    description:
      'More than 5 % of at least 200 invitations came back, so the others were held. They leave now, and are not stopped again. Imports that are stopped are in the status (`getEmailStatus`).',
  })
  @ApiNoContentResponse({ description: 'They leave, or had been released before.' })
  async release(
    @Param('importId', ParseUUIDPipe) importId: string,
    @CurrentCaller() { organizationId }: Caller,
  ): Promise<void> {
    const known = await this.databases.inOrganization(organizationId, async (tx) => {
      if (!(await wasStopped(tx, organizationId, importId))) return false;
      await releaseInvitations(tx, organizationId, importId);
      return true;
    });
    if (!known) throw notStopped();
    this.dispatcher.wake();
  }
}

function notStopped(): DomainError {
  const message = 'The mails of this import were not stopped.';
  return new DomainError({ code: 'stopped-import-not-found', kind: 'not-found', message });
}
