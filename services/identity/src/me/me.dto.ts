import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ALL_PERMISSIONS } from '@rollcall/service-defaults';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { OrganizationSettingsDto } from '../organization/organization.dto.js';
import { UserDto } from '../user/user.dto.js';

class MyOrganizationDto extends OrganizationSettingsDto {
  @ApiProperty({ format: 'uuid' }) id: string;
}

export class MeDto {
  @ApiProperty({ description: 'Of the person, or client id of the API client.' }) id: string;
  @ApiProperty({ enum: ['user', 'api-client'] }) type: 'user' | 'api-client';
  @ApiProperty({ type: MyOrganizationDto }) organization: MyOrganizationDto;
  @ApiProperty({ enum: [...ALL_PERMISSIONS], isArray: true, description: 'What the access token allows.' })
  permissions: string[];
  @ApiProperty({ type: UserDto, nullable: true, description: 'Null for an API client.' }) user: UserDto | null;
}

/** What people look after themselves; the rest is for who administers them. */
export class EditMeDto {
  @ApiPropertyOptional({ type: String, nullable: true, example: 'nl' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  locale?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: '416-555-5117 Ext: 128' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  phone?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: '06 12345678' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  mobile?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: '020 1234567' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  homePhone?: string | null;
}
