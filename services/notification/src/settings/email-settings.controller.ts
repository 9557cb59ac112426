import { Body, Controller, Get, Headers, Inject, Put, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiIfMatch, CurrentCaller, etagOf, RequirePermissions, type Caller } from '@rollcall/service-defaults';
import type { FastifyReply } from 'fastify';
import { EmailSettingsDto } from './email-settings.dto.js';
import { EmailSettingsService } from './email-settings.service.js';
import type { EmailSettings } from './email-settings.sql.js';

@ApiTags('E-mail')
@Controller('v1/settings/email')
export class EmailSettingsController {
  constructor(@Inject(EmailSettingsService) private readonly settings: EmailSettingsService) {}

  @Get()
  @RequirePermissions('settings:read')
  @ApiOperation({ operationId: 'getEmailSettings', summary: 'What the organisation has set about its mail' })
  @ApiOkResponse({ type: EmailSettingsDto })
  async get(
    @CurrentCaller() { organizationId }: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EmailSettingsDto> {
    return answer(await this.settings.read(organizationId), reply);
  }

  @Put()
  @RequirePermissions('settings:write')
  @ApiOperation({ operationId: 'replaceEmailSettings', summary: 'Set everything about the mail of the organisation' })
  @ApiIfMatch()
  @ApiOkResponse({ type: EmailSettingsDto })
  async replace(
    @Body() wanted: EmailSettingsDto,
    @CurrentCaller() { organizationId }: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('if-match') ifMatch?: string,
  ): Promise<EmailSettingsDto> {
    return answer(await this.settings.replace(organizationId, wanted, ifMatch), reply);
  }
}

function answer(settings: EmailSettings, reply: FastifyReply): EmailSettingsDto {
  void reply.header('etag', etagOf(settings.version));
  const { senderName, replyTo, welcomeMessage, signature, logo, smtp } = settings;
  const shown = smtp && {
    host: smtp.host,
    port: smtp.port,
    security: smtp.security,
    user: smtp.user,
    hasPassword: smtp.sealedPassword !== null,
    from: smtp.from,
  };
  return {
    senderName,
    replyTo,
    welcomeMessage,
    signature,
    logo,
    retention: { mode: settings.retention, days: settings.retentionDays },
    rates: { perSecond: settings.perSecond, perDomainPerSecond: settings.perDomainPerSecond },
    smtp: shown,
  };
}
