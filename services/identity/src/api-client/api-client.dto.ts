import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ALL_PERMISSIONS, type Permission } from '@rollcall/service-defaults';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsNotEmpty,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
} from 'class-validator';

export class CreateApiClientBody {
  @ApiProperty({ example: 'Personeelssysteem' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  name: string;

  @ApiProperty({ enum: [...ALL_PERMISSIONS], isArray: true, description: 'At most what the caller may do.' })
  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(ALL_PERMISSIONS.length)
  @IsIn(ALL_PERMISSIONS, { each: true })
  permissions: Permission[];

  @ApiPropertyOptional({ type: String, format: 'date-time', nullable: true, description: 'Null: never.' })
  @IsOptional()
  @IsISO8601({ strict: true })
  expiresAt?: string | null;
}

export class RotateApiClientBody {
  @ApiPropertyOptional({
    minimum: 0,
    maximum: 30 * 24 * 60 * 60,
    default: 24 * 60 * 60,
    description: 'How long the old secret goes on working; 0 for one that leaked.',
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(30 * 24 * 60 * 60)
  keepOldSeconds?: number;
}

export class ApiClientDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'rc_7Qk2mXw9Zt4bVn1c' })
  clientId: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ enum: [...ALL_PERMISSIONS], isArray: true })
  permissions: string[];

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  expiresAt: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  lastUsedAt: string | null;

  @ApiProperty({ type: String, nullable: true })
  createdBy: string | null;

  @ApiProperty({ format: 'date-time' })
  createdAt: string;
}

export class ApiClientWithSecretDto extends ApiClientDto {
  @ApiProperty({ description: 'Shown this once. Keep it like a password.' })
  clientSecret: string;
}
