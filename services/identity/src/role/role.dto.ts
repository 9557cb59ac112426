import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ALL_PERMISSIONS, type Permission } from '@rollcall/service-defaults';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateIf,
} from 'class-validator';
import { BUILT_IN_ROLE_KEYS } from './built-in-roles.js';

export class CreateRoleDto {
  @ApiProperty({ example: 'Planner', maxLength: 100 })
  @IsString()
  @MaxLength(100)
  @Matches(/\S/u, { message: 'name must not be blank' })
  name: string;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 1000 })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  description?: string | null;

  @ApiProperty({ enum: [...ALL_PERMISSIONS], isArray: true, description: 'At most what the caller may do.' })
  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(ALL_PERMISSIONS.length)
  @IsIn(ALL_PERMISSIONS, { each: true })
  permissions: Permission[];
}

export class EditRoleDto {
  @ApiPropertyOptional({ example: 'Planner', maxLength: 100 })
  @ValidateIf(({ name }: EditRoleDto) => name !== undefined)
  @IsString()
  @MaxLength(100)
  @Matches(/\S/u, { message: 'name must not be blank' })
  name?: string;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 1000 })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  description?: string | null;

  @ApiPropertyOptional({ enum: [...ALL_PERMISSIONS], isArray: true, description: 'All that the role is to have.' })
  @ValidateIf(({ permissions }: EditRoleDto) => permissions !== undefined)
  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(ALL_PERMISSIONS.length)
  @IsIn(ALL_PERMISSIONS, { each: true })
  permissions?: Permission[];
}

export class RoleDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: BUILT_IN_ROLE_KEYS, nullable: true, type: String, description: 'Of a built-in role.' })
  key: string | null;
  @ApiProperty({ example: 'Planner' }) name: string;
  @ApiProperty({ type: String, nullable: true }) description: string | null;
  @ApiProperty({ enum: [...ALL_PERMISSIONS], isArray: true }) permissions: string[];
  @ApiProperty({ description: 'Built-in roles are neither changed nor removed.' }) isBuiltIn: boolean;
  @ApiProperty({ example: 3, description: 'People who have it by themselves.' }) userCount: number;
  @ApiProperty({ example: 1, description: 'Groups that carry it.' }) groupCount: number;
  @ApiProperty({ example: 1 }) version: number;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
}

export class RolesDto {
  @ApiProperty({ type: [String], format: 'uuid', description: 'All roles that are wanted; others are taken away.' })
  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(200)
  @IsUUID(undefined, { each: true })
  roleIds: string[];
}

class RoleNameDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ type: String, nullable: true }) key: string | null;
  @ApiProperty() name: string;
}

export class AssignedRolesDto {
  @ApiProperty({ type: [String], format: 'uuid' }) roleIds: string[];
  @ApiProperty({ type: [RoleNameDto] }) roles: RoleNameDto[];
}

class PermissionReasonDto {
  @ApiProperty({ format: 'uuid' }) roleId: string;
  @ApiProperty({ example: 'Staff Admin' }) roleName: string;
  @ApiPropertyOptional({ format: 'uuid', description: 'The group that carries the role; absent for an own role.' })
  groupId?: string;
  @ApiPropertyOptional({ example: 'HR' }) groupName?: string;
}

class EffectivePermissionDto {
  @ApiProperty({ enum: [...ALL_PERMISSIONS] }) permission: string;
  @ApiProperty({ type: [PermissionReasonDto] }) why: PermissionReasonDto[];
}

export class EffectivePermissionsDto {
  @ApiProperty({
    description: 'Whether the person can use them now: active, with an account that has a password.',
  })
  inForce: boolean;

  @ApiProperty({ type: [EffectivePermissionDto] }) items: EffectivePermissionDto[];
  @ApiProperty({ type: String, nullable: true, example: null }) nextCursor: null;
}

class PermissionDto {
  @ApiProperty({ enum: [...ALL_PERMISSIONS] }) permission: string;
  @ApiProperty({ example: 'See staff' }) description: string;
  @ApiProperty({ description: 'Whether the caller has it, and so may give it.' }) held: boolean;
}

export class PermissionsDto {
  @ApiProperty({ type: [PermissionDto] }) items: PermissionDto[];
  @ApiProperty({ type: String, nullable: true, example: null }) nextCursor: null;
}

export class PermissionsQuery {
  @ApiPropertyOptional({ enum: ['nl', 'en'], default: 'en' })
  @IsOptional()
  @IsIn(['nl', 'en'])
  locale: 'nl' | 'en' = 'en';
}
