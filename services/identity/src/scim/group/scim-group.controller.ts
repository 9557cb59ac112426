import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Patch, Post, Put, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Idempotent, RequirePermissions, type Caller } from '@rollcall/service-defaults';
import type { FastifyReply } from 'fastify';
import { answer, listAnswer } from '../http/answer.js';
import { ScimApi, ScimIfMatch, ScimIfNoneMatch, ScimListQuery, ScimProjection } from '../http/scim-api.decorators.js';
import { ScimGroupDto, ScimPatchDto, ScimSearchDto } from '../http/scim.dto.js';
import { throughScim } from '../http/through-scim.js';
import { readListQuery, readProjection } from '../resource/list-query.rules.js';
import { GROUP_TYPE } from '../schema/group.schema.js';
import { ScimGroupService } from './scim-group.service.js';

type Given = Record<string, unknown>;

@ApiTags('SCIM')
@Controller('scim/v2/Groups')
export class ScimGroupController {
  constructor(private readonly groups: ScimGroupService) {}

  @Get()
  @RequirePermissions('groups:read')
  @ScimListQuery()
  @ScimApi({ id: 'scimListGroups', summary: 'SCIM: groups that fit a filter', list: ScimGroupDto })
  async list(@CurrentCaller() caller: Caller, @Query() given: Given): Promise<object> {
    const query = readListQuery(GROUP_TYPE, given);
    return listAnswer(GROUP_TYPE, await this.groups.list(throughScim(caller), query), query);
  }

  @Post('.search')
  @HttpCode(200)
  @RequirePermissions('groups:read')
  @ScimApi({
    id: 'scimSearchGroups',
    summary: 'SCIM: groups that fit a search request',
    list: ScimGroupDto,
    body: ScimSearchDto,
  })
  async search(@CurrentCaller() caller: Caller, @Body() body: Given): Promise<object> {
    return this.list(caller, body);
  }

  @Post()
  @RequirePermissions('groups:write')
  @Idempotent()
  @ScimApi({
    id: 'scimCreateGroup',
    summary: 'SCIM: add a group',
    answer: ScimGroupDto,
    body: ScimGroupDto,
    status: 201,
  })
  async create(
    @CurrentCaller() caller: Caller,
    @Body() body: object,
    @Query() given: Given,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const projection = readProjection(GROUP_TYPE, given);
    const resource = await this.groups.create(throughScim(caller), body);
    void reply.header('location', resource.meta.location);
    return answer(GROUP_TYPE, resource, projection, reply);
  }

  @Get(':id')
  @RequirePermissions('groups:read')
  @ScimProjection()
  @ScimIfNoneMatch()
  @ScimApi({ id: 'scimGetGroup', summary: 'SCIM: one group', answer: ScimGroupDto })
  async get(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Query() given: Given,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const projection = readProjection(GROUP_TYPE, given);
    const resource = await this.groups.get(throughScim(caller), id, projection);
    return answer(GROUP_TYPE, resource, projection, reply, ifNoneMatch);
  }

  @Put(':id')
  @RequirePermissions('groups:write')
  @ScimProjection()
  @ScimIfMatch()
  @ScimApi({ id: 'scimReplaceGroup', summary: 'SCIM: replace a group', answer: ScimGroupDto, body: ScimGroupDto })
  async replace(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Body() body: object,
    @Query() given: Given,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const projection = readProjection(GROUP_TYPE, given);
    return answer(GROUP_TYPE, await this.groups.replace(throughScim(caller), id, body, ifMatch), projection, reply);
  }

  @Patch(':id')
  @RequirePermissions('groups:write')
  @ScimProjection()
  @ScimIfMatch()
  @ScimApi({ id: 'scimPatchGroup', summary: 'SCIM: change a group', answer: ScimGroupDto, body: ScimPatchDto })
  async patch(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Body() body: object,
    @Query() given: Given,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const projection = readProjection(GROUP_TYPE, given);
    return answer(GROUP_TYPE, await this.groups.patch(throughScim(caller), id, body, ifMatch), projection, reply);
  }

  @Delete(':id')
  @HttpCode(204)
  @RequirePermissions('groups:write')
  @ScimIfMatch()
  @ScimApi({ id: 'scimDeleteGroup', summary: 'SCIM: remove a group', status: 204 })
  async delete(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    await this.groups.delete(throughScim(caller), id, ifMatch);
  }
}
