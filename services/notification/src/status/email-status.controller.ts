import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Databases, RequireAnyPermission, type Caller } from '@rollcall/service-defaults';
import { DEFAULT_SERVER } from '../dispatch/mail-servers.service.js';
import { readEmailSettings } from '../settings/email-settings.sql.js';
import { queueOf, serverProblem, stoppedImports } from './email-status.sql.js';

class StoppedImportDto {
  @ApiProperty({ format: 'uuid' })
  importId: string;

  @ApiProperty({ format: 'date-time' })
  pausedAt: string;

  @ApiProperty({ example: 230 })
  sent: number;

  @ApiProperty({ example: 20 })
  bounced: number;
}

class EmailStatusDto {
  @ApiProperty({ enum: ['ok', 'unreachable'], example: 'unreachable' })
  mailServer: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  unreachableSince: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'connect ECONNREFUSED',
    description: 'Of the own mail server.',
  })
  reason: string | null;

  @ApiProperty({ example: 20000 })
  queued: number;

  @ApiProperty({ example: 3 })
  deferred: number;

  @ApiProperty({ example: 0 })
  held: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'The oldest mail that waits.' })
  oldestAt: string | null;

  @ApiProperty({ type: [StoppedImportDto], description: 'Too many of their mails came back; release them to go on.' })
  stoppedImports: StoppedImportDto[];
}

@ApiTags('E-mail')
@Controller('v1/settings/email/status')
export class EmailStatusController {
  constructor(@Inject(Databases) private readonly databases: Databases) {}

  @Get()
  @RequireAnyPermission('email-log:read', 'settings:read')
  @ApiOperation({ operationId: 'getEmailStatus', summary: 'Whether mail leaves, and what waits' })
  @ApiOkResponse({ type: EmailStatusDto })
  async get(@CurrentCaller() { organizationId }: Caller): Promise<EmailStatusDto> {
    const { queue, stopped, hasOwn } = await this.databases.inOrganization(organizationId, async (tx) => ({
      queue: await queueOf(tx, organizationId),
      stopped: await stoppedImports(tx, organizationId),
      hasOwn: (await readEmailSettings(tx, organizationId)).smtp !== null,
    }));
    const problem = await serverProblem(this.databases.system, hasOwn ? organizationId : DEFAULT_SERVER);
    return {
      mailServer: problem ? 'unreachable' : 'ok',
      unreachableSince: problem?.since ?? null,
      // What the operator's server answers is the operator's business.
      reason: hasOwn ? (problem?.reason ?? null) : null,
      ...queue,
      stoppedImports: stopped,
    };
  }
}
