import { Body, Controller, Get, Headers, Param, ParseUUIDPipe, Put, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  ApiIfMatch,
  Authenticated,
  CurrentCaller,
  etagOf,
  INSTALLATION_PERMISSIONS,
  PERMISSIONS,
  RequirePermissions,
  type Caller,
} from '@rollcall/service-defaults';
import type { FastifyReply } from 'fastify';
import { PERMISSION_TEXTS } from './permission-texts.js';
import { RoleAssignmentService, type AssignedRoles } from './role-assignment.service.js';
import { AssignedRolesDto, EffectivePermissionsDto, PermissionsDto, PermissionsQuery, RolesDto } from './role.dto.js';

@ApiTags('Roles')
@Controller('v1')
export class RoleAssignmentController {
  constructor(private readonly assignments: RoleAssignmentService) {}

  @Get('permissions')
  @Authenticated()
  @ApiOperation({ operationId: 'listPermissions', summary: 'All permissions there are' })
  @ApiOkResponse({ type: PermissionsDto })
  listPermissions(@CurrentCaller() caller: Caller, @Query() { locale }: PermissionsQuery): PermissionsDto {
    // Rights over the installation are nothing that an ordinary organisation could give to anybody.
    const known = [...PERMISSIONS, ...INSTALLATION_PERMISSIONS.filter((right) => caller.permissions.has(right))];
    const items = known.map((permission) => ({
      permission,
      description: PERMISSION_TEXTS[locale][permission],
      held: caller.permissions.has(permission),
    }));
    return { items, nextCursor: null };
  }

  @Get('users/:id/permissions')
  @RequirePermissions('roles:read')
  @ApiOperation({ operationId: 'getUserPermissions', summary: 'What a person may do, and why' })
  @ApiOkResponse({ type: EffectivePermissionsDto })
  async permissionsOf(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<EffectivePermissionsDto> {
    return { ...(await this.assignments.permissionsOf(caller, id)), nextCursor: null };
  }

  @Get('users/:id/roles')
  @RequirePermissions('roles:read')
  @ApiOperation({ operationId: 'getUserRoles', summary: 'Roles that a person has by themselves' })
  @ApiOkResponse({ type: AssignedRolesDto })
  async rolesOfUser(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AssignedRolesDto> {
    return answer(await this.assignments.rolesOf(caller, 'user', id), reply);
  }

  @Put('users/:id/roles')
  @RequirePermissions('roles:assign')
  @ApiIfMatch('roles that were')
  @ApiOperation({ operationId: 'setUserRoles', summary: 'Give a person exactly these roles' })
  @ApiOkResponse({ type: AssignedRolesDto })
  async setRolesOfUser(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { roleIds }: RolesDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AssignedRolesDto> {
    return answer(await this.assignments.replace(caller, 'user', id, roleIds, ifMatch), reply);
  }

  @Get('groups/:id/roles')
  @RequirePermissions('roles:read')
  @ApiOperation({ operationId: 'getGroupRoles', summary: 'Roles that members of a group have' })
  @ApiOkResponse({ type: AssignedRolesDto })
  async rolesOfGroup(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AssignedRolesDto> {
    return answer(await this.assignments.rolesOf(caller, 'group', id), reply);
  }

  @Put('groups/:id/roles')
  @RequirePermissions('roles:assign')
  @ApiIfMatch('roles that were')
  @ApiOperation({ operationId: 'setGroupRoles', summary: 'Give members of a group exactly these roles' })
  @ApiOkResponse({ type: AssignedRolesDto })
  async setRolesOfGroup(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { roleIds }: RolesDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AssignedRolesDto> {
    return answer(await this.assignments.replace(caller, 'group', id, roleIds, ifMatch), reply);
  }
}

function answer({ roles, version }: AssignedRoles, reply: FastifyReply): AssignedRolesDto {
  void reply.header('etag', etagOf(version));
  return { roleIds: roles.map(({ id }) => id), roles: roles.map(({ id, key, name }) => ({ id, key, name })) };
}
