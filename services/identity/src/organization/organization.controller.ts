import { Body, Controller, Get, Headers, Put, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiIfMatch, CurrentCaller, etagOf, RequirePermissions, type Caller } from '@rollcall/service-defaults';
import type { FastifyReply } from 'fastify';
import { OrganizationDto, OrganizationSettingsDto } from './organization.dto.js';
import { OrganizationService } from './organization.service.js';

@ApiTags('Settings')
@Controller('v1/settings/organization')
export class OrganizationController {
  constructor(private readonly organizations: OrganizationService) {}

  @Get()
  @RequirePermissions('settings:read')
  @ApiOperation({ operationId: 'getOrganization', summary: 'Name and language of the organisation' })
  @ApiOkResponse({ type: OrganizationDto })
  async get(
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OrganizationDto> {
    return answer(await this.organizations.get(caller), reply);
  }

  @Put()
  @RequirePermissions('settings:write')
  @ApiIfMatch()
  @ApiOperation({ operationId: 'replaceOrganization', summary: 'Replace name and language of the organisation' })
  @ApiOkResponse({ type: OrganizationDto })
  async replace(
    @CurrentCaller() caller: Caller,
    @Body() body: OrganizationSettingsDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OrganizationDto> {
    return answer(await this.organizations.replace(caller, body, ifMatch), reply);
  }
}

function answer(organization: OrganizationDto, reply: FastifyReply): OrganizationDto {
  void reply.header('etag', etagOf(organization.version));
  return organization;
}
