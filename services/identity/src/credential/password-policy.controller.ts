import { Body, Controller, Get, Headers, Put, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiIfMatch, CurrentCaller, etagOf, RequirePermissions, type Caller } from '@rollcall/service-defaults';
import type { FastifyReply } from 'fastify';
import { PasswordPolicyAnswer, PasswordPolicyDto } from './password-policy.dto.js';
import { PasswordPolicyService } from './password-policy.service.js';

@ApiTags('Settings')
@Controller('v1/settings/password-policy')
export class PasswordPolicyController {
  constructor(private readonly policies: PasswordPolicyService) {}

  @Get()
  @RequirePermissions('settings:read')
  @ApiOperation({ summary: 'Rules for passwords' })
  @ApiOkResponse({ type: PasswordPolicyAnswer })
  async get(
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PasswordPolicyAnswer> {
    const { policy, version } = await this.policies.get(caller.organizationId);
    reply.header('etag', etagOf(version));
    return PasswordPolicyAnswer.of(policy);
  }

  @Put()
  @RequirePermissions('settings:write')
  @ApiIfMatch()
  @ApiOperation({ summary: 'Replace the rules for passwords' })
  @ApiOkResponse({ type: PasswordPolicyAnswer })
  async replace(
    @CurrentCaller() caller: Caller,
    @Body() body: PasswordPolicyDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PasswordPolicyAnswer> {
    const { policy, version } = await this.policies.replace(caller, { ...body }, ifMatch);
    reply.header('etag', etagOf(version));
    return PasswordPolicyAnswer.of(policy);
  }
}
