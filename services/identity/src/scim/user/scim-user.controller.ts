import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Patch, Post, Put, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Idempotent, RequireAnyPermission, type Caller } from '@rollcall/service-defaults';
import type { FastifyReply } from 'fastify';
import { answer, listAnswer } from '../http/answer.js';
import { ScimApi, ScimIfMatch, ScimIfNoneMatch, ScimListQuery, ScimProjection } from '../http/scim-api.decorators.js';
import { ScimUserDto, ScimPatchDto, ScimSearchDto } from '../http/scim.dto.js';
import { throughScim } from '../http/through-scim.js';
import { readListQuery, readProjection } from '../resource/list-query.rules.js';
import { USER_TYPE } from '../schema/user.schema.js';
import { ScimUserService } from './scim-user.service.js';

type Given = Record<string, unknown>;

@ApiTags('SCIM')
@Controller('scim/v2/Users')
export class ScimUserController {
  constructor(private readonly users: ScimUserService) {}

  @Get()
  @RequireAnyPermission('staff:read', 'contacts:read')
  @ScimListQuery()
  @ScimApi({ id: 'scimListUsers', summary: 'SCIM: people that fit a filter', list: ScimUserDto })
  async list(@CurrentCaller() caller: Caller, @Query() given: Given): Promise<object> {
    const query = readListQuery(USER_TYPE, given);
    return listAnswer(USER_TYPE, await this.users.list(throughScim(caller), query), query);
  }

  @Post('.search')
  @HttpCode(200)
  @RequireAnyPermission('staff:read', 'contacts:read')
  @ScimApi({
    id: 'scimSearchUsers',
    summary: 'SCIM: people that fit a search request',
    list: ScimUserDto,
    body: ScimSearchDto,
  })
  async search(@CurrentCaller() caller: Caller, @Body() body: Given): Promise<object> {
    return this.list(caller, body);
  }

  @Post()
  @RequireAnyPermission('staff:write', 'contacts:write')
  @Idempotent()
  @ScimApi({ id: 'scimCreateUser', summary: 'SCIM: add a person', answer: ScimUserDto, body: ScimUserDto, status: 201 })
  async create(
    @CurrentCaller() caller: Caller,
    @Body() body: object,
    @Query() given: Given,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const projection = readProjection(USER_TYPE, given);
    const resource = await this.users.create(throughScim(caller), body);
    void reply.header('location', resource.meta.location);
    return answer(USER_TYPE, resource, projection, reply);
  }

  @Get(':id')
  @RequireAnyPermission('staff:read', 'contacts:read')
  @ScimProjection()
  @ScimIfNoneMatch()
  @ScimApi({ id: 'scimGetUser', summary: 'SCIM: one person', answer: ScimUserDto })
  async get(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Query() given: Given,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const projection = readProjection(USER_TYPE, given);
    const resource = await this.users.get(throughScim(caller), id, projection);
    return answer(USER_TYPE, resource, projection, reply, ifNoneMatch);
  }

  @Put(':id')
  @RequireAnyPermission('staff:write', 'contacts:write')
  @ScimProjection()
  @ScimIfMatch()
  @ScimApi({ id: 'scimReplaceUser', summary: 'SCIM: replace a person', answer: ScimUserDto, body: ScimUserDto })
  async replace(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Body() body: object,
    @Query() given: Given,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const projection = readProjection(USER_TYPE, given);
    return answer(USER_TYPE, await this.users.replace(throughScim(caller), id, body, ifMatch), projection, reply);
  }

  @Patch(':id')
  @RequireAnyPermission('staff:write', 'contacts:write')
  @ScimProjection()
  @ScimIfMatch()
  @ScimApi({ id: 'scimPatchUser', summary: 'SCIM: change a person', answer: ScimUserDto, body: ScimPatchDto })
  async patch(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Body() body: object,
    @Query() given: Given,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const projection = readProjection(USER_TYPE, given);
    return answer(USER_TYPE, await this.users.patch(throughScim(caller), id, body, ifMatch), projection, reply);
  }

  @Delete(':id')
  @HttpCode(204)
  @RequireAnyPermission('staff:write', 'contacts:write')
  @ScimIfMatch()
  @ScimApi({ id: 'scimDeleteUser', summary: 'SCIM: remove a person', status: 204 })
  async delete(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    await this.users.delete(throughScim(caller), id, ifMatch);
  }
}
