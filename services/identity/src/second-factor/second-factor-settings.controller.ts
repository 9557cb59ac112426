import { Body, Controller, Get, Headers, Put, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiIfMatch, CurrentCaller, etagOf, RequirePermissions, type Caller } from '@rollcall/service-defaults';
import type { FastifyReply } from 'fastify';
import { SecondFactorSettingsDto } from './second-factor.dto.js';
import { SecondFactorSettingsService, type SecondFactorSettings } from './second-factor-settings.service.js';

@ApiTags('Settings')
@Controller('v1/settings/second-factor')
export class SecondFactorSettingsController {
  constructor(private readonly settings: SecondFactorSettingsService) {}

  @Get()
  @RequirePermissions('settings:read')
  @ApiOperation({ operationId: 'getSecondFactorSettings', summary: 'Whether a second factor is wanted' })
  @ApiOkResponse({ type: SecondFactorSettingsDto })
  async get(
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SecondFactorSettingsDto> {
    return answer(await this.settings.get(caller), reply);
  }

  @Put()
  @RequirePermissions('settings:write')
  @ApiIfMatch()
  @ApiOperation({ operationId: 'replaceSecondFactorSettings', summary: 'Say whether a second factor is wanted' })
  @ApiOkResponse({ type: SecondFactorSettingsDto })
  async replace(
    @CurrentCaller() caller: Caller,
    @Body() { mode }: SecondFactorSettingsDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SecondFactorSettingsDto> {
    return answer(await this.settings.replace(caller, mode, ifMatch), reply);
  }
}

function answer({ mode, version }: SecondFactorSettings, reply: FastifyReply): SecondFactorSettingsDto {
  void reply.header('etag', etagOf(version));
  return { mode };
}
