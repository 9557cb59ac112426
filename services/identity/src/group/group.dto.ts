import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ListQuery } from '@rollcall/service-defaults';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
} from 'class-validator';

const KINDS = ['staff', 'contact'] as const;

export class GroupsQuery extends ListQuery {
  @ApiPropertyOptional({ enum: KINDS })
  @IsOptional()
  @IsIn(KINDS)
  kind?: 'staff' | 'contact';

  @ApiPropertyOptional({ description: 'Any part of the name.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  search?: string;
}

export class CreateGroupDto {
  @ApiProperty({ enum: KINDS })
  @IsIn(KINDS)
  kind: 'staff' | 'contact';

  @ApiProperty({ example: 'Audit', maxLength: 100 })
  @IsString()
  @MaxLength(100)
  @Matches(/\S/u, { message: 'name must not be blank' })
  name: string;

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  description?: string | null;
}

export class EditGroupDto {
  @ApiPropertyOptional({ example: 'Audit', maxLength: 100 })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  @Matches(/\S/u, { message: 'name must not be blank' })
  name?: string;

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  description?: string | null;
}

export class AddMembersDto {
  @ApiProperty({ type: [String], format: 'uuid', minItems: 1, maxItems: 1000 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1000)
  @IsUUID(undefined, { each: true })
  userIds: string[];
}

export class GroupDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: KINDS }) kind: 'staff' | 'contact';
  @ApiProperty({ example: 'Audit' }) name: string;
  @ApiProperty({ type: String, nullable: true }) description: string | null;
  @ApiProperty({ description: 'Everyone of the kind is a member by definition; it cannot be edited.' })
  isSystem: boolean;
  @ApiProperty({ example: 12 }) memberCount: number;
  @ApiProperty({ type: [String], format: 'uuid' }) roleIds: string[];
  @ApiProperty({ example: 1 }) version: number;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
}
