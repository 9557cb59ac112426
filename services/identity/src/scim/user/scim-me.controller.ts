import { Body, Controller, Delete, Get, Headers, HttpCode, Patch, Put, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Authenticated, CurrentCaller, RequireAnyPermission, type Caller } from '@rollcall/service-defaults';
import type { FastifyReply } from 'fastify';
import { answer } from '../http/answer.js';
import { ScimApi, ScimIfMatch, ScimIfNoneMatch, ScimProjection } from '../http/scim-api.decorators.js';
import { notFound } from '../http/scim.error.js';
import { ScimPatchDto, ScimUserDto } from '../http/scim.dto.js';
import { throughScim } from '../http/through-scim.js';
import { readProjection } from '../resource/list-query.rules.js';
import { USER_TYPE } from '../schema/user.schema.js';
import { ScimUserService } from './scim-user.service.js';

type Given = Record<string, unknown>;

/** The person who calls (RFC 7644 3.11). An API client is no person and finds nobody here. */
@ApiTags('SCIM')
@Controller('scim/v2/Me')
export class ScimMeController {
  constructor(private readonly users: ScimUserService) {}

  @Get()
  @Authenticated()
  @ScimProjection()
  @ScimIfNoneMatch()
  @ScimApi({ id: 'scimGetMe', summary: 'SCIM: the person who calls', answer: ScimUserDto })
  async get(
    @CurrentCaller() caller: Caller,
    @Query() given: Given,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const projection = readProjection(USER_TYPE, given);
    const resource = await this.users.get(throughScim(caller), personOf(caller), projection);
    return answer(USER_TYPE, resource, projection, reply, ifNoneMatch);
  }

  @Put()
  @RequireAnyPermission('staff:write', 'contacts:write')
  @ScimIfMatch()
  @ScimApi({
    id: 'scimReplaceMe',
    summary: 'SCIM: replace the person who calls',
    answer: ScimUserDto,
    body: ScimUserDto,
  })
  async replace(
    @CurrentCaller() caller: Caller,
    @Body() body: object,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const resource = await this.users.replace(throughScim(caller), personOf(caller), body, ifMatch);
    return answer(USER_TYPE, resource, { without: [] }, reply);
  }

  @Patch()
  @RequireAnyPermission('staff:write', 'contacts:write')
  @ScimIfMatch()
  @ScimApi({ id: 'scimPatchMe', summary: 'SCIM: change the person who calls', answer: ScimUserDto, body: ScimPatchDto })
  async patch(
    @CurrentCaller() caller: Caller,
    @Body() body: object,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const resource = await this.users.patch(throughScim(caller), personOf(caller), body, ifMatch);
    return answer(USER_TYPE, resource, { without: [] }, reply);
  }

  @Delete()
  @HttpCode(204)
  @RequireAnyPermission('staff:write', 'contacts:write')
  @ScimApi({ id: 'scimDeleteMe', summary: 'SCIM: refused, nobody removes themselves', status: 204 })
  async delete(@CurrentCaller() caller: Caller): Promise<void> {
    await this.users.delete(throughScim(caller), personOf(caller));
  }
}

function personOf({ type, subject }: Caller): string {
  if (type !== 'user') throw notFound('user');
  return subject;
}
