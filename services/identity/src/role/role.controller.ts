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
import type { RolePosition } from './read-roles.sql.js';
import { CreateRoleDto, EditRoleDto, RoleDto } from './role.dto.js';
import { RoleService } from './role.service.js';

@ApiTags('Roles')
@Controller('v1/roles')
export class RoleController {
  constructor(private readonly roles: RoleService) {}

  @Get()
  @RequirePermissions('roles:read')
  @ApiOperation({ operationId: 'listRoles', summary: 'Roles, in the order of their names' })
  @ApiPagedResponse(RoleDto)
  async list(@CurrentCaller() caller: Caller, @Query() { limit, cursor }: ListQuery): Promise<Paged<RoleDto>> {
    return this.roles.list(caller, { limit, after: decodeCursor(cursor, isPosition) });
  }

  @Post()
  @RequirePermissions('roles:write')
  @Idempotent()
  @ApiOperation({ operationId: 'createRole', summary: 'Add a role' })
  @ApiCreatedResponse({ type: RoleDto })
  async create(
    @CurrentCaller() caller: Caller,
    @Body() dto: CreateRoleDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RoleDto> {
    const role = await this.roles.create(caller, dto);
    void reply.header('location', `/v1/roles/${role.id}`);
    return answer(role, reply);
  }

  @Get(':id')
  @RequirePermissions('roles:read')
  @ApiOperation({ operationId: 'getRole', summary: 'One role' })
  @ApiOkResponse({ type: RoleDto })
  async get(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RoleDto> {
    return answer(await this.roles.get(caller, id), reply);
  }

  @Patch(':id')
  @RequirePermissions('roles:write')
  @ApiIfMatch()
  @ApiOperation({ operationId: 'editRole', summary: 'Change a role of the organisation’s own' })
  @ApiOkResponse({ type: RoleDto })
  async edit(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: EditRoleDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RoleDto> {
    return answer(await this.roles.edit(caller, id, dto, ifMatch), reply);
  }

  @Delete(':id')
  @HttpCode(204)
  @RequirePermissions('roles:write')
  @ApiIfMatch()
  @ApiOperation({ operationId: 'deleteRole', summary: 'Remove a role that nobody has' })
  @ApiNoContentResponse({ description: 'The role is gone.' })
  async delete(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    await this.roles.delete(caller, id, ifMatch);
  }
}

function answer(role: RoleDto, reply: FastifyReply): RoleDto {
  void reply.header('etag', etagOf(role.version));
  return role;
}

function isPosition(position: unknown): position is RolePosition {
  const { nameKey, id } = (position ?? {}) as Partial<RolePosition>;
  return typeof nameKey === 'string' && isUUID(id);
}
