import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Query,
  Res,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  ApiIfMatch,
  ApiPagedResponse,
  CurrentCaller,
  decodeCursor,
  etagOf,
  Idempotent,
  ListQuery,
  RequirePermissions,
  type Caller,
  type Paged,
} from '@rollcall/service-defaults';
import { isUUID } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { UserDto, userDto } from '../user/user.dto.js';
import { isUserPosition } from '../user/user-position.js';
import { UserService } from '../user/user.service.js';
import { AddMembersDto, CreateGroupDto, EditGroupDto, GroupDto, GroupsQuery } from './group.dto.js';
import { GroupService } from './group.service.js';
import { MemberService } from './member.service.js';
import type { GroupPosition } from './read-groups.sql.js';

@ApiTags('Groups')
@Controller('v1/groups')
export class GroupController {
  constructor(
    private readonly groups: GroupService,
    private readonly members: MemberService,
    private readonly users: UserService,
  ) {}

  @Get()
  @RequirePermissions('groups:read')
  @ApiOperation({ operationId: 'listGroups', summary: 'Groups, in the order of their names' })
  @ApiPagedResponse(GroupDto)
  async list(@CurrentCaller() caller: Caller, @Query() query: GroupsQuery): Promise<Paged<GroupDto>> {
    const { cursor, ...filter } = query;
    return this.groups.list(caller, { ...filter, after: decodeCursor(cursor, isGroupPosition) });
  }

  @Post()
  @RequirePermissions('groups:write')
  @Idempotent()
  @ApiOperation({ operationId: 'createGroup', summary: 'Add a group' })
  @ApiCreatedResponse({ type: GroupDto })
  async create(
    @CurrentCaller() caller: Caller,
    @Body() dto: CreateGroupDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<GroupDto> {
    const group = await this.groups.create(caller, dto);
    void reply.header('location', `/v1/groups/${group.id}`);
    return answer(group, reply);
  }

  @Get(':id')
  @RequirePermissions('groups:read')
  @ApiOperation({ operationId: 'getGroup', summary: 'One group' })
  @ApiOkResponse({ type: GroupDto })
  async get(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<GroupDto> {
    return answer(await this.groups.get(caller, id), reply);
  }

  @Patch(':id')
  @RequirePermissions('groups:write')
  @ApiIfMatch()
  @ApiOperation({ operationId: 'editGroup', summary: 'Change name or description of a group' })
  @ApiOkResponse({ type: GroupDto })
  async edit(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: EditGroupDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<GroupDto> {
    return answer(await this.groups.edit(caller, id, dto, ifMatch), reply);
  }

  @Delete(':id')
  @HttpCode(204)
  @RequirePermissions('groups:write')
  @ApiIfMatch()
  @ApiOperation({ operationId: 'deleteGroup', summary: 'Remove a group; the people in it stay' })
  @ApiNoContentResponse({ description: 'The group is gone.' })
  async delete(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    await this.groups.delete(caller, id, ifMatch);
  }

  @Get(':id/members')
  @RequirePermissions('groups:read')
  @ApiOperation({ operationId: 'listGroupMembers', summary: 'People in a group, in the order of their names' })
  @ApiPagedResponse(UserDto)
  async listMembers(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) groupId: string,
    @Query() { limit, cursor }: ListQuery,
  ): Promise<Paged<UserDto>> {
    const { kind } = await this.groups.get(caller, groupId);
    const after = decodeCursor(cursor, isUserPosition);
    const page = await this.users.list(caller, { kind, groupId }, { after, limit });
    return { ...page, items: page.items.map(userDto) };
  }

  @Post(':id/members')
  @HttpCode(204)
  @RequirePermissions('groups:write')
  @Idempotent()
  @ApiOperation({ operationId: 'addGroupMembers', summary: 'Add people to a group' })
  @ApiNoContentResponse({ description: 'They are members.' })
  async addMembers(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) groupId: string,
    @Body() { userIds }: AddMembersDto,
  ): Promise<void> {
    await this.members.add(caller, groupId, [...new Set(userIds)]);
  }

  @Delete(':id/members/:userId')
  @HttpCode(204)
  @RequirePermissions('groups:write')
  @ApiOperation({ operationId: 'removeGroupMember', summary: 'Take somebody out of a group' })
  @ApiNoContentResponse({ description: 'They are no member.' })
  async removeMember(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) groupId: string,
    @Param('userId', ParseUUIDPipe) userId: string,
  ): Promise<void> {
    await this.members.remove(caller, groupId, userId);
  }
}

function answer(group: GroupDto, reply: FastifyReply): GroupDto {
  void reply.header('etag', etagOf(group.version));
  return group;
}

function isGroupPosition(position: unknown): position is GroupPosition {
  const { nameKey, id } = (position ?? {}) as Partial<GroupPosition>;
  return typeof nameKey === 'string' && isUUID(id);
}
