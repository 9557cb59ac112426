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
import { emailKey } from '@rollcall/contracts';
import {
  ApiIfMatch,
  ApiPagedResponse,
  CurrentCaller,
  decodeCursor,
  etagOf,
  Idempotent,
  RequireAnyPermission,
  type Caller,
  type Paged,
} from '@rollcall/service-defaults';
import type { FastifyReply } from 'fastify';
import {
  CreateUserDto,
  EditUserDto,
  personValuesOf,
  UserCountDto,
  UserDto,
  userDto,
  UserFilterQuery,
  UsersQuery,
  type UserView,
} from './user.dto.js';
import { isUserPosition } from './user-position.js';
import { UserService } from './user.service.js';

@ApiTags('Users')
@Controller('v1/users')
export class UserController {
  constructor(private readonly users: UserService) {}

  @Get()
  @RequireAnyPermission('staff:read', 'contacts:read')
  @ApiOperation({ operationId: 'listUsers', summary: 'People, in the order of their names' })
  @ApiPagedResponse(UserDto)
  async list(@CurrentCaller() caller: Caller, @Query() query: UsersQuery): Promise<Paged<UserDto>> {
    const { cursor, limit, offset, ...filter } = query;
    const after = decodeCursor(cursor, isUserPosition);
    const page = await this.users.list(caller, filterOf(filter), { after, limit, offset });
    return { ...page, items: page.items.map(userDto) };
  }

  @Get('count')
  @RequireAnyPermission('staff:read', 'contacts:read')
  @ApiOperation({ operationId: 'countUsers', summary: 'How many people a list has' })
  @ApiOkResponse({ type: UserCountDto })
  async count(@CurrentCaller() caller: Caller, @Query() query: UserFilterQuery): Promise<UserCountDto> {
    return { count: await this.users.count(caller, filterOf(query)) };
  }

  @Post()
  @RequireAnyPermission('staff:write', 'contacts:write')
  @Idempotent()
  @ApiOperation({ operationId: 'createUser', summary: 'Add a person' })
  @ApiCreatedResponse({ type: UserDto })
  async create(
    @CurrentCaller() caller: Caller,
    @Body() dto: CreateUserDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UserDto> {
    const { kind, invitation = 'send', status, groups, ...values } = dto;
    const init = { kind, invitation, status, groups, values: personValuesOf(values) };
    const created = await this.users.create(caller, init);
    void reply.header('location', `/v1/users/${created.user.id}`);
    return answer(created, reply);
  }

  @Get(':id')
  @RequireAnyPermission('staff:read', 'contacts:read')
  @ApiOperation({ operationId: 'getUser', summary: 'One person' })
  @ApiOkResponse({ type: UserDto })
  async get(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UserDto> {
    return answer(await this.users.get(caller, id), reply);
  }

  @Patch(':id')
  @RequireAnyPermission('staff:write', 'contacts:write')
  @ApiIfMatch()
  @ApiOperation({ operationId: 'editUser', summary: 'Change values of a person' })
  @ApiOkResponse({ type: UserDto })
  async edit(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: EditUserDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UserDto> {
    const { status, groups, ...values } = dto;
    const decide = () => ({ values: personValuesOf(values), status, groups });
    return answer(await this.users.revise(caller, id, decide, ifMatch), reply);
  }

  @Delete(':id')
  @HttpCode(204)
  @RequireAnyPermission('staff:write', 'contacts:write')
  @ApiIfMatch()
  @ApiOperation({
    operationId: 'deleteUser',
    summary: 'Remove a person with memberships, roles, password and sessions',
  })
  @ApiNoContentResponse({ description: 'The person is gone; the history stays.' })
  async delete(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    await this.users.delete(caller, id, ifMatch);
  }

  @Post(':id/deactivate')
  @HttpCode(200)
  @RequireAnyPermission('staff:write', 'contacts:write')
  @Idempotent()
  @ApiIfMatch()
  @ApiOperation({ operationId: 'deactivateUser', summary: 'Make a person inactive; their sessions end at once' })
  @ApiOkResponse({ type: UserDto })
  async deactivate(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UserDto> {
    return answer(await this.users.deactivate(caller, id, ifMatch), reply);
  }

  @Post(':id/reactivate')
  @HttpCode(200)
  @RequireAnyPermission('staff:write', 'contacts:write')
  @Idempotent()
  @ApiIfMatch()
  @ApiOperation({ operationId: 'reactivateUser', summary: 'Make an inactive person active again' })
  @ApiOkResponse({ type: UserDto })
  async reactivate(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UserDto> {
    return answer(await this.users.reactivate(caller, id, ifMatch), reply);
  }
}

function filterOf({ email, ...filter }: UserFilterQuery) {
  return email === undefined ? filter : { ...filter, emailKey: emailKey(email) };
}

function answer(view: UserView, reply: FastifyReply): UserDto {
  void reply.header('etag', etagOf(view.user.version));
  return userDto(view);
}
